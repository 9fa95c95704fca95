import { type UniqueItems, withUniqueIds } from '../internal/unique-ids.js'

/** A free text. */
export interface FeedbackText {
  readonly label: string
  /** Whether it must be filled in; white space does not count. Default `false`. */
  readonly required?: boolean
}

/** What a user could do instead of leaving, for example pause. What it says is the app's own. */
export interface Offer {
  /** What is recorded when it is accepted. */
  readonly id: string
  readonly title: string
  readonly description?: string
  /** Label of the button that takes it, by what follows: "Pause for 3 months". Default: the catalogue's. */
  readonly acceptLabel?: string
  /** Label of the button that turns it down. Let it be a plain no. Default: the catalogue's. */
  readonly declineLabel?: string
}

/** Why somebody leaves. Plain data: it may come from a server. */
export interface Reason<Id extends string = string> {
  /** What is recorded. Its own, among all reasons. */
  readonly id: Id
  /** What is shown, in any language. */
  readonly label: string
  readonly description?: string
  /** Keeps its place in the list when the others are shuffled, as "Other" does at the end. Default `false`. */
  readonly pinned?: boolean
  /** A text that is asked for while the reason is chosen. */
  readonly followUp?: FeedbackText
  /** Shown by `useOffer` before the answers are sent: one at most, of several the one whose reason comes first. */
  readonly offer?: Offer
  /** Where it leads. Passed on in the result. */
  readonly branch?: string
  /** What other systems call it. Passed on in the result. */
  readonly code?: string
}

/** The ids of some reasons. */
export type ReasonId<Reasons extends readonly Reason[]> = Reasons[number]['id']

/** Makes the second of two reasons with one id a type error that says so. */
export type UniqueReasons<Reasons extends readonly Reason[]> = UniqueItems<Reasons, 'reason'>

/**
 * Defines reasons with literal ids, for `createFeedback` and `useFeedback`. Throws when two reasons have one id.
 *
 * @example
 * const reasons = defineReasons([
 *   { id: 'price', label: 'It costs too much', code: 'too_expensive' },
 *   { id: 'other', label: 'Something else', pinned: true, followUp: { label: 'What is it?', required: true } },
 * ])
 */
export function defineReasons<const Id extends string, const Reasons extends readonly Reason<Id>[]>(
  reasons: Reasons & readonly Reason<Id>[] & UniqueReasons<Reasons>,
): Reasons {
  return withUniqueIds<Reasons>(reasons, 'reason', 'Answers tell reasons apart')
}
