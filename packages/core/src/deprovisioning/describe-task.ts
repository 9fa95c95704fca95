import { failureMessage } from '../action/index.js'
import type { RunStore } from './create-deprovisioning.js'
import { wordFor } from './describe.js'
import type { DeprovisioningMessages } from './messages.js'
import type { TaskState } from './task.js'

/** What a screen needs to show one task. */
export interface TaskView extends TaskState {
  /** The state in words. */
  readonly statusText: string
  /** What it waits for, or what failed before it. */
  readonly reason: string | undefined
  /** Why it failed, or failed so far. */
  readonly errorText: string | undefined
}

/** Names at most so many in a sentence. */
const MOST = 3

export function describeTask(
  task: TaskState,
  { getTask }: Pick<RunStore, 'getTask'>,
  messages: DeprovisioningMessages,
): TaskView {
  const { status, needs = [], left = 0, waitingOn = [], problem, error } = task
  const labelOf = (id: string): string => getTask(id)?.label ?? id
  let reason: string | undefined
  if (status === 'skipped' && waitingOn.length > 0) reason = messages.skippedBy(waitingOn.slice(0, MOST).map(labelOf))
  else if (status === 'blocked') {
    const open = waitingOn.length > 0 ? waitingOn : firstOpen(needs, getTask)
    const named = open.slice(0, MOST).map(labelOf)
    if (named.length > 0) reason = messages.waitsFor(named, Math.max(open.length, left) - named.length)
  }
  const words = problem?.detail ?? problem?.title ?? failureMessage(error, messages.removeFailed)
  return {
    ...task,
    statusText: wordFor(messages.task, status),
    reason,
    errorText: status === 'failed' || problem || error !== undefined ? words : undefined,
  }
}

function firstOpen(needs: readonly string[], getTask: RunStore['getTask']): readonly string[] {
  const open: string[] = []
  for (const id of needs) {
    const status = getTask(id)?.status ?? ''
    if (!['succeeded', 'already_gone', 'retained'].includes(status)) open.push(id)
    if (open.length === MOST) break
  }
  return open
}
