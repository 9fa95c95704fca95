export { useFlow } from '../internal/use-controller.js'
