import { failureMessage } from '../action/index.js'
import type { StepperOptions } from './options.js'
import type { MoveReason, Refusal } from './refusal.js'
import type { Step, StepAnswer, StepsData } from './steps.js'
import type { StepperState } from './transition.js'

type Judged = Pick<StepperState, 'current' | 'completed' | 'data'>

export function refusalFor({ messages }: StepperOptions, reason: MoveReason, message?: string | false): Refusal {
  return { ok: false, reason, message: message || messages[reason] }
}

/** What the app threw, as a result. Its own words count where it has some. */
export function failureOf(options: StepperOptions, error: unknown): Refusal {
  return refusalFor(options, 'failed', failureMessage(error, ''))
}

/** `undefined` for a yes; else the reason in words, empty when none was given. */
export function objectionOf(answer: StepAnswer): string | undefined {
  if (answer === true) return undefined
  if (typeof answer === 'string') return answer
  const { open, reason } = Object(answer) as { readonly open?: unknown; readonly reason?: string }
  return open === true ? undefined : (reason ?? '')
}

export function findStep({ steps }: StepperOptions, id: string | null): Step | undefined {
  return steps.find((step) => step.id === id)
}

/** Why a step is out of the question by itself, whatever stands before it. */
function ownRefusal(step: Step, data: StepsData, options: StepperOptions): Refusal | undefined {
  try {
    if (step.when && !step.when(data)) return refusalFor(options, 'hidden')
    // The key counts, not the value: a gate that is not known yet is closed.
    if (!('enter' in step)) return undefined
    const { enter } = step
    const objection = objectionOf(typeof enter === 'function' ? enter(data) : enter)
    return objection === undefined ? undefined : refusalFor(options, 'locked', objection)
  } catch {
    return refusalFor(options, 'locked')
  }
}

/** The steps that are shown, in order. */
export function shownSteps<Given extends Step>(
  options: StepperOptions<readonly Given[]>,
  { data }: Pick<Judged, 'data'>,
): readonly Given[] {
  return options.steps.filter((step) => ownRefusal(step, data, options)?.reason !== 'hidden')
}

/** The id of the step that follows, `null` at the end. Throws what the app's `next` throws. */
export function stepAfter(step: Step, state: Judged, options: StepperOptions): string | null {
  const chosen = step.next?.(state.data)
  if (chosen !== undefined) return chosen
  const place = options.steps.indexOf(step)
  return shownSteps(options, state).find((each) => options.steps.indexOf(each) > place)?.id ?? null
}

/**
 * The way from the first step over finished ones to the first that is not, or that may not be entered.
 * `ended`: all of it is finished.
 */
export function walk(
  state: Judged,
  options: StepperOptions,
): { readonly path: readonly string[]; readonly ended: boolean } {
  const path: string[] = []
  let step = shownSteps(options, state)[0]
  try {
    while (step && !path.includes(step.id) && !ownRefusal(step, state.data, options)) {
      path.push(step.id)
      if (!state.completed.includes(step.id)) break
      const id = stepAfter(step, state, options)
      if (id === null) return { path, ended: true }
      step = findStep(options, id)
    }
  } catch {
    // A branch that throws leads nowhere.
  }
  return { path, ended: false }
}

/** Why a step cannot be reached: the one answer for buttons, `goTo`, address and re-seating (STP-3). `undefined`: it can. */
export function refusalOf(id: string, state: Judged, options: StepperOptions): Refusal | undefined {
  const step = findStep(options, id)
  if (!step) return refusalFor(options, 'unknown-step')
  const own = ownRefusal(step, state.data, options)
  if (own || options.order === 'free') return own
  return walk(state, options).path.includes(id) ? undefined : obstacle(state, options)
}

/** What is in the way of what comes later. */
export function obstacle(state: Judged, options: StepperOptions): Refusal {
  const last = findStep(options, walk(state, options).path.at(-1) ?? null)
  const isUnfinished = last && !state.completed.includes(last.id)
  return refusalFor(options, 'locked', isUnfinished && options.messages.finishFirst(last.label))
}

/** Where the user is: the present step if it can be, else the furthest that can be reached (STP-4). */
export function seatOf(state: Judged, options: StepperOptions): string | null {
  const canBe = (id: string): boolean => !refusalOf(id, state, options)
  if (state.current !== null && canBe(state.current)) return state.current
  return walk(state, options).path.at(-1) ?? options.steps.find(({ id }) => canBe(id))?.id ?? null
}

/** What stays finished when a step is edited: in linear order, only what comes before it (STP-4). */
export function completedWithout(id: string, state: Judged, options: StepperOptions): readonly string[] {
  const { path } = walk(state, options)
  const place = path.indexOf(id)
  const before = place < 0 ? path : path.slice(0, place)
  // What is not on the way now, and could be later, goes by the order in which the steps were defined.
  const places = options.steps.map((step) => step.id)
  const isBefore = (each: string): boolean =>
    path.includes(each) ? before.includes(each) : places.indexOf(each) < places.indexOf(id)
  return state.completed.filter((each) => each !== id && (options.order === 'free' || isBefore(each)))
}
