export { type UseActionResult, useAction } from './use-action.js'
