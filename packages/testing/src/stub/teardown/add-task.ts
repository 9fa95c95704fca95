import type { Resource, Task } from '@offboard/core/closure'
import { Heap } from './heap.js'
import { type RunChange, type TaskRow, taskId } from './rows.js'
import { type Edit, isBefore, isDone, type Run, rowsOf, step } from './run-state.js'

const open: readonly string[] = ['pending', 'blocked', 'skipped', 'failed'] satisfies Task['status'][]

/**
 * A resource that came up after the start, to be removed before what its edges of the kind `before` name: of what goes
 * along, name the owner. `null`: it is too late for that, or it is known already, and creating it is to be refused.
 */
export function addTask(
  run: Run,
  now: number,
  resource: Resource,
  action: Task['action'] = 'delete',
): RunChange | null {
  const id = taskId(resource.id)
  const named = resource.edges.flatMap(({ kind, to }) => (kind === 'before' ? [taskId(to)] : []))
  const waiting = rowsOf(run, new Set(named)).sort((a, b) => a.wave - b.wave)
  if (isDone(run.head) || run.head.stopped || run.tasks.has(id)) return null
  if (waiting.some(({ status }) => !open.includes(status))) return null
  const neededBy = waiting.map((row) => row.id)
  const wave = Math.max(1, ...waiting.slice(0, 1).map((row) => row.wave - 1))
  return step(run, now, (edit) => {
    edit({
      id,
      resource: resource.id,
      kind: resource.kind,
      action,
      label: resource.name,
      wave,
      actor: 'system',
      status: 'pending',
      attempt: 0,
      version: 0,
      isNew: true,
      position: run.tasks.size,
      needs: [],
      neededBy,
    })
    for (const row of waiting) edit({ ...row, needs: [...row.needs, id] })
    raise(run, edit, neededBy, wave)
    return {}
  })
}

/** Moves these after a wave, where they are not yet, and what waits for them after theirs. */
function raise(run: Run, edit: Edit, neededBy: readonly string[], after: number): void {
  const found = new Heap<TaskRow>(isBefore)
  const least = new Map<string, number>()
  function look(ids: readonly string[], wave: number): void {
    for (const row of rowsOf(run, ids)) {
      if (row.wave > wave) continue
      if (!least.has(row.id)) found.push(row)
      least.set(row.id, Math.max(least.get(row.id) ?? 0, wave + 1))
    }
  }
  look(neededBy, after)
  // By wave, so that all that comes before a task is in its place before the task is.
  for (let row = found.pop(); row; row = found.pop()) {
    const wave = least.get(row.id) ?? row.wave
    edit({ ...row, wave })
    look(row.neededBy, wave)
  }
}
