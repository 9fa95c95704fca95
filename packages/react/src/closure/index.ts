export { type UseClosureOptions, type UseClosureResult, useClosure } from './use-closure.js'
export { type UseClosureStatusOptions, useClosureStatus } from './use-closure-status.js'
