'use client'

import {
  type Deprovisioning,
  findTasks,
  type GroupBy,
  groupTasks,
  type TaskFilter,
  type TaskGroup,
} from '@offboard/core/deprovisioning'
import { useEffect, useState } from 'react'

type Tasks = Pick<Deprovisioning, 'ids' | 'getTask' | 'subscribe'>

/**
 * The ids of the tasks that are meant, for a list that shows a part of them. All tasks are looked at for it, so it is
 * brought up to date once in a while and not with each event: rows also do not move away under a pointer that often.
 *
 * @param run The `run` of `useDeprovisioning`.
 * @param every How long, in milliseconds. Default 500.
 * @example
 * const failed = useFoundTasks(run, { status: ['failed'] })
 */
export function useFoundTasks(run: Tasks, filter: TaskFilter, every = 500): readonly string[] {
  return useLook(run, JSON.stringify(filter), findFrom, every)
}

/**
 * The tasks counted by kind, scope or wave, brought up to date once in a while like `useFoundTasks`.
 *
 * @example
 * useTaskGroups(run, 'kind').map(({ name, total, counts }) => `${name}: ${counts.succeeded ?? 0} of ${total}`)
 */
export function useTaskGroups(run: Tasks, by: GroupBy, every = 500): readonly TaskGroup[] {
  return useLook(run, JSON.stringify(by), groupFrom, every)
}

const findFrom = (run: Tasks, filter: string): readonly string[] => findTasks(run, JSON.parse(filter))
const groupFrom = (run: Tasks, by: string): readonly TaskGroup[] => groupTasks(run, JSON.parse(by))

/** What there is to see, looked at once in a while. */
function useLook<Seen>(run: Tasks, asked: string, look: (run: Tasks, asked: string) => Seen, every: number): Seen {
  const [seen, setSeen] = useState(() => ({ asked, text: '', value: look(run, asked) }))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    function update(): void {
      timer = undefined
      const value = look(run, asked)
      const text = JSON.stringify(value)
      setSeen((before) => (before.asked === asked && before.text === text ? before : { asked, text, value }))
    }
    update()
    const unsubscribe = run.subscribe(() => {
      timer ??= setTimeout(update, every)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [run, asked, look, every])
  // Another question is answered at once, not only after the effect.
  return seen.asked === asked ? seen.value : look(run, asked)
}
