import { createFlow, type Flow } from '../flow/index.js'
import type { Gate } from '../gate/index.js'
import { parseAnswer, type ReceivedBlocker } from './answer.js'
import { complainAboutOrder, complainAboutRemedies, explainIds } from './complain.js'
import { type BlockersView, describeBlockers } from './describe.js'
import type { BlockersOptions, Check } from './options.js'
import { runCheck } from './run-check.js'
import {
  type BlockersEvent,
  type BlockersState,
  type FoundAnswer,
  noBlockers,
  transitionBlockers,
} from './transition.js'

/** Its events are for connections; an app has the methods. */
export interface Blockers extends Flow<BlockersState, BlockersEvent> {
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
  let pause: Promise<void> | undefined
  const arrived: FoundAnswer[] = []
  const running = new Map<string, Run>()
  const flow = createFlow<BlockersState, BlockersEvent>(noBlockers, transitionBlockers)

  function stop(id: string): void {
    running.get(id)?.controller.abort()
    running.delete(id)
  }

  function start(checks: readonly Check[]): void {
    const ids = checks.map(({ id }) => id)
    ids.forEach(stop)
    const attempt = flow.getState().moves + 1
    flow.send({ type: 'check', ids })
    for (const check of checks) {
      const controller = new AbortController()
      running.set(check.id, { controller, done: run(check, controller, attempt) })
    }
  }

  async function run(check: Check, controller: AbortController, attempt: number): Promise<void> {
    const { id } = check
    const known = await runCheck(check, controller, options.timeout ?? 15_000)
    arrived.push({ id, attempt, known })
    const { length } = options.checks
    if (length >= MANY) pause ??= new Promise((resolve) => setTimeout(resolve, length / 10))
    await pause
    pause = undefined
    if (running.get(id)?.controller === controller) running.delete(id)
    if (arrived[0]) learn(arrived.splice(0))
  }

  function learn(answers: readonly FoundAnswer[]): void {
    flow.send({ type: 'answer', answers })
    if (process.env.NODE_ENV !== 'production') complainAboutRemedies(view(), answers)
  }

  const view = (): BlockersView => describeBlockers(flow.getState(), options.checks, options.messages)

  const recheck: Blockers['recheck'] = async (ids, { fresh = false } = {}) => {
    const meant = new Set(ids)
    const owners = new Set(flow.getState().checks.flatMap(({ id, source = id }) => (meant.has(id) ? source : [])))
    const chosen = options.checks.filter(({ id, held }) => (ids ? owners.has(id) : fresh || !held))
    if (fresh) flow.send({ type: 'forget', ids })
    start(chosen.filter(({ id }) => fresh || !running.has(id)))
    // Each until its newest start has answered.
    for (const { id } of chosen) while (running.has(id)) await running.get(id)?.done
  }

  function setOptions(next: BlockersOptions): void {
    const { checks } = next
    const ids = new Set(checks.map(({ id }) => id))
    if (ids.size < checks.length) {
      throw new Error(process.env.NODE_ENV === 'production' ? 'id' : explainIds(checks))
    }
    if (process.env.NODE_ENV !== 'production') complainAboutOrder(checks)
    options = next
    for (const id of running.keys()) if (!ids.has(id)) stop(id)
    flow.send({ type: 'define', checks })
  }

  setOptions(initial)
  return {
    ...flow,
    setOptions,
    recheck,
    receive(blockers) {
      for (const { id } of blockers) stop(id)
      learn(blockers.map((blocker) => ({ id: blocker.id, known: parseAnswer(blocker) })))
      // What is under way may have read an older state than the call.
      void recheck([...running.keys()], { fresh: true })
    },
    look: () => void flow.send({ type: 'look' }),
    async recheckGate() {
      await recheck(undefined, { fresh: true })
      return view().gate
    },
    dispose: () => [...running.keys()].forEach(stop),
  }
}
