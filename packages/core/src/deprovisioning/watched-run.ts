import { type DeprovisioningEvent, type DeprovisioningState, peakOf } from './state.js'

/** Which state of a run on a server follows. A refused event gives back the same state. */
export function transitionWatchedRun(
  state: DeprovisioningState,
  { counts = state.counts, failure = state.failure, ...event }: DeprovisioningEvent,
): DeprovisioningState {
  const next = { ...state, counts, failure }
  switch (event.type) {
    case 'update': {
      const { operation } = event
      const { status, done, progress, version, cancellable: stoppable, retryable } = operation
      if (version < (state.operation?.version ?? 0)) return state
      const now = { operation, status, done, progress, stoppable, retryable, peak: peakOf(state, progress) }
      return { ...next, ...now, trouble: undefined }
    }
    case 'lose':
      return { ...next, trouble: event.error, closure: event.closure }
    case 'ask':
      return { ...next, asked: event.asked }
    default:
      return state
  }
}
