import { failureMessage } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import type { StepperOptions } from './options.js'
import { draftOf, findStep, objectionTo, refusalFor, type Survey, surveySteps } from './policy.js'
import type { MoveReason, MoveResult, Refusal } from './refusal.js'
import { checkIds, type Step, type StepDraft, type StepId, type StepInput } from './steps.js'
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
   * at once, or nothing. After the last step it calls `onEnd`. An event is not taken for data, so that
   * `onClick={stepper.next}` is what it looks like.
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
  if (process.env.NODE_ENV !== 'production') checkIds(initial.steps)
  /** Stops waiting for the move that is under way, while there is one. */
  let stop: ((abort: boolean) => void) | undefined

  const { send, ...flow } = createFlow<StepperState, StepperEvent>(emptyStepper, transitionStepper)
  const { getState } = flow
  const look = (state = getState()): Survey<Steps> => surveySteps(state, options)
  const refusal = (reason: MoveReason): Refusal => refusalFor(options, reason)

  /** Makes a move that asks nobody, or one that is decided, or shows why not. */
  function move(outcome: StepperEvent | Refusal): MoveResult {
    if (stop) return refusal('pending')
    if (!('ok' in outcome)) {
      send(outcome)
      return ok
    }
    send({ type: 'settle', refusal: outcome })
    return outcome
  }

  /** Makes a move that takes time. One at a time: the guard holds within a tick. */
  async function moveLater(
    decide: (step: Step, signal: AbortSignal) => Promise<StepperEvent | Refusal>,
  ): Promise<MoveResult> {
    const step = findStep(options, getState().current)
    if (stop || !step) return move(refusal('end'))
    return new Promise((resolve) => {
      const controller = new AbortController()
      function mine(abort: boolean): void {
        if (abort) controller.abort()
        resolve(refusal('cancelled'))
      }
      stop = mine
      send({ type: 'start' })
      // A listener that was told of the start may have given it up, or started another.
      if (stop !== mine) return
      decide(step, controller.signal)
        .catch(
          (error) => Object(error).name !== 'AbortError' && refusalFor(options, 'failed', failureMessage(error, '')),
        )
        .then((outcome) => {
          if (stop !== mine) return
          // The user turned back in the middle of it: nothing has failed.
          if (!outcome) halt(false)
          else {
            stop = undefined
            resolve(move(outcome))
          }
        })
    })
  }

  /** Nobody waits for what is under way any more. */
  function halt(abort: boolean, event: StepperEvent = { type: 'settle' }): MoveResult {
    const given = stop
    stop = undefined
    send(event)
    given?.(abort)
    return ok
  }

  function load(state: StepperState): MoveResult {
    return halt(true, { type: 'load', state: { ...state, current: look(state).seat } })
  }

  function start(): MoveResult {
    return load({ ...emptyStepper, current: options.start ?? null })
  }

  /** STP-4: whatever has changed, the user is somewhere that can be reached. */
  function reseat(): void {
    if (look().seat !== getState().current) load({ ...getState(), refusal: undefined, news: 'position' })
  }

  /** STP-2: the schema, then the guard, then all at once. */
  async function leave(step: Step, signal: AbortSignal): Promise<StepperEvent | Refusal> {
    const { id, schema } = step
    const { drafts, data: steps, completed } = getState()
    const draft = draftOf(drafts, id)
    const checked = schema ? await schema['~standard'].validate(draft) : { value: draft }
    if (checked.issues) return { ...refusal('invalid'), issues: checked.issues }
    const data = checked.value
    const answer = await step.guard?.({ data, steps, signal })
    const objection = objectionTo(answer === undefined || answer, 'guard', options)
    if (objection) return objection

    const event = { type: 'commit', data, to: null } as const
    const { after, refusalOf } = look(transitionStepper(getState(), event))
    const to = after(id)
    if (to !== null) return refusalOf(to) ?? { ...event, to }
    return completed.includes(id) && !options.onEnd ? refusal('end') : event
  }

  async function end(): Promise<StepperEvent | Refusal> {
    const answer: unknown = await options.onEnd?.(look().data)
    const { ok: isFine, error = answer } = Object(answer) as { readonly ok?: unknown; readonly error?: unknown }
    if (isFine === false) throw error
    return { type: 'settle' }
  }

  function edit(draft: unknown, id = getState().current): MoveResult {
    const step = findStep(options, id)
    const result = move(
      step ? { type: 'edit', id: step.id, draft, completed: look().keptBy(step.id) } : refusal('unknown-step'),
    )
    reseat()
    return result
  }

  start()
  return {
    ...flow,
    getOptions: () => options,
    setOptions(next) {
      if (process.env.NODE_ENV !== 'production') checkIds(next.steps)
      options = next
      reseat()
    },
    async next(data) {
      // Only events have this: `next` may be passed straight to `onClick`.
      if (data !== undefined && !Object(data).preventDefault) edit(data)
      const result = await moveLater(leave)
      return result.ok && getState().news === 'end' && options.onEnd ? moveLater(end) : result
    },
    async previous() {
      const { history } = getState()
      const { back } = look()
      const to = history[back]
      return move(to === undefined ? refusal('start') : { type: 'go', to, history: history.slice(0, back) })
    },
    goTo: async (id: string) => move(look().refusalOf(id) ?? { type: 'go', to: id }),
    edit: async (draft: unknown, id?: string) => edit(draft, id),
    cancel: async () => halt(true),
    reset: async () => start(),
    reachable: (id) => !look().refusalOf(id),
    load,
    // ALL-4: a guard may be saving something.
    dispose: () => halt(false),
  }
}
