import { type FeedbackResult, textOf } from '../result.js'

const known = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const

/** The reasons that Stripe knows. */
export type CancellationFeedback = (typeof known)[number]

/** `cancellation_details` of Stripe's calls that cancel or update a subscription. */
export interface CancellationDetails {
  readonly feedback?: CancellationFeedback
  readonly comment?: string
}

/** Stripe refuses a longer comment. */
const COMMENT_LENGTH = 5000

/**
 * A result as Stripe's `cancellation_details`. Stripe takes one reason: the first chosen one whose `code`, or else id, it
 * knows; `other` when it knows none. The texts become the comment, a line each, cut at 5000 characters.
 */
export function toCancellationDetails(result: FeedbackResult): CancellationDetails {
  const codes = result.reasons.map(({ id, code = id }) => code)
  const feedback = known.find((each) => each === codes.find((code) => known.some((other) => other === code)))
  // A surrogate that lost its other half is no text.
  const comment = textOf(result)
    .slice(0, COMMENT_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
  return { ...(codes.length > 0 && { feedback: feedback ?? 'other' }), ...(comment && { comment }) }
}
