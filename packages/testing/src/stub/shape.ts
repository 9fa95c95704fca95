import type { Shapes } from './faults/fault.js'
import { type FaultId, faults } from './faults/index.js'
import type { AccountRow } from './rows.js'
import type { World } from './world.js'

/** The content as the faults that are on make it read. */
export function shape<Name extends keyof Shapes>(
  world: World,
  account: AccountRow,
  name: Name,
  content: Parameters<Shapes[Name]>[0],
): ReturnType<Shapes[Name]> {
  let shaped: unknown = content
  for (const id of Object.keys(faults) as FaultId[]) {
    const change = faults[id].shape?.[name] as ((from: unknown) => unknown) | undefined
    if (change && world.faults.strike(id, account)) shaped = change(shaped)
  }
  return shaped as ReturnType<Shapes[Name]>
}
