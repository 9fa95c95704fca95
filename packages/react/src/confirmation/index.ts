export type { ConfirmationProps } from './confirmation-props.js'
export {
  type UseAcknowledgementsOptions,
  type UseAcknowledgementsResult,
  useAcknowledgements,
} from './use-acknowledgements.js'
export { type UseConfirmationOptions, type UseConfirmationResult, useConfirmation } from './use-confirmation.js'
export { type UseHoldOptions, type UseHoldResult, useHold } from './use-hold.js'
