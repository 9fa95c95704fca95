import { type DeprovisioningEvent, type DeprovisioningState, peakOf } from './state.js'

/** Which state of a run of our own follows. A refused event gives back the same state. */
export function transitionOwnRun(
  state: DeprovisioningState,
  { counts = state.counts, failure = state.failure, ...event }: DeprovisioningEvent,
): DeprovisioningState {
  const { status, startable } = state
  const next = { ...state, counts, failure }
  switch (event.type) {
    case 'begin':
      return startable ? conclude({ ...next, key: state.key ?? event.key, status: 'running', stopped: false }) : state
    case 'restore':
      return status === 'pending' ? conclude({ ...next, key: event.key, status: 'running', stopped: true }) : state
    case 'stop':
      return status === 'running' ? conclude({ ...next, stopped: true }) : state
    case 'move':
      return conclude({ ...next, halted: event.halted ?? !!state.halted })
    default:
      return state
  }
}

/** Whether more may be started. */
export function goesOn({ status, halted }: DeprovisioningState): boolean {
  return status === 'running' && !halted
}

function conclude(state: DeprovisioningState): DeprovisioningState {
  const { counts, halted } = state
  const { pending = 0, blocked = 0, running = 0, waiting = 0, skipped = 0, failed = 0, retained = 0 } = counts
  const succeeded = (counts.succeeded ?? 0) + (counts.already_gone ?? 0)
  const through = succeeded + retained
  const open = pending + blocked
  const total = through + open + running + waiting + skipped + failed
  let { status, done, stopped } = state
  if (status !== 'pending') {
    done = !(running || waiting || (pending && !stopped && !halted))
    if (!done) status = stopped ? 'cancelling' : 'running'
    else {
      // One that came too late has stopped nothing, and what failed can be tried again.
      stopped &&= open > 0
      if (through === total) status = 'succeeded'
      else if (stopped) status = 'cancelled'
      else status = through > 0 ? 'partially_failed' : 'failed'
    }
  }
  const progress = { total, succeeded, failed, running, retained, skipped: skipped + (done ? open : 0), exact: true }
  return {
    ...{ ...state, status, done, stopped: !!stopped, progress, peak: peakOf(state, progress) },
    startable: status === 'pending' || !!stopped,
    stoppable: status === 'running',
    retryable: failed > 0 && !stopped,
  }
}
