export { createClock, type ManualClock, type StubClock, systemClock } from './clock.js'
export { receiptWindow, statusTokenLifetime } from './closure-store.js'
export {
  createStub,
  type Stub,
  type StubFetchOptions,
  type StubInspection,
  type StubOptions,
} from './create-stub.js'
export { type FaultId, type FaultInfo, type FaultOptions, type FaultSwitches, faults } from './faults.js'
export type { NewId } from './ids.js'
export { NetworkError } from './network-error.js'
export type { Check, RemedyRule, Resource, Scenario } from './scenario.js'
export { blockerGate } from './scenarios/blocker-gate.js'
export { type ScenarioId, scenarios } from './scenarios/index.js'
export type { HandledRequest } from './server.js'
export { createMemoryStorage, type Storage, type Table } from './storage.js'
export type * from './wire.js'
