export { edgesOf } from './edges-of.js'
export {
  type DeprovisioningEdge,
  type DeprovisioningInput,
  type DeprovisioningPlan,
  type DeprovisioningResource,
  planDeprovisioning,
} from './plan-deprovisioning.js'
