import { failureMessage } from '../action/index.js'
import type { Operation } from '../closure/operation.js'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import type { DeprovisioningMessages } from './messages.js'
import { type Deed, type DeprovisioningState, isRetryable, totalsOf } from './transition.js'

/** All that a screen needs to show how a run stands. It costs the same, however many tasks there are. */
export interface DeprovisioningView {
  /** `pending` before the start. Others than those of `Operation` come from a newer server, and never count as done. */
  readonly status: Operation['status']
  readonly statusText: string
  readonly done: boolean
  /** Counts, as the server tells them where there is one. */
  readonly progress: Operation['progress']
  /** Progress in words. */
  readonly summary: string
  /** From 0 to 100, never less than before, and 100 only at the end. `undefined`: nobody knows how many there will be. */
  readonly percent: number | undefined
  /** What cannot be taken back, while stopping and after it. */
  readonly stopNote: string | undefined
  /** Why nothing more is heard. */
  readonly trouble: string | undefined
  /** What the server is asked for at the moment. Nothing else is asked for meanwhile. */
  readonly pending: Deed | undefined
  /** Why what it was asked for last was not done. */
  readonly error: string | undefined
  /** Open once everything is gone. */
  readonly gate: Gate
  /** Whether what failed can be tried again, or left behind. */
  readonly retryable: boolean
  readonly stoppable: boolean
  /** Whether a run of our own can be started, or go on after a stop. */
  readonly startable: boolean
}

export function describeDeprovisioning(
  state: DeprovisioningState,
  messages: DeprovisioningMessages,
): DeprovisioningView {
  const { status, done, operation, asked, stopped, trouble, peak } = state
  const progress = totalsOf(state)
  const summary = messages.summary(progress)
  const isGone = done && status === 'succeeded'
  return {
    status,
    statusText: wordFor(messages.run, status),
    done,
    progress,
    summary,
    percent: isGone ? 100 : progress.exact ? Math.min(99, Math.floor(peak * 100)) : undefined,
    stopNote: status === 'cancelling' || status === 'cancelled' ? messages.stopNote(progress) : undefined,
    trouble: trouble === undefined ? undefined : failureMessage(trouble, messages.lost),
    pending: asked?.action.status === 'pending' ? asked.deed : undefined,
    error: asked?.action.status === 'failed' ? failureMessage(asked.action.error, messages.deedFailed) : undefined,
    gate: isGone ? openGate : closedGate(messages.gate(summary)),
    retryable: isRetryable(state),
    stoppable: operation ? operation.cancellable : status === 'running',
    startable: !operation && (status === 'pending' || stopped),
  }
}

/** What is not known is shown as it came. */
export function wordFor(words: Readonly<Record<string, string>>, status: string): string {
  return Object.hasOwn(words, status) ? (words[status] ?? status) : status
}
