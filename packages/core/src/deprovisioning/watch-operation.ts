import { createAction } from '../action/index.js'
import type { ClosureBackend } from '../closure/backend.js'
import type { Operation, OperationUpdate } from '../closure/operation.js'
import type { Task } from '../closure/plan.js'
import type { Subject } from '../closure/wire.js'
import type { RunStore } from './create-deprovisioning.js'
import { backoff, isGone, mayPass } from './failure.js'
import type { DeprovisioningOptions, Driver, Run } from './options.js'
import type { RemoveContext } from './run-plan.js'
import { createSleep } from './sleep.js'
import type { Deed } from './state.js'
import type { TaskState } from './task.js'
import { transitionWatchedRun } from './watched-run.js'

/** What is asked of a backend to show an operation. */
export type WatchedBackend = Pick<ClosureBackend, 'closure' | 'tasks' | 'watch' | 'retry' | 'retain' | 'stop'>

export interface WatchOperationOptions {
  /** For a page that is signed out. It reads, and cannot retry, retain or stop. */
  readonly statusToken?: string
  /** The closure that the operation belongs to: it is read where the record of the operation is gone. */
  readonly closure?: string
  /** Chance, from 0 to 1. Default `Math.random`. */
  readonly random?: () => number
}

/**
 * A run on a server, shown as it is told. Older news is dropped, gaps are read again, and a connection that is lost is
 * tried again for as long as somebody looks.
 *
 * @example
 * useDeprovisioning({ run: watchOperation(backend, closure.operation) })
 */
export function watchOperation(
  backend: WatchedBackend,
  id: string,
  { statusToken, closure, random = Math.random }: WatchOperationOptions = {},
): Run {
  const call = (signal: AbortSignal) => ({ signal, ...(statusToken !== undefined && { statusToken }) })

  function connect({ getState, getTask, put }: RunStore, getOptions: () => DeprovisioningOptions): Driver {
    const { sleep, wake } = createSleep()
    /** All changes up to this version have been told. */
    let known = -1
    let listening: AbortController | undefined
    let isFollowing = false

    /** What a server says, unless it is older than what it has said before. */
    function tell(operation: Operation | undefined, tasks: readonly Task[]): void {
      if (!operation || operation.version < (getState().operation?.version ?? 0)) return
      const isNews = ({ id: task, version }: Task): boolean => !(version <= (getTask(task)?.version ?? -1))
      put(tasks.filter(isNews), { type: 'update', operation })
    }

    async function follow({ signal }: AbortController): Promise<void> {
      isFollowing = true
      let failures = 0
      while (!signal.aborted) {
        let wait: number
        try {
          for await (const update of backend.watch(id, { ...call(signal), ...(known >= 0 && { after: known }) })) {
            if (signal.aborted) return
            await take(update, signal)
            failures = 0
          }
          if (getState().done) break
          wait = getState().operation?.pollAfterMs ?? 2000
        } catch (error) {
          if (signal.aborted) return
          const record = isGone(error) ? await readClosure(signal) : undefined
          if (signal.aborted) return
          put([], { type: 'lose', error, closure: record })
          if (!mayPass(error)) break
          wait = backoff(error, ++failures, random)
        }
        await sleep(wait)
      }
      if (!signal.aborted) isFollowing = false
    }

    async function take(update: OperationUpdate, signal: AbortSignal): Promise<void> {
      const { operation, tasks, incomplete, since = -1 } = update
      tell(operation, tasks)
      const isGap = incomplete || since > known
      if (!isGap || (await readTasks(signal))) known = Math.max(known, operation.version)
    }

    /** All that has changed since what is known. Whether it has been told to its end. */
    async function readTasks(signal: AbortSignal): Promise<boolean> {
      const query = { limit: 1000, ...(known >= 0 && { since: known }) }
      try {
        for (let cursor: string | undefined = ''; cursor !== undefined; ) {
          const page = await backend.tasks({ operation: id }, { ...query, ...(cursor && { cursor }) }, call(signal))
          if (signal.aborted) return false
          tell(getState().operation, page.items)
          cursor = page.next
        }
      } catch (error) {
        // Not everybody who may see the operation may see its tasks.
        if (mayPass(error)) throw error
      }
      return true
    }

    /** F40: what the operation was for says how it ended. */
    async function readClosure(signal: AbortSignal) {
      const of = getState().operation?.closure ?? closure
      return of === undefined ? undefined : await backend.closure(of, call(signal)).catch(() => undefined)
    }

    function listen(): () => void {
      const mine = new AbortController()
      listening = mine
      void follow(mine)
      return () => {
        mine.abort()
        wake()
      }
    }

    let asked: { readonly deed: Deed; readonly ids: readonly string[] | undefined }
    // The input is text, so that the same deed on the same tasks is a retry, and keeps its key (ALL-3).
    const action = createAction<string, void>(() => ({
      async run(_, { signal, idempotencyKey }) {
        const { deed, ids: tasks } = asked
        const mutation = { signal, idempotencyKey }
        const answer =
          deed === 'stop'
            ? backend.stop(id, mutation)
            : deed === 'retry'
              ? backend.retry(id, tasks ? { tasks } : {}, mutation)
              : backend.retain(id, { tasks: tasks ?? [], acknowledged: true }, mutation)
        tell(await answer, [])
        // What was over may go on.
        if (listening && !isFollowing) void follow(listening)
      },
      newKey: getOptions().newKey,
    }))
    action.subscribe(() => put([], { type: 'ask', asked: { deed: asked.deed, action: action.getState() } }))
    function ask(deed: Deed, ids?: readonly string[]): void {
      if (action.getState().status === 'pending') return
      asked = { deed, ids }
      void action.run(JSON.stringify(asked))
    }

    return {
      start() {},
      retry: (ids) => ask('retry', ids),
      retain: (ids, { acknowledged }) => acknowledged && ask('retain', ids),
      stop: () => ask('stop'),
      listen,
      dispose() {},
    }
  }
  return { connect, transition: transitionWatchedRun }
}

/**
 * For the `remove` of `runPlan`: removes by `removeResource`, and waits until the server has done so.
 *
 * @example
 * runPlan({ plan, resources, edges, remove: removeThrough(backend, subject) })
 */
export function removeThrough(
  backend: Pick<ClosureBackend, 'removeResource' | 'watch'>,
  subject: Subject,
): (task: Pick<TaskState, 'id'>, context: RemoveContext) => Promise<void> {
  return async ({ id }, { signal, idempotencyKey }) => {
    // What goes along is in the plan that the user has seen.
    let operation = await backend.removeResource(subject, id, { signal, idempotencyKey, cascade: true })
    if (!operation.done)
      for await (const update of backend.watch(operation.id, { signal })) operation = update.operation
    if (operation.status !== 'succeeded') throw new Error(operation.problem?.detail ?? operation.problem?.title ?? '')
  }
}
