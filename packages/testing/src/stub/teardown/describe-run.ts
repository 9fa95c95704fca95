import type { Operation, Snapshot } from '@offboard/core/closure'
import type { RunHead } from './rows.js'
import { isDone } from './run-state.js'

/**
 * The operation, without what the server stamps on it. Of one that is done the counts add up to the total: what was not
 * tried counts as skipped.
 */
export function describeRun(head: RunHead): Omit<Operation, keyof Snapshot> {
  const { id, subject, verb, closure, expiresAt, version, stopped, mayGrow } = head
  const { pending = 0, cancelled = 0, succeeded = 0, failed = 0, ...counts } = head.counts
  const { running = 0, skipped = 0, retained = 0, already_gone: gone = 0 } = counts
  const done = isDone(head)
  const total = Object.values(head.counts).reduce((sum, count) => sum + count, 0)
  const through = succeeded + gone
  return {
    id,
    subject,
    verb,
    ...(closure && { closure }),
    ...(expiresAt && { expiresAt }),
    version,
    status: statusOf(head, through + retained),
    done,
    progress: {
      total,
      succeeded: through,
      failed,
      running,
      skipped: skipped + cancelled + (done ? pending : 0),
      retained,
      exact: done || !mayGrow,
    },
    cancellable: !done && !stopped,
    retryable: failed > 0 && !stopped,
    ...(!done && { pollAfterMs: 1000 }),
  }
}

function statusOf(head: RunHead, settled: number): Operation['status'] {
  const { counts, notes, started, stopped } = head
  if (!isDone(head)) return stopped ? 'cancelling' : started ? 'running' : 'pending'
  if (counts.cancelled) return 'cancelled'
  // A message that could not be sent undoes nothing of what was done.
  if ((counts.failed ?? 0) <= notes) return 'succeeded'
  return settled > 0 ? 'partially_failed' : 'failed'
}
