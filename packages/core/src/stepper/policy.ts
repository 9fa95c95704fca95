import { closedGate, type Gate, openGate } from '../gate/index.js'
import type { StepperOptions } from './options.js'
import type { MoveReason, Refusal } from './refusal.js'
import type { Step, StepAnswer, StepsData, StepsOutput } from './steps.js'
import type { StepperState } from './transition.js'

type Judged = Pick<StepperState, 'current' | 'history' | 'completed' | 'data'>

export function refusalFor({ messages }: StepperOptions, reason: MoveReason, message?: unknown): Refusal {
  return { ok: false, reason, message: (typeof message === 'string' && message) || messages.refused(reason) }
}

/** `undefined` for a yes: only `true` and an open gate are one. */
export function objectionTo(answer: StepAnswer, reason: MoveReason, options: StepperOptions): Refusal | undefined {
  const gate = Object(answer) as { readonly open?: unknown; readonly reason?: unknown }
  return answer === true || gate.open === true ? undefined : refusalFor(options, reason, gate.reason ?? answer)
}

export function findStep<Found extends Step>(
  { steps }: StepperOptions<readonly Found[]>,
  id: string | null | undefined,
): Found | undefined {
  return steps.find((step) => step.id === id)
}

/** What was typed into a step. One may be called `constructor`, and what every object has was not typed. */
export function draftOf(drafts: StepsData, id: string): unknown {
  return Object.hasOwn(drafts, id) ? drafts[id] : undefined
}

/** Why a step is out of the question by itself, whatever stands before it. */
function ownRefusal(step: Step, data: StepsData, options: StepperOptions): Refusal | undefined {
  try {
    if (step.when && !step.when(data)) return refusalFor(options, 'hidden')
    // The key counts, not the value: a gate that is not known yet is closed.
    const answer = !('enter' in step) || (typeof step.enter === 'function' ? step.enter(data) : step.enter)
    return objectionTo(answer, 'locked', options)
  } catch {
    return refusalFor(options, 'locked')
  }
}

/** What the steps say to a state. */
export interface Survey<Steps extends readonly Step[] = readonly Step[]> {
  /** The steps that are shown, in order. */
  readonly shown: readonly Steps[number][]
  /** The data of the finished steps that are shown. */
  readonly data: StepsOutput<Steps>
  /** Open when all of the way is finished, else closed with what is in the way of what comes later. */
  readonly gate: Gate
  /** Where the user is: the present step if it can be, else the furthest that can be reached (STP-4). */
  readonly seat: string | null
  /** Why a step cannot be reached: the one answer for buttons, `goTo`, address and re-seating (STP-3). `undefined`: it can. */
  readonly refusalOf: (id: string | null | undefined) => Refusal | undefined
  /** The place in the history to go back to; -1: none. */
  readonly back: number
  /** What stays finished when a step is edited: in linear order, only what comes before it (STP-4). */
  readonly keptBy: (id: string) => readonly string[]
  /** The id of the step that follows, `null` at the end. Throws what the app's `next` throws. */
  readonly after: (id: string) => string | null
}

/** Asks every step once, however many there are. */
export function surveySteps<Steps extends readonly Step[]>(
  { current, history, completed, data }: Judged,
  options: StepperOptions<Steps>,
): Survey<Steps> {
  const { order, messages } = options
  const steps: readonly Steps[number][] = options.steps
  const ids = steps.map(({ id }) => id)
  const own = new Map(steps.map((step) => [step.id, ownRefusal(step, data, options)]))
  const isShown = (id: string): boolean => own.get(id)?.reason !== 'hidden'
  const isDone = (id: string): boolean => completed.includes(id)

  function after(id: string): string | null {
    const place = ids.indexOf(id)
    const chosen = steps[place]?.next?.(data)
    return chosen === undefined ? (ids.slice(place + 1).find(isShown) ?? null) : chosen
  }

  const shown = steps.filter(({ id }) => isShown(id))
  const path: string[] = []
  // Where the way stops. `null`: at its end.
  let stop: Step | null | undefined = shown[0]
  try {
    while (stop && !own.get(stop.id) && !path.includes(stop.id)) {
      path.push(stop.id)
      if (!isDone(stop.id)) break
      const id = after(stop.id)
      stop = id === null ? id : findStep(options, id)
    }
  } catch {
    // A branch that throws leads nowhere.
  }
  const waitsFor = stop && (own.get(stop.id)?.message ?? (isDone(stop.id) || messages.finishFirst(stop.label)))
  const obstacle = refusalFor(options, 'locked', waitsFor)

  function refusalOf(id: string | null | undefined): Refusal | undefined {
    const step = findStep(options, id)
    if (!step) return refusalFor(options, 'unknown-step')
    return own.get(step.id) ?? (order === 'free' || path.includes(step.id) ? undefined : obstacle)
  }

  function keptBy(id: string): readonly string[] {
    return completed.filter((each) => {
      // What is not on the way now, and could be later, goes by the order in which the steps were defined.
      const places: readonly string[] = path.includes(each) ? path : ids
      const place = places.indexOf(id)
      return order === 'free' ? each !== id : place < 0 || places.indexOf(each) < place
    })
  }

  const seats = [current, path.at(-1), ...ids]
  const seat = seats.find((id) => !refusalOf(id)) ?? null
  return {
    shown,
    data: Object.fromEntries(
      shown.filter(({ id }) => isDone(id)).map(({ id }) => [id, data[id]]),
    ) as StepsOutput<Steps>,
    gate: stop === null ? openGate : closedGate(obstacle.message),
    seat,
    back: history.findLastIndex((id) => id !== seat && !refusalOf(id)),
    refusalOf,
    keptBy,
    after,
  }
}
