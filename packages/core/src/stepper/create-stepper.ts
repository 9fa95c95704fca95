import { createFlow } from '../flow/index.js'
import type { StepperOptions } from './options.js'
import { draftOf, failureOf, findStep, objectionTo, refusalFor, type Survey, surveySteps } from './policy.js'
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
  /** Stops waiting for the move that is under way. */
  let stop = (_abort: boolean): void => {}

  const { send, ...flow } = createFlow<StepperState, StepperEvent>(emptyStepper, transitionStepper)
  const { getState } = flow
  const look = (state = getState()): Survey<Steps> => surveySteps(state, options)
  const refusal = (reason: MoveReason): Refusal => refusalFor(options, reason)
  const blocked = (id: string): Refusal | undefined => look().refusalOf(id)

  /** Makes a move that asks nobody, or one that is decided, or shows why not. */
  function move(outcome: StepperEvent | Refusal, isMine: boolean = !getState().pending): MoveResult {
    if (!isMine) return refusal('pending')
    const isRefused = 'ok' in outcome
    send(isRefused ? { type: 'settle', refusal: outcome } : outcome)
    return isRefused ? outcome : ok
  }

  /** Makes a move that takes time. One at a time: the guard holds within a tick. */
  async function moveLater(decide: (signal: AbortSignal) => Promise<StepperEvent | Refusal>): Promise<MoveResult> {
    const { pending, current } = getState()
    if (pending || current === null) return move(refusal('end'))
    let isCurrent = true
    const controller = new AbortController()
    const outcome = await new Promise<StepperEvent | Refusal>((resolve) => {
      stop = (abort) => {
        isCurrent = false
        if (abort) controller.abort()
        resolve(refusal('cancelled'))
      }
      send({ type: 'start' })
      // A listener that was told of the start may have given it up, or started another.
      if (!isCurrent) return
      decide(controller.signal).then(resolve, (error) => {
        // The user turned back in the middle of it: nothing has failed.
        if (Object(error).name === 'AbortError' && isCurrent) halt(false)
        resolve(failureOf(options, error))
      })
    })
    return isCurrent ? move(outcome, true) : refusal('cancelled')
  }

  /** Nobody waits for what is under way any more. */
  function halt(abort: boolean): void {
    if (!getState().pending) return
    stop(abort)
    send({ type: 'settle' })
  }

  function load(state: StepperState): void {
    // In one: a listener that was told that the move is over might start another.
    if (getState().pending) stop(true)
    send({ type: 'load', state: { ...state, current: look(state).seat } })
  }

  function start(): void {
    load({ ...emptyStepper, current: options.start ?? null })
  }

  /** STP-4: whatever has changed, the user is somewhere that can be reached. */
  function reseat(): void {
    if (look().seat !== getState().current) load({ ...getState(), refusal: undefined, news: 'position' })
  }

  /** STP-2: the schema, then the guard, then all at once. */
  async function leave(signal: AbortSignal): Promise<StepperEvent | Refusal> {
    const { current, drafts, data: steps, completed } = getState()
    const step = findStep(options, current)
    if (!step) return refusal('end')
    const { id, schema } = step
    const draft = draftOf(drafts, id)
    const checked = schema ? await schema['~standard'].validate(draft) : { value: draft }
    if (checked.issues) return { ...refusal('invalid'), issues: checked.issues }
    const data = checked.value
    const answer = await step.guard?.({ data, steps, signal })
    const objection = objectionTo(answer === undefined || answer, 'guard', options)
    if (objection) return objection

    const event = { type: 'commit', data, to: null } as const
    const { after, refusalOf } = look(transitionStepper(getState(), event))
    // By its id: with the next render the steps may be other objects.
    const to = after(findStep(options, id) ?? step)
    if (to !== null) return refusalOf(to) ?? { ...event, to }
    return completed.includes(id) && !options.onEnd ? refusal('end') : event
  }

  async function end(): Promise<StepperEvent | Refusal> {
    const answer: unknown = await options.onEnd?.(look().data)
    const { ok: isFine, error = answer } = Object(answer) as { readonly ok?: unknown; readonly error?: unknown }
    return isFine === false ? failureOf(options, error) : { type: 'settle' }
  }

  function edit(draft: unknown, id = getState().current): MoveResult {
    if (id === null || !findStep(options, id)) return move(refusal('unknown-step'))
    const result = move({ type: 'edit', id, draft, completed: look().keptBy(id) })
    reseat()
    return result
  }

  start()
  return {
    ...flow,
    getOptions: () => options,
    setOptions(next) {
      options = next
      reseat()
    },
    async next(data) {
      if (data !== undefined) edit(data)
      const result = await moveLater(leave)
      return result.ok && getState().news === 'end' && options.onEnd ? moveLater(end) : result
    },
    async previous() {
      const { history } = getState()
      const { back } = look()
      const to = history[back]
      return move(to === undefined ? refusal('start') : { type: 'go', to, history: history.slice(0, back) })
    },
    goTo: async (id: string) => move(blocked(id) ?? { type: 'go', to: id }),
    edit: async (draft: unknown, id?: string) => edit(draft, id),
    async cancel() {
      halt(true)
      return ok
    },
    async reset() {
      start()
      return ok
    },
    reachable: (id) => !blocked(id),
    load,
    // ALL-4: a guard may be saving something.
    dispose: () => halt(false),
  }
}
