import { createFlow } from '../flow/index.js'
import { finishedData } from './describe.js'
import type { StepperOptions } from './options.js'
import {
  completedWithout,
  failureOf,
  findStep,
  objectionOf,
  refusalFor,
  refusalOf,
  seatOf,
  stepAfter,
} from './policy.js'
import type { MoveReason, MoveResult, Refusal } from './refusal.js'
import type { Step, StepDraft, StepId, StepInput } from './steps.js'
import { emptyStepper, type StepperEvent, type StepperState, transitionStepper } from './transition.js'

/** What every stepper has, whatever its steps are. Snapshots and addresses work on it. */
export interface StepperCore {
  readonly getState: () => StepperState
  readonly getOptions: () => StepperOptions
  readonly subscribe: (listener: () => void) => () => void
  /** Goes to a step that can be reached. Asks no guard. */
  goTo(id: string): Promise<MoveResult>
  /** Goes back to what was visited before. Asks nothing. */
  readonly previous: () => Promise<MoveResult>
  /** Gives up the move that is under way, if there is one. */
  readonly cancel: () => Promise<MoveResult>
  /** Starts over: gives up what is under way and forgets all data. */
  readonly reset: () => Promise<MoveResult>
  /** Whether a step can be reached. Buttons, `goTo` and the address ask the same. */
  readonly reachable: (id: string) => boolean
  /** Takes a state as a whole, without focus and without a word. Gives up what is under way. */
  readonly load: (state: StepperState) => void
}

/** Binds a stepper to something outside of it. Returns what ends that. */
export type StepperConnection = (stepper: StepperCore) => () => void

export interface Stepper<Steps extends readonly Step[] = readonly Step[]> extends StepperCore {
  /** Takes the options of the latest render. When the present step cannot be any more, another takes its place. */
  readonly setOptions: (options: StepperOptions<Steps>) => void
  /**
   * Goes on: checks the data (or what was typed) by the schema, asks the guard, then commits data, completion and move
   * at once, or nothing. After the last step it calls `onEnd`.
   */
  next(data?: StepInput<Steps>): Promise<MoveResult>
  goTo(id: StepId<Steps>): Promise<MoveResult>
  /** Keeps what was typed into the present or another step, and opens that again. Refused while a move is pending. */
  edit<Id extends StepId<Steps>>(draft: StepDraft<Steps, Id>, id?: Id): Promise<MoveResult>
  /** The part leaves the page: the answer of a guard is not waited for any more, and its request goes on. */
  readonly dispose: () => void
}

const ok: MoveResult = { ok: true }

/** Steps without a user interface. */
export function createStepper<const Steps extends readonly Step[]>(initial: StepperOptions<Steps>): Stepper<Steps> {
  let options = initial
  /** The move that is under way. */
  let running: { readonly stop: () => void; readonly controller: AbortController } | undefined

  const seated = (state: StepperState): StepperState => ({ ...state, current: seatOf(state, options) })
  const blank = (): StepperState => seated({ ...emptyStepper, current: options.start ?? null })
  const { send, ...flow } = createFlow<StepperState, StepperEvent>(blank(), transitionStepper)
  const { getState } = flow
  const refusal = (reason: MoveReason): Refusal => refusalFor(options, reason)
  const blocked = (id: string): Refusal | undefined => refusalOf(id, getState(), options)

  /** Makes a move that asks nobody, or shows why not. */
  function attempt(event: StepperEvent | Refusal): MoveResult {
    if (getState().pending) return refusal('pending')
    if ('ok' in event) {
      send({ type: 'refuse', refusal: event })
      return event
    }
    send(event)
    return ok
  }

  /** Makes a move that takes time. One at a time: the guard holds within a tick. */
  async function attemptLater(work: (signal: AbortSignal) => Promise<StepperEvent | Refusal>): Promise<MoveResult> {
    if (!send({ type: 'start' })) return refusal('pending')
    const controller = new AbortController()
    let stop = (): void => {}
    const stopped = new Promise<Refusal>((resolve) => {
      stop = () => resolve(refusal('cancelled'))
    })
    const mine = { controller, stop }
    running = mine
    const outcome = await Promise.race([work(controller.signal).catch((error) => failureOf(options, error)), stopped])
    // Something may have overtaken it in the moment between its end and now.
    if (running !== mine) return refusal('cancelled')
    running = undefined
    send('ok' in outcome ? { type: 'refuse', refusal: outcome } : outcome)
    return 'ok' in outcome ? outcome : ok
  }

  /** Nobody waits for what is under way any more. */
  function halt(abort: boolean): void {
    const halted = running
    running = undefined
    if (abort) halted?.controller.abort()
    halted?.stop()
    send({ type: 'settle' })
  }

  function load(state: StepperState): void {
    halt(true)
    send({ type: 'load', state: seated(state) })
  }

  /** STP-4: whatever has changed, the user is somewhere that can be reached. */
  function reseat(): void {
    const to = seatOf(getState(), options)
    if (to === getState().current) return
    halt(true)
    send({ type: 'seat', to })
  }

  /** STP-2: the schema, then the guard, then all at once. */
  async function leave(step: Step, signal: AbortSignal): Promise<StepperEvent | Refusal> {
    const { drafts, data: steps, completed } = getState()
    const { id } = step
    const checked = (await step.schema?.['~standard'].validate(drafts[id])) ?? { value: drafts[id] }
    if (checked.issues) return { ...refusal('invalid'), issues: checked.issues }
    const answer = await step.guard?.({ data: checked.value, steps, signal })
    const objection = answer === undefined ? answer : objectionOf(answer)
    if (objection !== undefined) return refusalFor(options, 'guard', objection)

    const event = { type: 'commit', id, data: checked.value, to: null } as const
    const committed = transitionStepper(getState(), event)
    const to = stepAfter(step, committed, options)
    if (to !== null) return refusalOf(to, committed, options) ?? { ...event, to }
    return completed.includes(id) && !options.onEnd ? refusal('end') : event
  }

  async function end(): Promise<StepperEvent | Refusal> {
    const answer: unknown = await options.onEnd?.(finishedData(getState(), options))
    const { ok: isFine, error } = Object(answer) as { readonly ok?: unknown; readonly error?: unknown }
    return isFine === false ? { ...failureOf(options, error), ...(answer as object) } : { type: 'settle' }
  }

  function edit(draft: unknown, id = getState().current): MoveResult {
    if (id === null || !findStep(options, id)) return attempt(refusal('unknown-step'))
    const result = attempt({ type: 'edit', id, draft, completed: completedWithout(id, getState(), options) })
    reseat()
    return result
  }

  return {
    ...flow,
    getOptions: () => options,
    setOptions(next) {
      options = next
      reseat()
    },
    async next(data) {
      const step = findStep(options, getState().current)
      if (!step || getState().pending) return attempt(refusal('end'))
      if (data !== undefined) edit(data, step.id)
      const result = await attemptLater((signal) => leave(step, signal))
      return result.ok && getState().news === 'end' && options.onEnd ? attemptLater(end) : result
    },
    async previous() {
      const { current, history } = getState()
      const place = history.findLastIndex((id) => id !== current && !blocked(id))
      const to = history[place]
      return attempt(to === undefined ? refusal('start') : { type: 'go', to, history: history.slice(0, place) })
    },
    goTo: async (id: string) => attempt(blocked(id) ?? { type: 'go', to: id }),
    edit: async (draft: unknown, id?: string) => edit(draft, id),
    async cancel() {
      halt(true)
      return ok
    },
    async reset() {
      load(blank())
      return ok
    },
    reachable: (id) => !blocked(id),
    load,
    // ALL-4: a guard may be saving something.
    dispose: () => halt(false),
  }
}
