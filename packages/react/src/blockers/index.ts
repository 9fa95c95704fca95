export type { BlockersProps } from './blockers-props.js'
export { type PollChecksOptions, pollChecks } from './poll-checks.js'
export { type UseBlockersOptions, type UseBlockersResult, useBlockers } from './use-blockers.js'
export { type UseRemediesOptions, type UseRemediesResult, useRemedies } from './use-remedies.js'
