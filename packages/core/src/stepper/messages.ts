import type { MoveReason } from './refusal.js'

/** The words of a stepper: why a move was refused, one for each reason, and what is around them. */
export interface StepperMessages extends Readonly<Record<MoveReason, string>> {
  /** Names the navigation. */
  readonly label: string
  /** Where the user is now. Spoken after a move. */
  readonly position: (label: string, number: number, total: number) => string
  /** What each step is, in a word or two. They end the name of its button. */
  readonly stateCurrent: string
  readonly stateCompleted: string
  readonly stateOpen: string
  readonly stateLocked: string
  /** Why a later step is locked, and the gate is closed, while one is not finished. */
  readonly finishFirst: (label: string) => string
  /** Spoken after the last step. */
  readonly finished: string
}

export const enStepper: StepperMessages = {
  label: 'Steps',
  position: (label, number, total) => `Step ${number} of ${total}: ${label}`,
  stateCurrent: 'current',
  stateCompleted: 'completed',
  stateOpen: 'not finished',
  stateLocked: 'locked',
  finishFirst: (label) => `Finish “${label}” first.`,
  finished: 'All steps are finished.',
  pending: 'Wait for the last move.',
  invalid: 'Some answers need a correction.',
  guard: 'You cannot go on yet.',
  locked: 'You cannot open this step yet.',
  'unknown-step': 'There is no such step.',
  hidden: 'This step does not apply.',
  end: 'There is no next step.',
  start: 'There is no step before.',
  cancelled: 'Cancelled.',
  failed: 'This did not work. Try again.',
}
