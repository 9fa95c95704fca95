import { createFlow, type Flow } from '../flow/index.js'
import { notify } from '../platform/report.js'
import type { DeprovisioningOptions } from './options.js'
import { type DeprovisioningEvent, type DeprovisioningState, noRun } from './state.js'
import type { TaskState } from './task.js'

/** The tasks of a run, and how it stands. */
export interface RunStore extends Omit<Flow<DeprovisioningState, DeprovisioningEvent>, 'send'> {
  /** The ids of the tasks that are known, in the order in which they came. It grows in place. */
  readonly ids: readonly string[]
  readonly getTask: (id: string) => TaskState | undefined
  /** Calls the listener when this task changes, and for no other. Returns what ends it. */
  readonly subscribeTo: (id: string, listener: () => void) => () => void
  /** For who drives the run: keeps these tasks as they are now, then moves the run. `false` when it was refused. */
  readonly put: (tasks: readonly TaskState[], event?: DeprovisioningEvent) => boolean
}

export interface Deprovisioning extends RunStore {
  readonly getOptions: () => DeprovisioningOptions
  /** Takes the options of the latest render. */
  readonly setOptions: (options: DeprovisioningOptions) => void
  /** Starts a run of our own, and goes on after a stop. A run on a server was started there. */
  readonly start: () => void
  /** Starts nothing more. What is under way ends, and what is removed stays removed. */
  readonly stop: () => void
  /** Tries again what failed, all or these. */
  readonly retry: (ids?: readonly string[]) => void
  /** Leaves behind those of these that failed. The user has to have agreed to it. */
  readonly retain: (ids: readonly string[], agreed: { readonly acknowledged: true }) => void
  /** Listens to the server, where there is one. Returns what ends it; it can be called again and goes on from there. */
  readonly listen: () => () => void
  /** The part leaves the page: a run of our own starts nothing more, and what is under way ends. */
  readonly dispose: () => void
}

/** Something that watches a run, for example `keepSnapshots`. Returns what ends it. */
export type DeprovisioningConnection = (deprovisioning: Deprovisioning) => () => void

/** A teardown without a user interface, driven by us or by a server: see `runPlan` and `watchOperation`. */
export function createDeprovisioning(initial: DeprovisioningOptions): Deprovisioning {
  let options = initial
  const { send, ...flow } = createFlow<DeprovisioningState, DeprovisioningEvent>(noRun, initial.run.transition)
  const tasks = new Map<string, TaskState>()
  const ids: string[] = []
  const listeners = new Map<string, Set<() => void>>()

  const store: RunStore = {
    ...flow,
    ids,
    getTask: (id) => tasks.get(id),
    subscribeTo(id, listener) {
      const own = listeners.get(id) ?? new Set()
      listeners.set(id, own.add(listener))
      return () => own.delete(listener)
    },
    put(changed, event = { type: 'move' }) {
      const counts: Record<string, number> = { ...flow.getState().counts }
      let { failure } = flow.getState()
      for (const task of changed) {
        const { id, status } = task
        const before = tasks.get(id)?.status
        if (before === undefined) ids.push(id)
        else counts[before] = (counts[before] ?? 0) - 1
        counts[status] = (counts[status] ?? 0) + 1
        tasks.set(id, task)
        if (status === 'failed' && before !== status) failure = id
      }
      const isTaken = send({ ...event, counts, failure })
      for (const { id } of changed) for (const listener of [...(listeners.get(id) ?? [])]) notify(listener)
      return isTaken
    },
  }

  const driver = initial.run.connect(store, () => options)
  return {
    ...store,
    ...driver,
    getOptions: () => options,
    setOptions(next) {
      options = next
    },
  }
}
