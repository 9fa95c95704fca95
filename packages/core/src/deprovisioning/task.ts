import type { Task, TaskStatus } from '../closure/plan.js'

/** One task of a run, whoever drives it. */
export interface TaskState extends Task {
  readonly scope?: string | undefined
  /** How many go along with it, without a task of their own. */
  readonly along?: number | undefined
  /** What has to be gone first, by task. Only of a run of our own. */
  readonly needs?: readonly string[] | undefined
  /** How many of those are not gone yet. */
  readonly left?: number | undefined
  /** What the last try threw, or its words. Only of a run of our own: a server sends `problem`. */
  readonly error?: unknown
}

/** What a move leaves on a task. What an earlier one left goes. */
export interface TaskNotes {
  readonly startedAt?: string | undefined
  readonly endedAt?: string | undefined
  readonly retryAt?: string | undefined
  readonly waitingOn?: readonly string[] | undefined
  readonly error?: unknown
}

/** What happens to a task of a run of our own. */
export type TaskEvent = TaskNotes & {
  readonly type:
    | 'try'
    /** The try failed, and another follows. */
    | 'wait'
    /** No other try follows for now. */
    | 'release'
    | 'succeed'
    /** There was nothing left to do. */
    | 'miss'
    | 'fail'
    /** Something that it depends on failed. */
    | 'skip'
    /** That is tried again, or left behind. */
    | 'reopen'
    /** Something that has to be gone first is gone. */
    | 'free'
    | 'retry'
    | 'retain'
}

type Moves = Readonly<Record<string, TaskStatus>>

const moves: Readonly<Record<TaskEvent['type'], Moves>> = {
  try: { pending: 'running', waiting: 'running' },
  wait: { running: 'waiting' },
  release: { waiting: 'pending' },
  succeed: { running: 'succeeded' },
  miss: { running: 'already_gone' },
  fail: { running: 'failed' },
  skip: { blocked: 'skipped', skipped: 'skipped' },
  reopen: { skipped: 'pending' },
  free: { blocked: 'pending', skipped: 'skipped' },
  retry: { failed: 'pending' },
  retain: { failed: 'retained' },
}

/** Which state of a task follows. A refused event gives back the same state. */
export function transitionTask(task: TaskState, { type, ...notes }: TaskEvent): TaskState {
  const status = moves[type][task.status]
  const { startedAt: _1, endedAt: _2, problem: _3, retryAt: _4, waitingOn: _5, error: _6, ...rest } = task
  if (!status) return task
  const left = (task.left ?? 0) - Number(type === 'free')
  const attempt = task.attempt + Number(type === 'try')
  return {
    // What is skipped stays so, for the same reason.
    ...(type === 'free' ? task : rest),
    ...(notes as object),
    ...{ left, attempt, status: status === 'pending' && left > 0 ? 'blocked' : status },
  }
}
