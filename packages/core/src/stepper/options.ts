import type { StepperMessages } from './messages.js'
import type { Step, StepId, StepsOutput } from './steps.js'

export interface StepperOptions<Steps extends readonly Step[] = readonly Step[]> {
  /** See `defineSteps`. */
  readonly steps: Steps
  /**
   * `linear` (default): a step can be reached when all before it are finished. `free`: in any order.
   * What is shown and may be entered is asked in both.
   */
  readonly order?: 'linear' | 'free' | undefined
  /** Where to start, if it can be reached. Default: the first step. */
  readonly start?: StepId<Steps> | undefined
  /**
   * Called when the last step is finished, and again when the user goes on from there once more. An answer with
   * `ok: false`, and what it throws, is shown as a refusal. An inner stepper hands its end to the outer one here:
   * `onEnd: () => outer.next()`.
   */
  onEnd?(data: StepsOutput<Steps>): unknown
  readonly messages: StepperMessages
}
