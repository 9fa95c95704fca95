export type { FeedbackPart, FeedbackProps } from './feedback-props.js'
export { type UseFeedbackOptions, type UseFeedbackResult, useFeedback } from './use-feedback.js'
