export type { Call, ClosureBackend, Mutation } from './backend.js'
export type { Blocker, BlockerReport, BlockerSnapshot } from './blocker-report.js'
export { type ChecksOfOptions, checksOf, reportsOf } from './checks-of.js'
export type {
  ActiveClosure,
  Closure,
  ClosureFeedback,
  ClosureState,
  Receipt,
  StartInput,
  StatusToken,
} from './closure.js'
export { type Closing, createClosure } from './create-closure.js'
export type { ClosureOutcome } from './deeds.js'
export {
  type ClosingDeadline,
  type ClosingStep,
  type ClosingView,
  type DescribeClosureOptions,
  describeClosure,
} from './describe.js'
export type {
  Advisory,
  Aftermath,
  Alternative,
  Certainty,
  Challenge,
  ClosureDescriptor,
  ConfirmationPolicy,
  Consequence,
  ModeOffer,
  ReasonPolicy,
  Reauthentication,
  Remedy,
  RestoreBy,
  Retention,
  Unavailable,
  Window,
} from './descriptor.js'
export type { ClosureDraft } from './draft.js'
export { type ClosingStepId, type ClosureMessages, closingSteps, enClosure } from './messages.js'
export type { ExportFile, Operation, OperationUpdate, Resolution } from './operation.js'
export type { ClosureChannel, ClosureOptions, ClosureStorage, Departure } from './options.js'
export type { Plan, PlanInput, Task, TaskPage, TaskQuery, TaskSource, TaskStatus } from './plan.js'
export type { Problem, ProblemCode } from './problem.js'
export { isProblem, ProblemError } from './problem-error.js'
export type { CostReport, Edge, Resource, ResourcePage, ResourceQuery } from './resources.js'
export {
  type ClosingDeed,
  type ClosingEvent,
  type ClosingState,
  type ClosureFacts,
  type ClosureRefusal,
  emptyClosing,
  hasEnded,
  transitionClosing,
} from './transition.js'
export type {
  Actor,
  Count,
  Duration,
  Instant,
  Link,
  Money,
  Open,
  Page,
  ServerTime,
  Snapshot,
  Subject,
} from './wire.js'
