import { type DataFault, data } from './data.js'
import type { Fault } from './fault.js'
import { type IdentityFault, identity } from './identity.js'
import { type NetworkFault, network } from './network.js'
import { type RunFault, run } from './run.js'
import { type StartFault, start } from './start.js'

/** The name of a fault. Those with a number are the numbers of the list of faults in the documentation. */
export type FaultId = StartFault | IdentityFault | RunFault | DataFault | NetworkFault

/** Every fault that the stub can play. */
export const faults: Readonly<Record<FaultId, Fault>> = { ...start, ...identity, ...run, ...data, ...network }
