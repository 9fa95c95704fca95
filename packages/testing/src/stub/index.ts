export type { Session } from './accounts.js'
export { createClock, type ManualClock, type StubClock, systemClock } from './clock.js'
export { mailTokenLifetime, receiptWindow, statusTokenLifetime } from './closures.js'
export {
  createStub,
  type Stub,
  type StubFetchOptions,
  type StubInspection,
  type StubOptions,
} from './create-stub.js'
export type { Content, Fault, FaultInfo, Shapes } from './faults/fault.js'
export { type FaultId, faults } from './faults/index.js'
export type { FaultOptions, FaultSwitches } from './faults/panel.js'
export type { NewId } from './ids.js'
export { NetworkError } from './network-error.js'
export type {
  About,
  ActionRule,
  AdvisoryRule,
  Check,
  ConsequenceRule,
  DescriptorRule,
  ModeRule,
  RemedyRule,
  Resource,
  Scenario,
  User,
  VendorRule,
} from './scenario.js'
export { blockerGate } from './scenarios/blocker-gate.js'
export { cascadeClose } from './scenarios/cascade-close.js'
export { deprovisionThenTicket } from './scenarios/deprovision-then-ticket.js'
export { type ScenarioId, scenarios } from './scenarios/index.js'
export { orderedManual } from './scenarios/ordered-manual.js'
export { requestByHand, requestInApp } from './scenarios/request-by-hand.js'
export { resources1, resources50, resources100000 } from './scenarios/resources.js'
export { scheduledGrace } from './scenarios/scheduled-grace.js'
export { createMemoryStorage, type Storage, type Table } from './storage.js'
export type { HandledRequest } from './world.js'
