export { addTask } from './add-task.js'
export { describeRun } from './describe-run.js'
export {
  type CreatedPlan,
  createPlan,
  dependentsOf,
  type PlanContent,
  type PlanOptions,
  type PlanStep,
} from './plan.js'
export { InvalidQuery, queryResources, queryTasks } from './query.js'
export { type RunChange, type RunHead, type TaskRow, taskId, toTask } from './rows.js'
export {
  advanceRun,
  changedSince,
  nextDue,
  type RunOptions,
  releaseTask,
  retainTasks,
  retryRun,
  startRun,
  stopRun,
} from './run.js'
export { isDone, type Outcome, type Run, type RunRules, readRun } from './run-state.js'
export { seededDuration } from './seeded-duration.js'
