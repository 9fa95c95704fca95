import type { Remedy } from './descriptor.js'
import type { Actor, Count, Instant, Money, Open, Snapshot } from './wire.js'

/** One fact that was checked, good or bad. */
export interface Blocker {
  readonly id: string
  readonly code: Open<
    | 'active_resources'
    | 'outstanding_balance'
    | 'active_subscription'
    | 'sole_owner'
    | 'lock'
    | 'legal_hold'
    | 'open_dispute'
    | 'operation_in_progress'
    | 'quota'
    | 'commitment'
  >
  /** `unknown`, `error` and a state that nobody knows are in the way: what is not known to be clear is not. */
  readonly state: Open<'blocking' | 'resolving' | 'resolved' | 'not_applicable' | 'unknown' | 'error'>
  readonly title: string
  readonly detail?: string
  readonly amount?: Money
  readonly count?: Count
  /** Some of what is in the way, by name. */
  readonly samples?: readonly string[]
  readonly who: Actor
  /** When it goes by itself. */
  readonly until?: Instant
  readonly remedies: readonly Remedy[]
}

/** One blocker, looked at alone. Its etag is its own: only that of a whole report starts a closure. */
export interface BlockerSnapshot extends Blocker, Snapshot {}

/** All blockers at one moment. */
export interface BlockerReport extends Snapshot {
  readonly blockers: readonly Blocker[]
  /** Whether every check gave an answer. */
  readonly complete: boolean
  /** `unknown` when a check failed. Only `clear` lets a closure start. */
  readonly verdict: Open<'clear' | 'blocked' | 'unknown'>
}
