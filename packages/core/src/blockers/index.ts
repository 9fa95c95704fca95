export type { CheckAnswer, Finding, Knowledge, ReceivedBlocker, Remedy } from './answer.js'
export { checkFromQuery, type QueryAnswer, type QueryCheck } from './check-from-query.js'
export { type Blockers, type BlockersConnection, createBlockers } from './create-blockers.js'
export {
  describeRemedies,
  type Remedies,
  type RemediesOptions,
  type RemediesState,
  type RemedyView,
  remediesOf,
} from './create-remedies.js'
export { type BlockersView, type BlockerView, describeBlockers } from './describe.js'
export { type HoldAnswerOptions, holdAnswer } from './hold-answer.js'
export { type KeepFreshOptions, keepFresh } from './keep-fresh.js'
export { type BlockerListMessages, type BlockersMessages, enBlockerList, enBlockers } from './messages.js'
export type { BlockersOptions, Check, HeldAnswer } from './options.js'
export { type BlockersReport, type ReportCheckOptions, reportCheck } from './report-check.js'
export { parseRetryAfter } from './retry-after.js'
export {
  type BlockersEvent,
  type BlockersState,
  type CheckState,
  type FoundAnswer,
  transitionBlockers,
} from './transition.js'
