import type { Offer, Reason, ReasonId } from './reasons.js'

/** A reason that the user chose. */
export interface ChosenReason<Id extends string = string> {
  readonly id: Id
  /** The place at which it was shown, from 1: of use to find out whether places sway answers. */
  readonly position: number
  /** What was typed with it, trimmed. Missing when nothing was. */
  readonly followUp?: string
  readonly branch?: string
  readonly code?: string
}

/** What the user answers. */
export interface FeedbackResult<Reasons extends readonly Reason[] = readonly Reason[]> {
  /** In the order in which they were shown. */
  readonly reasons: readonly ChosenReason<ReasonId<Reasons>>[]
  /** The general text, trimmed. Missing when nothing was typed. */
  readonly comment?: string
}

/** How a feedback ended. */
export type FeedbackEnd<Reasons extends readonly Reason[] = readonly Reason[]> =
  | { readonly outcome: 'submitted'; readonly result: FeedbackResult<Reasons> }
  /** The user took the offer and stays. */
  | {
      readonly outcome: 'saved'
      readonly result: FeedbackResult<Reasons>
      readonly offer: Offer
      readonly choice: unknown
    }
  /** The user went on without answers. `result`: what was sent off and is not known to have arrived. */
  | { readonly outcome: 'skipped'; readonly result?: FeedbackResult<Reasons> }
  /** The user left the page. `result`: as above. */
  | { readonly outcome: 'abandoned'; readonly result?: FeedbackResult<Reasons> }

/** How a feedback ended, and which. Each submission has exactly one. */
export type FeedbackRecord<Reasons extends readonly Reason[] = readonly Reason[]> = FeedbackEnd<Reasons> & {
  /** The same for all attempts to send one feedback. */
  readonly submissionId: string
}

/** All texts of a result, a line each. */
export function textOf({ reasons, comment }: FeedbackResult): string {
  return [...reasons.map(({ followUp }) => followUp), comment].filter(Boolean).join('\n')
}
