import { holdUp, letGo } from './hold-up.js'
import type { RunChange, RunHead, TaskRow } from './rows.js'
import {
  alarmOf,
  first,
  fresh,
  idsOf,
  isDone,
  isNote,
  type Outcome,
  type Run,
  type RunRules,
  readRun,
  rowsOf,
  step,
} from './run-state.js'

export interface RunOptions extends Pick<RunHead, 'id' | 'subject' | 'verb' | 'closure' | 'expiresAt'> {
  /** Default, and for a value that is not known: `continue_independent`. */
  readonly onFailure?: string
  /** How many tasks run at a time. Default 4. */
  readonly lanes?: number
  /** Whether tasks may still come up. Default: false. */
  readonly mayGrow?: boolean
}

/** Nothing starts yet: `advanceRun` does that. `now` is in milliseconds since 1970, as everywhere here. */
export function startRun(
  tasks: readonly TaskRow[],
  { onFailure, lanes = 4, mayGrow = false, ...rest }: RunOptions,
  rules: RunRules,
  now: number,
): { readonly run: Run; readonly change: RunChange } {
  const rows = tasks.map((task) => ({ ...task, version: 1 }))
  const head: RunHead = {
    ...rest,
    onFailure: onFailure === 'halt' ? onFailure : 'continue_independent',
    lanes,
    mayGrow,
    version: 1,
    at: now,
    started: false,
    halted: false,
    stopped: false,
    batch: null,
    counts: rows.length > 0 ? { pending: rows.length } : {},
    notes: 0,
  }
  return { run: readRun(head, rows, rules), change: { head, tasks: rows } }
}

/** All that has happened until now, however long ago the last call was. Each task comes once, as it is now. */
export function advanceRun(run: Run, now: number): RunChange {
  const changed = new Set<string>()
  for (let due = nextDue(run); due !== undefined && due <= now; due = nextDue(run)) {
    const { tasks } = run.head.batch ? endBatch(run, due, run.head.batch.tasks) : startBatch(run, due)
    for (const { id } of tasks) changed.add(id)
  }
  return { head: run.head, tasks: rowsOf(run, changed) }
}

/** When it has to be advanced next, which may be past. `undefined`: nothing more happens by itself. */
export function nextDue(run: Run): number | undefined {
  const { at, batch, counts, halted, stopped } = run.head
  if (batch) return batch.endsAt
  if (counts.pending && !halted && !stopped) return at
  const alarm = first(run, run.alarms)
  return alarm && Math.max(at, alarmOf(alarm))
}

/** Tries again what failed, and what was skipped because of it. Default: all. Ids of other tasks change nothing. */
export function retryRun(run: Run, now: number, tasks: Iterable<string> = idsOf(run, 'failed')): RunChange {
  return mend(run, now, tasks, 'pending')
}

/** Leaves behind those of these that failed. What waits for them goes on. Ids of other tasks change nothing. */
export function retainTasks(run: Run, now: number, tasks: readonly string[]): RunChange {
  return mend(run, now, tasks, 'retained')
}

/** Starts nothing more. What runs ends. */
export function stopRun(run: Run, now: number): RunChange {
  if (isDone(run.head) || run.head.stopped) return { head: run.head, tasks: [] }
  const open = ['pending', 'blocked', 'waiting'].flatMap((status) => rowsOf(run, idsOf(run, status)))
  return step(run, now, (edit) => {
    for (const row of open) edit({ ...fresh(row), status: 'cancelled' })
    return { stopped: true }
  })
}

/** Whoever was waited for has acted: the task is tried again now. */
export function releaseTask(run: Run, now: number, task: string): RunChange {
  const row = run.tasks.get(task)
  return step(run, now, (edit) => {
    if (row?.status === 'waiting') edit({ ...row, retryAt: instant(now) })
    return {}
  })
}

/** The tasks that changed after a version, in the order of the plan, at a cost in proportion to what changed. */
export function changedSince(run: Run, version: number): readonly TaskRow[] {
  const changed: TaskRow[] = []
  for (let at = run.log.length - 1; at >= 0; at--) {
    const row = run.log[at]
    if (!row || row.version <= version) break
    if (run.tasks.get(row.id) === row) changed.push(row)
  }
  return changed.sort((a, b) => a.position - b.position)
}

function mend(run: Run, now: number, tasks: Iterable<string>, status: 'pending' | 'retained'): RunChange {
  const asked = run.head.stopped ? [] : rowsOf(run, new Set(tasks))
  const failed = asked.filter((row) => row.status === 'failed')
  return step(run, now, (edit) => {
    if (failed.length === 0) return {}
    for (const row of failed) edit({ ...fresh(row), status })
    letGo(run, edit, new Set(failed.map(({ id }) => id)))
    // Who tries again wants all to go on. Who leaves one behind has not yet said what is to become of the others.
    const isOpen = status === 'retained' && idsOf(run, 'failed').size > run.notes.size
    return { halted: run.head.halted && isOpen }
  })
}

function startBatch(run: Run, at: number): RunChange {
  const batch = nextTasks(run, at)
  return step(run, at, (edit) => {
    for (const row of batch) {
      edit({ ...fresh(row), status: 'running', attempt: row.attempt + 1, startedAt: instant(at) })
    }
    const durations = batch.map((row) => run.rules.durationOf(row, row.attempt + 1))
    return { started: true, batch: { tasks: batch.map(({ id }) => id), endsAt: at + Math.max(...durations) } }
  })
}

/** What is to be tried again by now, else the next ones of one wave. */
function nextTasks(run: Run, at: number): TaskRow[] {
  const tasks: TaskRow[] = []
  const { alarms, queue } = run
  const alarm = first(run, alarms)
  const heap = alarm && alarmOf(alarm) <= at ? alarms : queue
  for (let row = first(run, heap); row && tasks.length < run.head.lanes; row = first(run, heap)) {
    if (heap === alarms ? alarmOf(row) > at : row.wave !== (tasks[0] ?? row).wave) break
    heap.pop()
    tasks.push(row)
  }
  return tasks
}

function endBatch(run: Run, at: number, ids: readonly string[]): RunChange {
  const { outcomeOf } = run.rules
  const ended = rowsOf(run, ids).map((row) => endedTask(row, outcomeOf(row, row.attempt), at, run.head.stopped))
  const failed = ended.filter((row) => row.status === 'failed' && !isNote(row))
  const waiting = ended.filter((row) => row.status === 'waiting')
  const halted = run.head.halted || (run.head.onFailure === 'halt' && failed.length > 0)
  return step(run, at, (edit) => {
    for (const row of ended) edit(row)
    letGo(run, edit, new Set(ids))
    for (const row of [...failed, ...waiting]) holdUp(run, edit, row)
    // A stop that came too late stopped nothing, and what failed can be tried again.
    return { batch: null, halted, stopped: run.head.stopped && idsOf(run, 'cancelled').size > 0 }
  })
}

function endedTask(row: TaskRow, outcome: Outcome, at: number, stopped: boolean): TaskRow {
  const endedAt = instant(at)
  switch (outcome.kind) {
    case 'succeeded':
    case 'already_gone':
      return { ...row, status: outcome.kind, endedAt }
    case 'failed':
      return { ...row, status: 'failed', endedAt, problem: outcome.problem }
  }
  const { problem, afterMs } = outcome
  const why = { ...row, ...(problem && { problem }), ...(outcome.kind === 'stuck' && { actor: outcome.actor }) }
  // It would be a new start.
  if (stopped) return { ...why, status: 'cancelled', endedAt }
  // At least a moment later, or a task that never ends would be tried for ever within one call.
  return { ...why, status: 'waiting', ...(afterMs !== undefined && { retryAt: instant(at + Math.max(1, afterMs)) }) }
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
