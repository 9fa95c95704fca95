import { failureMessage } from '../action/index.js'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import type { DeprovisioningMessages } from './messages.js'
import type { Deed, DeprovisioningState } from './state.js'

/** All that a screen needs to show how a run stands. It costs the same, however many tasks there are. */
export interface DeprovisioningView
  extends Pick<DeprovisioningState, 'status' | 'done' | 'progress' | 'startable' | 'stoppable' | 'retryable'> {
  readonly statusText: string
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
  /** Why what the server was asked for last was not done, or what it says against the run. */
  readonly error: string | undefined
  /** Open once everything is gone. */
  readonly gate: Gate
}

export function describeDeprovisioning(
  state: DeprovisioningState,
  messages: DeprovisioningMessages,
): DeprovisioningView {
  const { status, done, progress, startable, stoppable, retryable, asked, trouble, peak, operation } = state
  const { detail, title } = operation?.problem ?? {}
  const { action, deed } = asked ?? {}
  const summary = messages.summary(progress)
  const isGone = done && status === 'succeeded'
  return {
    ...{ status, done, progress, startable, stoppable, retryable, summary },
    statusText: wordFor(messages.run, status),
    percent: isGone ? 100 : progress.exact ? Math.min(99, Math.floor(peak * 100)) : undefined,
    stopNote: status === 'cancelling' || status === 'cancelled' ? messages.stopNote(progress) : undefined,
    trouble: trouble === undefined ? undefined : failureMessage(trouble, messages.lost),
    pending: action?.status === 'pending' ? deed : undefined,
    error: action?.status === 'failed' ? failureMessage(action.error, messages.deedFailed) : (detail ?? title),
    gate: isGone ? openGate : closedGate(messages.gate(summary)),
  }
}

/** What is not known is shown as it came. */
export function wordFor(words: Readonly<Record<string, string>>, status: string): string {
  return Object.hasOwn(words, status) ? (words[status] ?? status) : status
}
