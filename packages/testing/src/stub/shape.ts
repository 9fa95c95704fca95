import type { Content, Shapes } from './faults/fault.js'
import { type FaultId, faults } from './faults/index.js'
import type { AccountRow } from './rows.js'
import type { World } from './world.js'

/** The content as the faults that are on make it read. */
export function shape<Name extends keyof Content>(
  world: World,
  account: AccountRow,
  name: Name,
  content: Content[Name],
): Content[Name] {
  let shaped = content
  for (const id of shapersOf(name)) {
    const change: Shapes[Name] | undefined = faults[id].shape?.[name]
    if (change && world.faults.strike(id, account)) shaped = change(shaped, world, account)
  }
  return shaped
}

const shapers = new Map<keyof Content, readonly FaultId[]>()

/** Looked for once: there may be a hundred thousand resources to be shaped. */
function shapersOf(name: keyof Content): readonly FaultId[] {
  const known = shapers.get(name) ?? (Object.keys(faults) as FaultId[]).filter((id) => faults[id].shape?.[name])
  shapers.set(name, known)
  return known
}
