import type { ActionState } from '../action/index.js'
import type { Closure } from '../closure/closure.js'
import type { Operation } from '../closure/operation.js'

/** What a user can ask of a run. */
export type Deed = 'retry' | 'retain' | 'stop'

/** How many tasks there are, by status. What is not known is counted under its own name (ALL-14). */
export type Counts = Readonly<Record<string, number>>

/**
 * How a run stands as a whole. Its tasks are kept beside it, each a state of its own, so that an event costs in proportion
 * to the tasks that it moves, and not to those that there are.
 */
export interface DeprovisioningState {
  /** That of a run of our own is called in the words of an operation, so that both look alike. */
  readonly status: Operation['status']
  /** It does nothing more by itself. */
  readonly done: boolean
  /** Whether a run of our own can be started, or go on after a stop. */
  readonly startable: boolean
  readonly stoppable: boolean
  /** Whether what failed can be tried again, or left behind. */
  readonly retryable: boolean
  /** The sums that a server tells, or those of a run of our own in the same words. Of one that is done they add up. */
  readonly progress: Operation['progress']
  /** From 0 to 1: how far it has ever been, so that no bar runs backwards. */
  readonly peak: number
  /** Of the tasks that are known. */
  readonly counts: Counts
  /** The task that failed last. */
  readonly failure?: string | undefined

  /** What the server said last. */
  readonly operation?: Operation
  /** What has become of it, where the record of the operation is gone. */
  readonly closure?: Closure | undefined
  /** Why nothing more is heard, for the moment or for good. */
  readonly trouble?: unknown
  /** What the server was asked for last, and what came of it. */
  readonly asked?: { readonly deed: Deed; readonly action: ActionState<void> }

  /** What the idempotency keys of a run of our own begin with, since it was begun. */
  readonly key?: string
  /** The user wants nothing more to start. */
  readonly stopped?: boolean
  /** A failure wants nothing more to start. */
  readonly halted?: boolean
}

/** What the tasks have come to by an event. */
export type DeprovisioningEvent = Partial<Pick<DeprovisioningState, 'counts' | 'failure'>> &
  (
    | { readonly type: 'move'; readonly halted?: boolean }
    /** Starts, with this key unless it has one, and goes on after a stop. */
    | { readonly type: 'begin'; readonly key: string }
    /** What was begun before, and goes on when the user says so. */
    | { readonly type: 'restore'; readonly key: string }
    | { readonly type: 'stop' }
    | { readonly type: 'update'; readonly operation: Operation }
    | { readonly type: 'lose'; readonly error: unknown; readonly closure?: Closure | undefined }
    | { readonly type: 'ask'; readonly asked: NonNullable<DeprovisioningState['asked']> }
  )

/** Nothing is known yet. */
export const noRun: DeprovisioningState = {
  status: 'pending',
  done: false,
  startable: false,
  stoppable: false,
  retryable: false,
  progress: { total: 0, succeeded: 0, failed: 0, running: 0, skipped: 0, retained: 0, exact: true },
  peak: 0,
  counts: {},
}

/** How far it has ever been, with this. */
export function peakOf({ peak }: DeprovisioningState, progress: Operation['progress']): number {
  const { total, succeeded, retained, exact } = progress
  return exact && total > 0 ? Math.max(peak, (succeeded + retained) / total) : peak
}
