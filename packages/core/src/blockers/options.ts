import type { CheckAnswer, Knowledge, Remedy } from './answer.js'
import type { BlockersMessages } from './messages.js'

/** What the app holds already, for example in a query cache: see `holdAnswer`. It is read where it is, and never copied. */
export interface HeldAnswer {
  readonly known: Knowledge
  readonly checking: boolean
  readonly version: unknown
}

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
  /**
   * What must be clear first, by the ids of checks that stand before this one in the list. Until then this one is
   * locked: it is checked and shown, but offers no remedy. Default: nothing.
   */
  readonly after?: readonly string[]
  /** The answer that the app holds. Then `check` runs only when asked for, and before the deed. See `checkFromQuery`. */
  readonly held?: HeldAnswer
}

export interface BlockersOptions {
  /** An empty list has nothing in the way: its gate is open. */
  readonly checks: readonly Check[]
  /** How long a check may take, in milliseconds. Default 15,000. */
  readonly timeout?: number
  readonly messages: BlockersMessages
}
