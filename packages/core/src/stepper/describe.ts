import { closedGate, type Gate, openGate } from '../gate/index.js'
import type { StepperOptions } from './options.js'
import { findStep, obstacle, refusalOf, seatOf, shownSteps, walk } from './policy.js'
import type { Refusal } from './refusal.js'
import type { Step, StepDraft, StepId, StepsOutput } from './steps.js'
import type { StepperState } from './transition.js'

/** One step of the list. */
export interface StepView<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** Its place among the steps that are shown, from 1. */
  readonly number: number
  readonly status: 'current' | 'completed' | 'open' | 'locked'
  /** Finished, also when it is the present one. */
  readonly completed: boolean
  /** Why it is locked. */
  readonly reason: string | undefined
  /** Number, total, label and state in words. */
  readonly name: string
}

/** All that a screen needs to show a stepper. */
export interface StepperView<Steps extends readonly Step[] = readonly Step[]> {
  /** `empty`: there is no step that can be reached. `finished`: every step on the way is. */
  readonly status: 'empty' | 'idle' | 'pending' | 'finished'
  /** The id of the present step. */
  readonly current: StepId<Steps> | undefined
  /** The steps that are shown, in order. */
  readonly steps: readonly StepView<StepId<Steps>>[]
  /** What was typed into the present step. */
  readonly draft: StepDraft<Steps> | undefined
  /** The data of the finished steps that are shown. */
  readonly data: StepsOutput<Steps>
  /** Whether there is something to go back to. */
  readonly canGoBack: boolean
  /** Why the last move was not made. */
  readonly refusal: Refusal | undefined
  /** To be spoken politely when it changes; empty at first. */
  readonly announcement: string
  /** Open when every step on the way is finished. */
  readonly gate: Gate
}

/** The data of the finished steps that are shown. */
export function finishedData<Steps extends readonly Step[]>(
  state: StepperState,
  options: StepperOptions<Steps>,
): StepsOutput<Steps> {
  const finished = shownSteps(options, state).filter(({ id }) => state.completed.includes(id))
  return Object.fromEntries(finished.map(({ id }) => [id, state.data[id]])) as StepsOutput<Steps>
}

/** Derives what to show from the state and the options of this render. A step that has just vanished is not in it (STP-4). */
export function describeStepper<Steps extends readonly Step[]>(
  state: StepperState,
  options: StepperOptions<Steps>,
): StepperView<Steps> {
  const { messages } = options
  const seat = seatOf(state, options)
  const shown = shownSteps(options, state)
  const position = (step: Step): string => messages.position(step.label, shown.indexOf(step) + 1, shown.length)
  const words = {
    current: messages.stateCurrent,
    completed: messages.stateCompleted,
    open: messages.stateOpen,
    locked: messages.stateLocked,
  }
  const steps = shown.map((step, index): StepView => {
    const { id, label } = step
    const completed = state.completed.includes(id)
    const refused = refusalOf(id, state, options)
    const other = completed ? 'completed' : 'open'
    const status = id === seat ? 'current' : refused ? 'locked' : other
    return {
      id,
      label,
      number: index + 1,
      status,
      completed,
      reason: refused?.message,
      name: `${position(step)}, ${words[status]}`,
    }
  })
  const present = findStep(options, seat)
  const isFinished = present !== undefined && walk(state, options).ended
  const spoken = { '': '', end: messages.finished, position: present ? position(present) : '' }
  return {
    status: state.pending ? 'pending' : isFinished ? 'finished' : present ? 'idle' : 'empty',
    current: seat ?? undefined,
    steps,
    draft: seat === null ? undefined : (state.drafts[seat] as StepDraft<Steps>),
    data: finishedData(state, options),
    canGoBack: state.history.some((id) => id !== seat && !refusalOf(id, state, options)),
    refusal: state.refusal,
    announcement: spoken[state.news],
    gate: isFinished ? openGate : closedGate(obstacle(state, options).message),
  }
}
