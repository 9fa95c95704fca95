export type { SchemaIssue, SchemaResult, StandardSchema } from '../schema/standard-schema.js'
export { followAddress, type StepperAddress } from './address.js'
export { createStepper, type Stepper, type StepperConnection, type StepperCore } from './create-stepper.js'
export { describeStepper, type StepperView, type StepView } from './describe.js'
export { enStepper, enSteps, type StepperMessages, type StepsMessages } from './messages.js'
export type { StepperOptions } from './options.js'
export type { MoveReason, MoveResult, Refusal } from './refusal.js'
export {
  restoreSnapshot,
  type SnapshotOptions,
  type StepperSnapshot,
  type StepperStorage,
  storeSnapshots,
  takeSnapshot,
} from './snapshot.js'
export {
  defineSteps,
  type Step,
  type StepAnswer,
  type StepContext,
  type StepDraft,
  type StepId,
  type StepInput,
  type StepsData,
  type StepsOutput,
  type UniqueIds,
} from './steps.js'
export { emptyStepper, type StepperEvent, type StepperState, transitionStepper } from './transition.js'
