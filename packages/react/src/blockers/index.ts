export { type PollChecksOptions, pollChecks } from './poll-checks.js'
export { type UseBlockerListOptions, type UseBlockerListResult, useBlockerList } from './use-blocker-list.js'
export { type UseBlockersOptions, type UseBlockersResult, useBlockers } from './use-blockers.js'
