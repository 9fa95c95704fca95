import type { Gate } from '../gate/index.js'
import type { StepperOptions } from './options.js'
import { draftOf, surveySteps } from './policy.js'
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

/** The id of the present step, and what was typed into it. To compare `current` with an id is to know the type of `draft`. */
type Present<Steps extends readonly Step[]> =
  | {
      readonly [Id in StepId<Steps>]: { readonly current: Id; readonly draft: StepDraft<Steps, Id> | undefined }
    }[StepId<Steps>]
  | { readonly current: undefined; readonly draft: undefined }

/** All that a screen needs to show a stepper. */
export type StepperView<Steps extends readonly Step[] = readonly Step[]> = Present<Steps> & Overview<Steps>

interface Overview<Steps extends readonly Step[]> {
  /** `empty`: there is no step that can be reached. `finished`: every step on the way is. */
  readonly status: 'empty' | 'idle' | 'pending' | 'finished'
  /** The steps that are shown, in order. */
  readonly steps: readonly StepView<StepId<Steps>>[]
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

/** Derives what to show from the state and the options of this render. A step that has just vanished is not in it (STP-4). */
export function describeStepper<Steps extends readonly Step[]>(
  state: StepperState,
  options: StepperOptions<Steps>,
): StepperView<Steps> {
  const { messages } = options
  const { pending, drafts, refusal, news } = state
  const { shown, data, gate, seat, back, refusalOf } = surveySteps(state, options)
  let spoken = ''
  const steps = shown.map(({ id, label }, index): StepView<StepId<Steps>> => {
    const refused = refusalOf(id)
    const completed = state.completed.includes(id)
    const status = id === seat ? 'current' : refused ? 'locked' : completed ? 'completed' : 'open'
    const position = messages.position(label, index + 1, shown.length)
    if (id === seat) spoken = position
    return {
      id,
      label,
      number: index + 1,
      status,
      completed,
      reason: refused?.message,
      name: `${position}, ${messages[status]}`,
    }
  })
  const present = { current: seat ?? undefined, draft: seat === null ? undefined : draftOf(drafts, seat) }
  return {
    ...(present as Present<Steps>),
    status: pending ? 'pending' : gate.open ? 'finished' : seat === null ? 'empty' : 'idle',
    steps,
    data,
    canGoBack: back >= 0,
    refusal,
    announcement: news && (news === 'end' ? messages.finished : spoken),
    gate,
  }
}
