export type { FeedbackPart, FeedbackProps } from './feedback-props.js'
export { type UseFeedbackOptions, type UseFeedbackResult, useFeedback } from './use-feedback.js'
export { type UseFieldErrorsOptions, useFieldErrors } from './use-field-errors.js'
export { type UseOfferOptions, type UseOfferResult, useOffer } from './use-offer.js'
