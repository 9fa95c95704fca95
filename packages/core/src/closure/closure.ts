import type { Consequence, ModeOffer, RestoreBy, Retention } from './descriptor.js'
import type { Actor, Instant, Money, Open, ServerTime, Snapshot, Subject } from './wire.js'

/** What starts a closure. The report that it rests on is named by `ifMatch`. */
export interface StartInput {
  readonly mode: ModeOffer['mode']
  /** The plan that was shown. */
  readonly plan?: { readonly id: string; readonly etag: string }
  /** The ids of what was ticked. */
  readonly acknowledgements?: readonly string[]
  /** What was typed, as it was typed. */
  readonly challenge?: { readonly id: string; readonly value: string }
  readonly reason?: { readonly choice?: string; readonly note?: string }
}

export type ClosureState = Open<
  | 'requested'
  | 'awaiting_confirmation'
  | 'awaiting_vendor'
  | 'scheduled'
  | 'in_progress'
  | 'needs_attention'
  | 'completed'
  | 'cancelled'
  | 'rejected'
  | 'restored'
  | 'expired'
>

/** The record of leaving. What runs technically is the operation. */
export interface Closure extends Snapshot {
  readonly id: string
  readonly subject: Subject
  readonly state: ClosureState
  readonly mode: ModeOffer['mode']
  readonly requestedAt: Instant
  readonly requestedBy?: { readonly id: string; readonly name: string }
  /** Whom it waits for. */
  readonly waitingOn?: { readonly actor: Actor; readonly text: string; readonly expectedBy?: Instant }
  /** When it takes effect, or did. */
  readonly effectiveAt?: Instant
  /** When nothing can be brought back any more. */
  readonly purgeAt?: Instant
  /** How it can be taken back, and until when. `null`: not any more. */
  readonly reversible: { readonly until?: Instant; readonly by: readonly RestoreBy[] } | null
  /** The id of the operation. */
  readonly operation?: string
  readonly ticket?: { readonly id: string; readonly href?: string }
  /** What is charged while it waits: one amount a currency, and until when, in words. */
  readonly accruing?: { readonly monthly: readonly Money[]; readonly until: string }
  /** What went wrong without undoing it: "The e-mail could not be sent." */
  readonly notes?: readonly string[]
  readonly receipt?: Receipt
  /** Only for the one who started it: in the answer to the start, and in `active`. */
  readonly statusToken?: StatusToken
}

/** What was done and what is kept, to be shown and sent. */
export interface Receipt {
  readonly id: string
  readonly issuedAt: Instant
  readonly what: readonly Consequence[]
  readonly retained: readonly Retention[]
  /** What was left behind by choice or by nature. */
  readonly leftBehind: readonly { readonly id: string; readonly name: string; readonly monthly?: Money }[]
  readonly emailedTo?: string
}

/** The right to read one closure and its operation without a session. It never stands in an address. */
export interface StatusToken {
  readonly value: string
  readonly expiresAt: Instant
}

export interface ActiveClosure extends ServerTime {
  readonly closure: Closure | null
}

/** Why somebody leaves. */
export interface ClosureFeedback {
  readonly subject?: Subject
  readonly closure?: string
  readonly choice?: string
  readonly note?: string
}
