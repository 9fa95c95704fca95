export {
  type Acknowledgement,
  type Acknowledgements,
  type AcknowledgementsEvent,
  type AcknowledgementsMessages,
  type AcknowledgementsOptions,
  type AcknowledgementsState,
  acknowledgementsGate,
  createAcknowledgements,
  enAcknowledgements,
  transitionAcknowledgements,
} from './acknowledgements.js'
export { type Confirmation, createConfirmation } from './create-confirmation.js'
export { createQuestion, type Question } from './create-question.js'
export { type ConfirmationView, describeConfirmation } from './describe.js'
export { type FrictionLevel, frictionGate, frictionLevels } from './friction.js'
export {
  createHold,
  type Hold,
  type HoldEvent,
  type HoldOptions,
  type HoldState,
  holdDuration,
  transitionHold,
} from './hold.js'
export { type ConfirmationMessages, type ConfirmDialogMessages, enConfirmation, enConfirmDialog } from './messages.js'
export type { ConfirmationContext, ConfirmationOptions, ConfirmationReason } from './options.js'
export { matchesPhrase, normalizePhrase, type PhraseOptions } from './phrase.js'
export { type ConfirmationEvent, type ConfirmationState, transitionConfirmation } from './transition.js'
