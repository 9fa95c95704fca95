export type { ConfirmationProps } from './confirmation-props.js'
export { type UseConfirmationOptions, type UseConfirmationResult, useConfirmation } from './use-confirmation.js'
