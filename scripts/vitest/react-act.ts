/**
 * A state change outside of `act` then warns, which fails the test. Not for the tests in a real browser: there the input
 * is real as well, and comes when it comes.
 */
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
