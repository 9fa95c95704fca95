export type { BlockersProps } from './blockers-props.js'
export { type UseBlockersOptions, type UseBlockersResult, useBlockers } from './use-blockers.js'
