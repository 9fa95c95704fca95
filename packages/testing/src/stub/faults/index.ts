import type { Fault } from './fault.js'
import { type StartFault, start } from './start.js'

/** The name of a fault. Those with a number are the numbers of the list of faults in the documentation. */
export type FaultId = StartFault

/** Every fault that the stub can play. */
export const faults: Readonly<Record<FaultId, Fault>> = start
