import type { StepView } from './describe.js'
import type { MoveReason } from './refusal.js'

/** The words of a stepper. `current`, `completed`, `open` and `locked` say what a step is, and end the name of its button. */
export interface StepperMessages extends Readonly<Record<StepView['status'], string>> {
  /** Names the navigation. */
  readonly label: string
  /** Where the user is now. Spoken after a move. */
  readonly position: (label: string, number: number, total: number) => string
  /** Why a later step is locked, and the gate is closed, while one is not finished. */
  readonly finishFirst: (label: string) => string
  /** Spoken after the last step. */
  readonly finished: string
  /** Why a move was not made, where nobody else has words for it. */
  readonly refused: (reason: MoveReason) => string
}

export const enStepper: StepperMessages = {
  current: 'current',
  completed: 'completed',
  open: 'not finished',
  locked: 'locked',
  label: 'Steps',
  position: (label, number, total) => `Step ${number} of ${total}: ${label}`,
  finishFirst: (label) => `Finish “${label}” first.`,
  finished: 'All steps are finished.',
  refused(reason) {
    if (reason === 'invalid') return 'Some answers need a correction.'
    return reason === 'failed' ? 'This did not work. Try again.' : 'This is not possible now.'
  },
}

/** The words that our own steps add. */
export interface StepsMessages {
  readonly next: string
  /** In the place of `next` at the last step. */
  readonly finish: string
  readonly back: string
  /** Gives up a move that is under way. */
  readonly stop: string
  /** Spoken while a move is under way. */
  readonly working: string
  /** Shown where no step can be reached. */
  readonly empty: string
}

export const enSteps: StepsMessages = {
  next: 'Next',
  finish: 'Finish',
  back: 'Back',
  stop: 'Stop',
  working: 'Working',
  empty: 'No step can be taken now.',
}
