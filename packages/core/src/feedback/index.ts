export type { SchemaIssue, SchemaResult, StandardSchema } from '../schema/standard-schema.js'
export type { Answers, FilledReason, FilledText } from './answers.js'
export { type CheckedFeedback, connectFieldErrors } from './connect-field-errors.js'
export { createFeedback, type Feedback, type FeedbackDeed } from './create-feedback.js'
export { type Acceptance, type OfferingFeedback, type OfferOptions, type Offers, offersOf } from './create-offers.js'
export { describeFeedback, type FeedbackView, type ReasonView, type TextView } from './describe.js'
export {
  enFeedback,
  enFeedbackForm,
  enOffer,
  type FeedbackFormMessages,
  type FeedbackMessages,
  type OfferMessages,
} from './messages.js'
export { noOffer, type OfferEvent, type OfferState, type ShownOffer, transitionOffer } from './offer-transition.js'
export type { FeedbackContext, FeedbackOptions } from './options.js'
export {
  defineReasons,
  type FeedbackText,
  type Offer,
  type Reason,
  type ReasonId,
  type UniqueReasons,
} from './reasons.js'
export type { ChosenReason, FeedbackEnd, FeedbackRecord, FeedbackResult } from './result.js'
export { shuffleReasons } from './shuffle.js'
export {
  emptyFeedback,
  type FeedbackEvent,
  type FeedbackField,
  type FeedbackIssue,
  type FeedbackState,
  transitionFeedback,
} from './transition.js'
