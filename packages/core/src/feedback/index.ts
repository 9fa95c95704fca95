export type { SchemaIssue, SchemaResult, StandardSchema } from '../schema/standard-schema.js'
export { createFeedback, type Feedback } from './create-feedback.js'
export { describeFeedback, type FeedbackView, type ReasonView, type TextView } from './describe.js'
export { enFeedback, type FeedbackMessages } from './messages.js'
export type { Acceptance, FeedbackContext, FeedbackOptions } from './options.js'
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
