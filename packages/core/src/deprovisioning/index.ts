export { orderTeardown, type TeardownNode, type TeardownOptions, type TeardownOrder } from './order-teardown.js'
