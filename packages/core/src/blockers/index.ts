export type { CheckAnswer, Finding, Knowledge, Remedy } from './answer.js'
export { type Blockers, createBlockers } from './create-blockers.js'
export { type BlockersView, type BlockerView, describeBlockers, type RemedyView } from './describe.js'
export { type BlockersMessages, enBlockers } from './messages.js'
export type { BlockersOptions, Check } from './options.js'
export {
  type BlockersEvent,
  type BlockersState,
  type CheckState,
  type ReceivedBlocker,
  transitionBlockers,
} from './transition.js'
