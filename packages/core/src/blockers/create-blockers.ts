import type { ActionState } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import type { Gate } from '../gate/index.js'
import { errorInDevelopment } from '../platform/report.js'
import type { Remedy } from './answer.js'
import { createRemedies } from './create-remedies.js'
import { blockersGate, remediesOf } from './describe.js'
import type { BlockersOptions, Check } from './options.js'
import { runCheck } from './run-check.js'
import {
  type BlockersEvent,
  type BlockersState,
  noBlockers,
  type ReceivedBlocker,
  transitionBlockers,
} from './transition.js'

export interface Blockers {
  readonly getState: () => BlockersState
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the options of the latest render. Throws when two checks have the same id. */
  readonly setOptions: (options: BlockersOptions) => void
  /**
   * Runs these checks (default: all) and resolves when they have answered. One under way is shared, unless `fresh` says
   * that it may have read an old state: then it is aborted and started again. Never rejects.
   */
  readonly recheck: (ids?: readonly string[], options?: { readonly fresh?: boolean }) => Promise<void>
  /** Runs a remedy of the kind `action`, then the check it belongs to. */
  readonly resolve: (checkId: string, remedyId: string) => Promise<ActionState<void>>
  /** Takes in what the destructive call said is in the way. */
  readonly receive: (blockers: readonly ReceivedBlocker[]) => void
  /** The user sees the list from its start: nothing is new any more. */
  readonly look: () => void
  /** Runs all checks afresh and tells whether the action may go on. */
  readonly recheckGate: () => Promise<Gate>
  /** Aborts the checks under way and stops waiting for remedies. */
  readonly dispose: () => void
}

/** Blocker checks without a user interface. */
export function createBlockers(initial: BlockersOptions): Blockers {
  let options = initial
  const running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>()
  const flow = createFlow<BlockersState, BlockersEvent>(noBlockers, transitionBlockers)

  const known = (id: string) => flow.getState().checks.find((check) => check.id === id)
  const offered = (id: string): readonly Remedy[] =>
    remediesOf(
      known(id)?.known,
      options.checks.find((check) => check.id === id),
    )

  function stop(id: string): void {
    running.get(id)?.controller.abort()
    running.delete(id)
  }

  function start(check: Check): void {
    stop(check.id)
    flow.send({ type: 'check', id: check.id })
    const attempt = known(check.id)?.attempt ?? 0
    const controller = new AbortController()
    const done = runCheck(check, controller, options.timeout ?? 15_000).then((answer) => {
      // Stopped, it counts as not known, unless it has been started again meanwhile.
      if ((running.get(check.id)?.controller ?? controller) !== controller) return
      running.delete(check.id)
      flow.send({ type: 'answer', id: check.id, attempt, known: answer })
      complainAboutRemedies(check.id)
    })
    running.set(check.id, { controller, done })
  }

  /**
   * Takes off the list what only the destructive call knows of: no check can see it go, so it would stay for ever. The
   * next call says whether it is still there.
   */
  function forgetUnchecked(isMeant: (check: { readonly id: string }) => boolean): void {
    const checked = new Set(options.checks.map(({ id }) => id))
    for (const { id } of flow.getState().checks.filter(isMeant)) {
      if (checked.has(id)) continue
      stop(id)
      flow.send({ type: 'forget', id })
    }
  }

  /** Resolves when the check has answered, the newest start of it included. */
  async function settled(id: string): Promise<void> {
    for (let run = running.get(id); run; run = running.get(id)) await run.done
  }

  const recheck: Blockers['recheck'] = async (ids, { fresh = false } = {}) => {
    const isMeant = ({ id }: { readonly id: string }): boolean => !ids || ids.includes(id)
    const chosen = options.checks.filter(isMeant)
    if (fresh) forgetUnchecked(isMeant)
    for (const check of chosen) if (fresh || !running.has(check.id)) start(check)
    await Promise.all(chosen.map(({ id }) => settled(id)))
  }

  const remedies = createRemedies({
    getOptions: () => options,
    async run(checkId, remedyId, context) {
      const remedy = offered(checkId).find(({ id }) => id === remedyId)
      if (remedy?.kind === 'action') await remedy.run(context)
      await recheck([checkId], { fresh: true })
    },
    onChange: (key, state) => flow.send({ type: 'remedy', key, state }),
  })

  function complainAboutRemedies(id: string): void {
    if (known(id)?.known.status !== 'blocking' || offered(id).length > 0) return
    errorInDevelopment(
      `the check "${id}" is blocking and offers no remedy, so nobody can clear it. ` +
        'Give the check, or its answer, at least one: an action, a link, a command, a contact or a wait.',
    )
  }

  function setOptions(next: BlockersOptions): void {
    refuseDuplicates(next.checks)
    options = next
    flow.send({ type: 'define', ids: next.checks.map(({ id }) => id) })
    for (const id of running.keys()) if (!known(id)) stop(id)
  }

  setOptions(initial)
  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    setOptions,
    recheck,
    resolve: remedies.run,
    receive(blockers) {
      for (const { id } of blockers) stop(id)
      flow.send({ type: 'receive', blockers })
      for (const { id } of blockers) complainAboutRemedies(id)
    },
    look: () => void flow.send({ type: 'look' }),
    async recheckGate() {
      await recheck(undefined, { fresh: true })
      return blockersGate(flow.getState(), options.checks, options.messages)
    },
    dispose() {
      for (const id of running.keys()) stop(id)
      remedies.reset()
    },
  }
}

function refuseDuplicates(checks: readonly Check[]): void {
  const seen = new Set<string>()
  const twice = checks.find(({ id }) => seen.size === seen.add(id).size)?.id
  if (twice === undefined) return
  throw new Error(
    `Offboard: two checks have the id "${twice}". Answers are kept by id, so one would overwrite the other. ` +
      'Give each check an id of its own.',
  )
}
