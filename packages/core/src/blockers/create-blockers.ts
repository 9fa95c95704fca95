import { createFlow } from '../flow/index.js'
import type { Gate } from '../gate/index.js'
import type { ReceivedBlocker } from './answer.js'
import { complainAboutOrder, complainAboutRemedies } from './complain.js'
import { type BlockersView, describeBlockers } from './describe.js'
import type { BlockersOptions, Check } from './options.js'
import { runCheck } from './run-check.js'
import {
  type BlockersEvent,
  type BlockersState,
  noBlockers,
  ownerOf,
  type RunAnswer,
  transitionBlockers,
} from './transition.js'

export interface Blockers {
  readonly getState: () => BlockersState
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the options of the latest render. Throws when two checks have the same id. */
  readonly setOptions: (options: BlockersOptions) => void
  /**
   * Runs these checks (default: all whose answer the app does not hold itself) and resolves when they have answered. One
   * under way is shared, unless `fresh` says that it may have read an old state: then it is aborted and started again.
   * Never rejects.
   */
  readonly recheck: (ids?: readonly string[], options?: { readonly fresh?: boolean }) => Promise<void>
  /** Takes in what the destructive call said is in the way. */
  readonly receive: (blockers: readonly ReceivedBlocker[]) => void
  /** These answers are too old to count: what was good is not known any more. See `keepFresh`. */
  readonly expire: (ids: readonly string[]) => void
  /** The user sees the list from its start: nothing is new any more. */
  readonly look: () => void
  /** Runs all checks afresh and tells whether the action may go on. */
  readonly recheckGate: () => Promise<Gate>
  /** Aborts the checks under way. */
  readonly dispose: () => void
}

/** Something that watches the checks and makes them run, for example `keepFresh`. Returns what ends it. */
export type BlockersConnection = (blockers: Blockers) => () => void

interface Run {
  readonly controller: AbortController
  readonly done: Promise<void>
}

// From here on, answers are taken in together: each time costs a look at every row.
const MANY = 100

/** Blocker checks without a user interface. */
export function createBlockers(initial: BlockersOptions): Blockers {
  let options = initial
  let arrived: (RunAnswer & Pick<Run, 'controller'>)[] = []
  let takenIn: Promise<void> | undefined
  const running = new Map<string, Run>()
  const flow = createFlow<BlockersState, BlockersEvent>(noBlockers, transitionBlockers)

  const view = (): BlockersView => describeBlockers(flow.getState(), options.checks, options.messages)

  function stop(id: string): void {
    running.get(id)?.controller.abort()
    running.delete(id)
  }

  function start(checks: readonly Check[]): void {
    const ids = checks.map(({ id }) => id)
    ids.forEach(stop)
    flow.send({ type: 'check', ids })
    const attempts = new Map(flow.getState().checks.map(({ id, attempt }) => [id, attempt]))
    for (const check of checks) {
      const { id } = check
      const controller = new AbortController()
      const done = runCheck(check, controller, options.timeout ?? 15_000).then((known) => {
        arrived.push({ id, attempt: attempts.get(id) ?? 0, known, controller })
        if (options.checks.length < MANY) return takeIn()
        takenIn ??= new Promise((resolve) => setTimeout(() => resolve(takeIn()), options.checks.length / 10))
        return takenIn
      })
      running.set(id, { controller, done })
    }
  }

  function takeIn(): void {
    // Stopped, a check counts as not known, unless it has been started again meanwhile.
    const answers = arrived.filter(({ id, controller }) => (running.get(id)?.controller ?? controller) === controller)
    arrived = []
    takenIn = undefined
    for (const { id } of answers) running.delete(id)
    flow.send({ type: 'answer', answers })
    if (process.env.NODE_ENV !== 'production') complainAboutRemedies(view(), answers)
  }

  /** Resolves when the check has answered, the newest start of it included. */
  async function settled({ id }: Check): Promise<void> {
    for (let run = running.get(id); run; run = running.get(id)) await run.done
  }

  const recheck: Blockers['recheck'] = async (ids, { fresh = false } = {}) => {
    const meant = ids && new Set(ids)
    const rows = flow.getState().checks.filter(({ id }) => meant?.has(id) ?? true)
    const owners = new Set(rows.map(ownerOf))
    const chosen = options.checks.filter(({ id, held }) => owners.has(id) && (ids || fresh || !held))
    if (fresh) {
      // No check can see them go, so they would stay for ever. The next call says whether they are still there.
      const checked = new Set(options.checks.map(({ id }) => id))
      flow.send({ type: 'forget', ids: rows.filter((row) => !checked.has(ownerOf(row))).map(({ id }) => id) })
    }
    start(chosen.filter(({ id }) => fresh || !running.has(id)))
    await Promise.all(chosen.map(settled))
  }

  function setOptions(next: BlockersOptions): void {
    const versions = new Map(options.checks.map(({ id, held }) => [id, held?.version]))
    const ids = next.checks.map(({ id }) => id)
    if (new Set(ids).size < ids.length) {
      const twice = ids.find((id, index) => ids.indexOf(id) < index)
      throw new Error(
        process.env.NODE_ENV === 'production'
          ? twice
          : `Offboard: two checks have the id "${twice}". Answers are kept by id, so one would overwrite the other. ` +
              'Give each check an id of its own.',
      )
    }
    if (process.env.NODE_ENV !== 'production') complainAboutOrder(next.checks)
    options = next
    const renewed = next.checks.filter(({ id, held }) => held && held.version !== versions.get(id)).map(({ id }) => id)
    flow.send({ type: 'define', ids, renewed })
    const rows = new Set(flow.getState().checks.map(({ id }) => id))
    for (const id of running.keys()) if (!rows.has(id)) stop(id)
  }

  setOptions(initial)
  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    setOptions,
    recheck,
    receive(blockers) {
      const received = new Set(blockers.map(({ id }) => id))
      received.forEach(stop)
      const sources = flow.getState().checks.filter((row) => received.has(row.id) && running.has(ownerOf(row)))
      flow.send({ type: 'receive', blockers })
      // A report that is under way may be older than this.
      if (sources.length > 0) void recheck(sources.map(ownerOf), { fresh: true })
      if (process.env.NODE_ENV !== 'production') complainAboutRemedies(view(), blockers)
    },
    expire: (ids) => void flow.send({ type: 'expire', ids }),
    look: () => void flow.send({ type: 'look' }),
    async recheckGate() {
      await recheck(undefined, { fresh: true })
      return view().gate
    },
    dispose() {
      for (const id of running.keys()) stop(id)
    },
  }
}
