import { newKey } from '../platform/new-key.js'
import type { RunStore } from './create-deprovisioning.js'
import { backoff, isGone, mayPass, retryAfterOf } from './failure.js'
import type { DeprovisioningOptions, Driver, Run } from './options.js'
import { goesOn, transitionOwnRun } from './own-run.js'
import { createSleep } from './sleep.js'
import type { RunSnapshot } from './snapshot.js'
import { type TaskEvent, type TaskState, transitionTask } from './task.js'
import { addTo, tasksOf } from './tasks-of.js'

/** What has to be removed, and by what: a part of what `planDeprovisioning` takes and gives. */
export interface RunPlanOptions {
  readonly plan: {
    readonly waves: readonly (readonly string[])[]
    readonly cascades: ReadonlyMap<string, readonly string[]>
    /** They cannot go, and are shown as waiting: without them not everything is removed. */
    readonly cycles?: readonly (readonly string[])[]
    readonly behindCycles?: readonly string[]
  }
  readonly resources: readonly {
    readonly id: string
    readonly kind: string
    readonly name: string
    readonly scope?: string | undefined
  }[]
  readonly edges: readonly { readonly from: string; readonly to: string; readonly kind: string }[]
  /**
   * Removes one resource. What it throws is tried again, unless its `status` says that this would not help; a `status` of
   * 404 or 410, thrown or answered, and `already_gone` count as done.
   */
  readonly remove: (task: TaskState, context: RemoveContext) => unknown
  /** How many at a time. Default 4. */
  readonly concurrency?: number
  /** How often each is tried before it counts as failed. Default 4. */
  readonly tries?: number
  /** How long a try may take, in milliseconds. Then it is aborted, and another follows. Default 120,000. */
  readonly timeout?: number
  /** After a failure: start nothing more, or go on with what does not depend on it. Default `continue_independent`. */
  readonly onFailure?: 'halt' | 'continue_independent'
  /** What was kept of it, to go on from: see `readSnapshot`. Nothing starts by itself. */
  readonly snapshot?: RunSnapshot | undefined
  /** The time in milliseconds. Default: that of the device. */
  readonly now?: () => number
  /** Chance, from 0 to 1. Default `Math.random`. */
  readonly random?: () => number
}

export interface RemoveContext {
  /** Aborted when the try takes too long. Never by leaving the page. */
  readonly signal: AbortSignal
  /** The same for each try of one task, also after a reload that goes on from a snapshot. */
  readonly idempotencyKey: string
}

interface PlanRun extends Run {
  readonly options: RunPlanOptions
}

/**
 * A run of our own: one call for each resource, each as soon as what has to go before it is gone.
 *
 * @example
 * const plan = planDeprovisioning({ resources, edges })
 * useDeprovisioning({ run: runPlan({ plan, resources, edges, remove: (task, context) => api.remove(task.id, context) }) })
 */
export function runPlan(options: RunPlanOptions): Run {
  const run: PlanRun = { options, connect, transition: transitionOwnRun }
  return run
}

function connect(store: RunStore, getOptions: () => DeprovisioningOptions): Driver {
  const { getState, getTask } = store
  // The kind of a run never changes.
  const getPlan = (): RunPlanOptions => (getOptions().run as PlanRun).options
  const time = (): number => (getPlan().now ?? Date.now)()
  const instant = (): string => new Date(time()).toISOString()
  const { sleep, wake } = createSleep()
  /** What waits for each. */
  const links = new Map<string, string[]>()
  /** Those that have one of the places, in which `concurrency` of them run, or wait for another try. */
  const placed = new Set<string>()
  /** What may be next, among tasks of which this is no longer true. */
  const ready: string[] = []
  let next = 0
  /** When the server wants to hear of us again. */
  let pausedUntil = 0

  /** The task as it is after this. Nothing when it is refused. */
  function moved(id: string, event: TaskEvent): TaskState[] {
    const task = getTask(id)
    const then = task && transitionTask(task, event)
    return then && then !== task ? [then] : []
  }

  function put(tasks: readonly TaskState[], event?: Parameters<RunStore['put']>[1]): void {
    for (const { id, status } of tasks) if (status === 'pending') ready.push(id)
    store.put(tasks, event)
    if (!goesOn(getState())) wake()
    while (goesOn(getState()) && placed.size < (getPlan().concurrency ?? 4) && next < ready.length) {
      const id = ready[next++]
      if (id === undefined || placed.has(id) || getTask(id)?.status !== 'pending') continue
      placed.add(id)
      void run(id)
    }
  }

  /** All that waits for one of these, over however many levels, each with the one that it waits for. */
  function behind(causes: readonly string[], isOver: (task?: TaskState) => boolean = () => false): Map<string, string> {
    const found = new Map<string, string>()
    const list = causes.map((cause) => [cause, cause] as const)
    // What is added on the way is visited too.
    for (const [from, cause] of list) {
      for (const id of links.get(from) ?? []) {
        if (found.has(id) || isOver(getTask(id))) continue
        found.set(id, cause)
        list.push([id, cause])
      }
    }
    return found
  }
  const skipped = (...causes: Parameters<typeof behind>): TaskState[] =>
    [...behind(...causes)].flatMap(([id, cause]) => moved(id, { type: 'skip', waitingOn: [cause] }))
  const freed = (id: string): TaskState[] => (links.get(id) ?? []).flatMap((each) => moved(each, { type: 'free' }))

  async function run(id: string): Promise<void> {
    let due = 0
    let tries = 1
    for (;;) {
      for (let left = 1; left > 0 && goesOn(getState()); ) {
        left = Math.max(due, pausedUntil) - time()
        if (left > 0) await sleep(left)
      }
      if (!goesOn(getState())) break
      // Not by `put`: nothing more may start for it, and it may be the one that starts this.
      store.put(moved(id, { type: 'try', startedAt: instant() }))
      const { type, error } = await attempt(id)
      const { tries: most = 4, onFailure, random = Math.random } = getPlan()
      const isTooMany = Object(error).status === 429
      const isPaced = isTooMany && retryAfterOf(error) > 0
      const isFailure = type === 'fail'
      if (!isFailure || !mayPass(error) || (tries >= most && !isPaced)) {
        placed.delete(id)
        // What is skipped already is not walked through again, so that many failures cost no more than one.
        const others = isFailure ? skipped([id], (task) => task?.status === 'skipped') : freed(id)
        return put([...moved(id, { type, error, endedAt: instant() }), ...others], {
          type: 'move',
          halted: !!getState().halted || (isFailure && onFailure === 'halt'),
        })
      }
      due = time() + backoff(error, tries, random)
      // Too many requests are too many of all of us (F41), and say nothing against this one.
      if (isTooMany) pausedUntil = Math.max(pausedUntil, due)
      if (!isPaced) tries++
      store.put(moved(id, { type: 'wait', error, retryAt: new Date(due).toISOString() }))
    }
    // Stopped before it could start.
    placed.delete(id)
    const released = moved(id, { type: 'release' })
    if (released.length === 0) ready.push(id)
    put(released)
  }

  /** One try. Never rejects. */
  async function attempt(
    id: string,
  ): Promise<{ readonly type: 'succeed' | 'miss' | 'fail'; readonly error?: unknown }> {
    const controller = new AbortController()
    const { signal } = controller
    const { remove, timeout = 120_000 } = getPlan()
    // Without words of its own, so that the user reads ours. F49: a timer for longer than this would go off at once.
    const timer = setTimeout(() => controller.abort(new Error()), Math.min(timeout, 2 ** 31 - 1))
    const late = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    try {
      const context = { signal, idempotencyKey: `${getState().key}:${id}` }
      const answer = await Promise.race([late, remove(getTask(id) as TaskState, context)])
      // What `fetch` answers to a refusal is no success.
      if (Object(answer).ok === false) throw answer
      return { type: isGone(answer) ? 'miss' : 'succeed' }
    } catch (error) {
      // F16: a try that was lost may have done it.
      return isGone(error) ? { type: 'miss' } : { type: 'fail', error }
    } finally {
      clearTimeout(timer)
    }
  }

  /** What failed is tried again, or left behind, and what was skipped because of it goes on. */
  function mend(type: 'retry' | 'retain', ids?: readonly string[]): void {
    const meant = ids && new Set(ids)
    const failed = getState().retryable ? store.ids.filter((id) => getTask(id)?.status === 'failed') : []
    const others = failed.filter((id) => meant && !meant.has(id))
    if (others.length === failed.length) return
    // Who tries again wants all to go on. Who leaves one behind has not yet said what is to become of the others.
    const halted = !!getState().halted && type === 'retain' && others.length > 0
    const chosen = failed.filter((id) => !meant || meant.has(id)).flatMap((id) => moved(id, { type }))
    if (type === 'retain') for (const { id } of chosen) store.put(freed(id))
    const still = behind(others)
    const reopened = store.ids.flatMap((id) => (still.has(id) ? [] : moved(id, { type: 'reopen' })))
    put([...chosen, ...skipped(others), ...reopened], { type: 'move', halted })
  }

  const first = getPlan()
  const tasks = tasksOf(first)
  for (const { id, needs = [] } of tasks) for (const need of needs) addTo(links, need, id)
  const { snapshot } = first
  put(tasks, snapshot && { type: 'restore', key: snapshot.key })
  put(skipped(tasks.flatMap(({ id, status }) => (status === 'failed' ? id : []))))

  const stop = (): void => put([], { type: 'stop' })
  return {
    stop,
    start: () => put([], { type: 'begin', key: (getOptions().newKey ?? newKey)() }),
    retry: (ids) => mend('retry', ids),
    retain: (ids, { acknowledged }) => acknowledged && mend('retain', ids),
    listen: () => () => {},
    dispose: stop,
  }
}
