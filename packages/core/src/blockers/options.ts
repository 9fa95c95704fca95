import type { CheckAnswer, Remedy } from './answer.js'
import type { BlockersMessages } from './messages.js'

/** One thing that may be in the way. */
export interface Check {
  /** Its own, among all checks of the list. */
  readonly id: string
  /** What is checked, as a noun: "DNS zones". */
  readonly label: string
  /** Finds out. What it throws, and no answer in time, counts as not known: the gate stays closed. */
  readonly check: (context: { readonly signal: AbortSignal }) => CheckAnswer | PromiseLike<CheckAnswer>
  /** How to clear it, unless the answer brings remedies of its own. */
  readonly remedies?: readonly Remedy[]
}

export interface BlockersOptions {
  readonly checks: readonly Check[]
  /** How long a check may take, in milliseconds. Default 15,000. */
  readonly timeout?: number
  /** Makes idempotency keys for remedies. Default: 128 random bits. */
  readonly newKey?: () => string
  readonly messages: BlockersMessages
}
