import type { Transition } from '../flow/index.js'
import type { Deprovisioning, RunStore } from './create-deprovisioning.js'
import type { DeprovisioningMessages } from './messages.js'
import type { DeprovisioningEvent, DeprovisioningState } from './state.js'

export interface DeprovisioningOptions {
  /**
   * What is torn down, and who does it: `runPlan(…)` or `watchOperation(…)`. Which of both, the plan and the operation
   * are those of the first time; functions and figures may change.
   */
  readonly run: Run
  /** Makes idempotency keys. Default: 128 random bits. */
  readonly newKey?: (() => string) | undefined
  readonly messages: DeprovisioningMessages
}

/** Somebody who drives a run. */
export interface Run {
  /** @internal How the run as a whole moves. */
  readonly transition: Transition<DeprovisioningState, DeprovisioningEvent>
  /** @internal Takes the tasks in hand. `getOptions`: those of the latest render, with the same kind of run. */
  readonly connect: (store: RunStore, getOptions: () => DeprovisioningOptions) => Driver
}

/** What one who drives a run does when asked. */
export type Driver = Pick<Deprovisioning, 'start' | 'retry' | 'retain' | 'stop' | 'listen' | 'dispose'>
