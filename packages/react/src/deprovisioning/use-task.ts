'use client'

import {
  type Deprovisioning,
  type DeprovisioningMessages,
  describeTask,
  enDeprovisioning,
  type TaskView,
} from '@offboard/core/deprovisioning'
import { useCallback, useContext, useSyncExternalStore } from 'react'
import { MessagesContext } from '../messages/messages-context.js'

/**
 * One task of a run. Renders again when this task changes, and not for any other. `undefined` while it is not known.
 *
 * @param run The `run` of `useDeprovisioning`, which stays the same.
 * @param messages Words to use instead of the catalogue's.
 * @example
 * const Row = memo(({ run, id }: { run: Deprovisioning; id: string }) => {
 *   const task = useTask(run, id)
 *   return <li>{task?.label}: {task?.statusText}</li>
 * })
 */
export function useTask(
  run: Pick<Deprovisioning, 'getTask' | 'subscribeTo'>,
  id: string,
  messages?: Partial<DeprovisioningMessages>,
): TaskView | undefined {
  const subscribe = useCallback((listener: () => void) => run.subscribeTo(id, listener), [run, id])
  const getTask = () => run.getTask(id)
  const task = useSyncExternalStore(subscribe, getTask, getTask)
  const words = useContext(MessagesContext)?.deprovisioning ?? enDeprovisioning
  return task && describeTask(task, run, { ...words, ...messages })
}
