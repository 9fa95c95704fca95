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
export type { Check, DescriptorRule, ModeRule, RemedyRule, Resource, Scenario, User } from './scenario.js'
export { blockerGate } from './scenarios/blocker-gate.js'
export { type ScenarioId, scenarios } from './scenarios/index.js'
export { createMemoryStorage, type Storage, type Table } from './storage.js'
export type { HandledRequest } from './world.js'
