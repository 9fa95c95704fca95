import type { RunStore } from './create-deprovisioning.js'
import type { Counts } from './state.js'
import type { TaskState } from './task.js'

/** What tasks are grouped by. */
export type GroupBy = 'kind' | 'scope' | 'wave'

export interface TaskFilter {
  readonly status?: readonly TaskState['status'][]
  readonly kind?: string
  readonly scope?: string
  readonly wave?: number
  /** Part of a label, upper and lower case alike. */
  readonly search?: string
}

/** The tasks of one kind, scope or wave. */
export interface TaskGroup {
  readonly name: string
  readonly total: number
  /** How many there are, by status. */
  readonly counts: Counts
}

type Tasks = Pick<RunStore, 'ids' | 'getTask'>

/** The ids of the tasks that are known and meant, in the order of the plan. Looks at all of them. */
export function findTasks({ ids, getTask }: Tasks, { status, search = '', ...exact }: TaskFilter): readonly string[] {
  const text = search.toLowerCase()
  const names = ['kind', 'scope', 'wave'] as const
  return ids.filter((id) => {
    const task = getTask(id)
    return (
      task &&
      (!status || status.includes(task.status)) &&
      names.every((name) => exact[name] === undefined || exact[name] === task[name]) &&
      task.label.toLowerCase().includes(text)
    )
  })
}

/** The tasks that are known, counted by kind, scope or wave, in the order in which they came. Looks at all of them. */
export function groupTasks({ ids, getTask }: Tasks, by: GroupBy): readonly TaskGroup[] {
  const groups = new Map<string, { name: string; total: number; counts: Record<string, number> }>()
  for (const id of ids) {
    const task = getTask(id)
    const name = task?.[by]
    if (!task || name === undefined) continue
    const group = groups.get(`${name}`) ?? { name: `${name}`, total: 0, counts: {} }
    groups.set(group.name, group)
    group.total++
    group.counts[task.status] = (group.counts[task.status] ?? 0) + 1
  }
  return [...groups.values()]
}
