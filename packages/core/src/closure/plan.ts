import type { ModeOffer } from './descriptor.js'
import type { Problem } from './problem.js'
import type { Actor, Instant, Money, Open, Page, Snapshot, Subject } from './wire.js'

/** What a plan is asked for. */
export interface PlanInput {
  readonly mode: ModeOffer['mode']
  /** These resources and what goes with them. Default: all. */
  readonly include?: readonly string[]
  /** What is to be left. Default: nothing. */
  readonly retain?: readonly string[]
  /** After a failure: start nothing more, or go on with what does not depend on it. Default `continue_independent`. */
  readonly onFailure?: Open<'halt' | 'continue_independent'>
}

/** What would be removed, in which order. Nothing has happened yet. */
export interface Plan extends Snapshot {
  readonly id: string
  readonly subject: Subject
  readonly input: PlanInput
  readonly expiresAt: Instant
  readonly totals: { readonly tasks: number; readonly byKind: Readonly<Record<string, number>> }
  /** How many waves. The tasks of one may run together. */
  readonly waves: number
  /** The members of each loop. While there is one, the plan cannot start. */
  readonly cycles: readonly (readonly string[])[]
  /** What is left behind, by resource. */
  readonly survivors: readonly string[]
  /** The first task that cannot be undone. */
  readonly pointOfNoReturn?: string
  /** One amount a currency. */
  readonly cost: {
    readonly monthlyBefore: readonly Money[]
    readonly monthlyAfter: readonly Money[]
    readonly finalInvoice?: { readonly estimate?: Money; readonly on?: Instant; readonly text: string }
  }
}

/** One thing to be done. */
export interface Task {
  readonly id: string
  readonly resource?: string
  readonly kind: string
  readonly action: Open<
    | 'export'
    | 'disable'
    | 'delete'
    | 'detach'
    | 'cancel_billing'
    | 'revoke_sessions'
    | 'vendor_step'
    | 'purge'
    | 'notify'
  >
  readonly label: string
  /** From 1. */
  readonly wave: number
  readonly actor: Actor
  readonly status: TaskStatus
  /** From 1 with the first try; 0 before. */
  readonly attempt: number
  /** The version of the operation that changed it last. */
  readonly version: number
  readonly startedAt?: Instant
  readonly endedAt?: Instant
  readonly problem?: Problem
  /** When the server tries again by itself. */
  readonly retryAt?: Instant
  /** The tasks that it waits for, or that failed before it. */
  readonly waitingOn?: readonly string[]
  /** Came up only after the start. */
  readonly isNew?: boolean
}

/** `already_gone` is a success. `skipped`: something that it depends on failed. */
export type TaskStatus = Open<KnownTaskStatus>

export type KnownTaskStatus =
  | 'pending'
  | 'blocked'
  | 'running'
  | 'waiting'
  | 'succeeded'
  | 'already_gone'
  | 'retained'
  | 'failed'
  | 'skipped'
  | 'cancelled'
  | 'unknown'

/** Of a plan, or of an operation that runs. */
export type TaskSource = { readonly plan: string } | { readonly operation: string }

export interface TaskQuery {
  readonly status?: TaskStatus
  readonly kind?: string
  readonly search?: string
  /** Only what has changed after this version of the operation. */
  readonly since?: number
  readonly cursor?: string
  /** How many a page. Default 100, at most 1,000. */
  readonly limit?: number
}

export type TaskPage = Page<Task>
