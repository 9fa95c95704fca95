export type { Call, ClosureBackend, Mutation } from './backend.js'
export type { Blocker, BlockerReport, BlockerSnapshot } from './blocker-report.js'
export type {
  ActiveClosure,
  Closure,
  ClosureFeedback,
  ClosureState,
  Receipt,
  StartInput,
  StatusToken,
} from './closure.js'
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
export type { ExportFile, Operation, OperationUpdate, Resolution } from './operation.js'
export type { Plan, PlanInput, Task, TaskPage, TaskQuery, TaskSource, TaskStatus } from './plan.js'
export type { Problem, ProblemCode } from './problem.js'
export { isProblem, ProblemError } from './problem-error.js'
export type { CostReport, Edge, Resource, ResourcePage, ResourceQuery } from './resources.js'
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
