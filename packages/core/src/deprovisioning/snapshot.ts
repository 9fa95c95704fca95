import { failureMessage } from '../action/index.js'
import type { Deprovisioning, DeprovisioningConnection } from './create-deprovisioning.js'

/** What of a run of our own can be kept as JSON. What was under way is not in it: nobody knows how that ended. */
export interface RunSnapshot {
  readonly version: 1
  /** What the idempotency keys begin with. */
  readonly key: string
  /** What is over: id, status and, of a failure, its words. */
  readonly tasks: readonly (readonly [id: string, status: string, error?: string])[]
}

const over = ['succeeded', 'already_gone', 'retained', 'failed']

/** What to keep of a run of our own. Nothing before it was started. */
export function takeSnapshot({
  getState,
  getTask,
  ids,
}: Pick<Deprovisioning, 'getState' | 'getTask' | 'ids'>): RunSnapshot | undefined {
  const { key } = getState()
  if (key === undefined) return undefined
  const tasks = ids.flatMap((id): RunSnapshot['tasks'][number][] => {
    const { status = '', error } = getTask(id) ?? {}
    if (!over.includes(status)) return []
    return [status === 'failed' ? [id, status, failureMessage(error, '')] : [id, status]]
  })
  return { version: 1, key, tasks }
}

/**
 * A snapshot from anywhere, for the `snapshot` of `runPlan`. What does not fit is left out; `undefined` when it is none.
 * Never throws.
 */
export function readSnapshot(input: unknown): RunSnapshot | undefined {
  let found = input
  try {
    if (typeof input === 'string') found = JSON.parse(input)
  } catch {}
  const { version, key, tasks } = Object(found) as { readonly [Key in keyof RunSnapshot]?: unknown }
  if (version !== 1 || typeof key !== 'string' || !Array.isArray(tasks)) return undefined
  const isOne = (entry: unknown): entry is RunSnapshot['tasks'][number] =>
    Array.isArray(entry) && typeof entry[0] === 'string' && over.includes(entry[1])
  return { version, key, tasks: tasks.filter(isOne) }
}

export interface KeepSnapshotsOptions {
  /** How long to wait after a change, so that many are kept at once, in milliseconds. Default 1,000. */
  readonly every?: number
}

/**
 * Keeps a run of our own, so that a reload can go on from there. What is kept too late is only tried again, and is then
 * found to be gone. What `save` throws is ignored: a storage is a convenience.
 *
 * @example
 * useDeprovisioning({ run, connections: [keepSnapshots((snapshot) => sessionStorage.setItem('run', JSON.stringify(snapshot)))] })
 */
export function keepSnapshots(
  save: (snapshot: RunSnapshot) => void,
  { every = 1000 }: KeepSnapshotsOptions = {},
): DeprovisioningConnection {
  return (deprovisioning) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    function keep(): void {
      clearTimeout(timer)
      timer = undefined
      const snapshot = takeSnapshot(deprovisioning)
      try {
        if (snapshot) save(snapshot)
      } catch {}
    }
    const unsubscribe = deprovisioning.subscribe(() => {
      if (deprovisioning.getState().done) keep()
      else timer ??= setTimeout(keep, every)
    })
    return () => {
      unsubscribe()
      if (timer !== undefined) keep()
    }
  }
}
