import type { Actor, Problem, TaskStatus } from '@offboard/core/closure'
import { Heap } from './heap.js'
import { actorOf, type RunChange, type RunHead, type TaskRow } from './rows.js'

/** What comes of a try. */
export type Outcome =
  | { readonly kind: 'succeeded' | 'already_gone' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** It is tried again by itself. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly problem?: Problem }
  /** Somebody else has to act, since the try began. Tried again after so long; without `afterMs` by `releaseTask`. */
  | { readonly kind: 'stuck'; readonly actor: Actor; readonly afterMs?: number; readonly problem?: Problem }

/** How the work goes. Pure: the same task and attempt, the same answer. */
export interface RunRules {
  readonly outcomeOf: (task: TaskRow, attempt: number) => Outcome
  /** In milliseconds. */
  readonly durationOf: (task: TaskRow, attempt: number) => number
}

/**
 * A run in memory, over its rows. Calls move it on and say what is to be kept. When that cannot be kept, throw the run
 * away and read it again.
 */
export interface Run {
  head: RunHead
  /** In the order of the plan. */
  readonly tasks: Map<string, TaskRow>
  readonly rules: RunRules
  /** The rest follows from the tasks, and makes what a step costs proportional to what it changes. */
  readonly byStatus: Map<TaskStatus, Set<string>>
  /** What failed, but only tells somebody. */
  readonly notes: Set<string>
  /** What is pending, by wave, among rows that are no longer true. */
  readonly queue: Heap<TaskRow>
  /** What is tried again by itself, by when, among rows that are no longer true. */
  readonly alarms: Heap<TaskRow>
  /** By version, among rows that are no longer true. */
  log: TaskRow[]
}

/** The run as it was, from what was kept. The tasks come in any order. */
export function readRun(head: RunHead, tasks: Iterable<TaskRow>, rules: RunRules): Run {
  const rows = [...tasks].sort((a, b) => a.position - b.position)
  const run: Run = {
    head,
    tasks: new Map(),
    rules,
    byStatus: new Map(),
    notes: new Set(),
    queue: new Heap(isBefore),
    alarms: new Heap((a, b) => alarmOf(a) < alarmOf(b) || (alarmOf(a) === alarmOf(b) && isBefore(a, b))),
    log: rows.toSorted((a, b) => a.version - b.version),
  }
  for (const row of rows) put(run, row)
  return run
}

/** Nothing more happens by itself, nor by somebody else. */
export function isDone({ batch, counts, halted, stopped }: RunHead): boolean {
  return !batch && !counts.waiting && (!counts.pending || halted || stopped)
}

/** Whether it comes earlier: by wave, within one as the plan has it. */
export function isBefore(a: TaskRow, b: TaskRow): boolean {
  return a.wave < b.wave || (a.wave === b.wave && a.position < b.position)
}

/** When it is tried again by itself, in milliseconds. */
export function alarmOf({ retryAt = '' }: TaskRow): number {
  return Date.parse(retryAt)
}

/** One that only tells somebody: its failure is a note, and nothing waits for it. */
export function isNote({ action }: TaskRow): boolean {
  return action === 'notify'
}

export function idsOf(run: Run, status: TaskStatus): ReadonlySet<string> {
  return run.byStatus.get(status) ?? new Set()
}

export function rowsOf(run: Run, ids: Iterable<string>): TaskRow[] {
  return [...ids].flatMap((id) => run.tasks.get(id) ?? [])
}

/** The first that is still true. */
export function first(run: Run, heap: Heap<TaskRow>): TaskRow | undefined {
  for (let row = heap.peek(); row; row = heap.peek()) {
    if (run.tasks.get(row.id) === row) return row
    heap.pop()
  }
  return undefined
}

/** The task without what its last try left on it. */
export function fresh(row: TaskRow): Omit<TaskRow, 'status'> {
  const { startedAt: _1, endedAt: _2, problem: _3, retryAt: _4, waitingOn: _5, ...rest } = row
  return { ...rest, actor: actorOf(row.action) }
}

export type Edit = (row: TaskRow) => void

/** One step: what it edits gets the next version. A step that changes nothing is none. */
export function step(run: Run, now: number, work: (edit: Edit) => Partial<RunHead>): RunChange {
  const version = run.head.version + 1
  const changed = new Set<string>()
  const patch = work((row) => {
    put(run, { ...row, version })
    changed.add(row.id)
  })
  const tasks = rowsOf(run, changed)
  if (tasks.length === 0 && Object.keys(patch).length === 0) return { head: run.head, tasks }
  const counts = Object.fromEntries(
    [...run.byStatus].flatMap(([status, { size }]) => (size > 0 ? [[status, size]] : [])),
  )
  // A clock that is set back does not take the run back.
  run.head = { ...run.head, ...patch, version, at: Math.max(run.head.at, now), counts, notes: run.notes.size }
  for (const row of tasks) run.log.push(row)
  if (run.log.length > 2 * run.tasks.size + 1000) run.log = run.log.filter((row) => run.tasks.get(row.id) === row)
  return { head: run.head, tasks }
}

function put(run: Run, row: TaskRow): void {
  const was = run.tasks.get(row.id)
  if (was) run.byStatus.get(was.status)?.delete(row.id)
  run.tasks.set(row.id, row)
  const alike = run.byStatus.get(row.status)
  if (alike) alike.add(row.id)
  else run.byStatus.set(row.status, new Set([row.id]))
  run.notes.delete(row.id)
  if (row.status === 'failed' && isNote(row)) run.notes.add(row.id)
  if (row.status === 'pending') run.queue.push(row)
  if (row.status === 'waiting' && row.retryAt) run.alarms.push(row)
}
