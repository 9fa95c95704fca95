export { type CostChange, type Costs, compareCosts } from './costs.js'
export {
  createDeprovisioning,
  type Deprovisioning,
  type DeprovisioningConnection,
  type RunStore,
} from './create-deprovisioning.js'
export { type DeprovisioningView, describeDeprovisioning } from './describe.js'
export { describeTask, type TaskView } from './describe-task.js'
export { edgesOf } from './edges-of.js'
export { findTasks, type GroupBy, groupTasks, type TaskFilter, type TaskGroup } from './find-tasks.js'
export { type DeprovisioningMessages, enDeprovisioning } from './messages.js'
export type { DeprovisioningOptions, Driver, Run } from './options.js'
export { transitionOwnRun } from './own-run.js'
export {
  type DeprovisioningEdge,
  type DeprovisioningInput,
  type DeprovisioningPlan,
  type DeprovisioningResource,
  planDeprovisioning,
} from './plan-deprovisioning.js'
export { type RemoveContext, type RunPlanOptions, runPlan } from './run-plan.js'
export { type KeepSnapshotsOptions, keepSnapshots, type RunSnapshot, readSnapshot, takeSnapshot } from './snapshot.js'
export { speakProgress } from './speak-progress.js'
export { type Counts, type Deed, type DeprovisioningEvent, type DeprovisioningState, noRun } from './state.js'
export { type TaskEvent, type TaskState, transitionTask } from './task.js'
export { removeThrough, type WatchedBackend, type WatchOperationOptions, watchOperation } from './watch-operation.js'
export { transitionWatchedRun } from './watched-run.js'
