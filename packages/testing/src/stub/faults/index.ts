import type { Fault } from './fault.js'
import { start } from './start.js'

/** The name of a fault. Those with a number are the numbers of the list of faults in the documentation. */
export type FaultId = keyof typeof start

/** Every fault that the stub can play. */
export const faults: Readonly<Record<FaultId, Fault>> = start
