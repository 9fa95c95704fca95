export type { DeprovisioningProps } from './deprovisioning-props.js'
export {
  type UseDeprovisioningOptions,
  type UseDeprovisioningResult,
  useDeprovisioning,
} from './use-deprovisioning.js'
export { useFoundTasks, useTaskGroups } from './use-found-tasks.js'
export { useTask } from './use-task.js'
