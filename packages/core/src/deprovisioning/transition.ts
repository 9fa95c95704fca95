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
  /** Of the tasks that are known. */
  readonly counts: Counts
  /** From 0 to 1: how far it has ever been, so that no bar runs backwards. */
  readonly peak: number
  /** The task that failed last. */
  readonly failure?: string | undefined

  /** What the server said last. Without it, this is a run of our own. */
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
  readonly stopped: boolean
  /** A failure wants nothing more to start. */
  readonly halted: boolean
}

/** What the tasks have come to by an event. */
export type CountsNow = Pick<DeprovisioningState, 'counts' | 'failure'>

export type DeprovisioningEvent = Partial<CountsNow> &
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
  counts: {},
  peak: 0,
  stopped: false,
  halted: false,
}

/** Which state follows. A refused event gives back the same state. */
export function transitionDeprovisioning(
  state: DeprovisioningState,
  { counts = state.counts, failure = state.failure, ...event }: DeprovisioningEvent,
): DeprovisioningState {
  const { status, operation, halted, key } = state
  const next = { ...state, counts, failure }
  switch (event.type) {
    case 'begin':
      return operation || status === 'running' || !(status === 'pending' || state.stopped)
        ? state
        : conclude({ ...next, key: key ?? event.key, status: 'running', stopped: false })
    case 'restore':
      return status === 'pending' ? conclude({ ...next, key: event.key, status: 'running', stopped: true }) : state
    case 'stop':
      return status === 'running' && !operation ? conclude({ ...next, stopped: true }) : state
    case 'move':
      return conclude({ ...next, halted: event.halted ?? halted })
    case 'update': {
      const { status: now, done, version } = event.operation
      if (version < (operation?.version ?? 0)) return state
      return conclude({ ...next, operation: event.operation, status: now, done, trouble: undefined })
    }
    case 'lose':
      return { ...next, trouble: event.error, closure: event.closure }
    case 'ask':
      return { ...next, asked: event.asked }
  }
}

/** How a run of our own stands, and how far each has ever been. */
function conclude(state: DeprovisioningState): DeprovisioningState {
  const { counts, halted, operation } = state
  let { status, done, stopped } = state
  const { total, succeeded, retained, exact } = totalsOf(state)
  const through = succeeded + retained
  if (!operation && status !== 'pending') {
    const { pending, blocked, running, waiting } = counts
    done = !(running || waiting || (pending && !stopped && !halted))
    if (!done) status = stopped ? 'cancelling' : 'running'
    else {
      // One that came too late has stopped nothing, and what failed can be tried again.
      stopped &&= !!(pending || blocked)
      if (through === total) status = 'succeeded'
      else if (stopped) status = 'cancelled'
      else status = through > 0 ? 'partially_failed' : 'failed'
    }
  }
  return {
    ...state,
    status,
    done,
    stopped,
    peak: exact && total > 0 ? Math.max(state.peak, through / total) : state.peak,
  }
}

/** Whether more may be started. */
export function goesOn({ status, halted }: DeprovisioningState): boolean {
  return status === 'running' && !halted
}

/** Whether what failed can be tried again, or left behind. */
export function isRetryable({ operation, status, counts }: DeprovisioningState): boolean {
  return operation ? operation.retryable : !!counts.failed && status !== 'cancelling' && status !== 'cancelled'
}

/** The sums that a server tells, or those of a run of our own in the same words. Of one that is done they add up. */
export function totalsOf({ operation, counts, done }: DeprovisioningState): Operation['progress'] {
  if (operation) return operation.progress
  const { succeeded = 0, already_gone: gone = 0, failed = 0, running = 0, retained = 0, skipped = 0 } = counts
  const { pending = 0, blocked = 0 } = counts
  return {
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    succeeded: succeeded + gone,
    ...{ failed, running, retained, exact: true },
    skipped: skipped + (done ? pending + blocked : 0),
  }
}
