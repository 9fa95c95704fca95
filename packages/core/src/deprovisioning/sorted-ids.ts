import type { DeprovisioningResource } from './plan-deprovisioning.js'
import { sortStrings } from './sort-strings.js'

/** The ids by kind, scope and id: first the kinds of the order, then the others by name. */
export function sortedIds(resources: readonly DeprovisioningResource[], order: readonly string[]): string[] {
  const kinds = new Map<string, Map<string, string[]>>()
  for (const { id, kind, scope = '' } of resources) {
    let scopes = kinds.get(kind)
    if (!scopes) {
      scopes = new Map()
      kinds.set(kind, scopes)
    }
    addTo(scopes, scope, id)
  }
  const sorted: string[] = []
  for (const kind of new Set([...order, ...sortStrings([...kinds.keys()])])) {
    const scopes = kinds.get(kind)
    if (!scopes) continue
    for (const scope of sortStrings([...scopes.keys()])) {
      for (const id of sortStrings(scopes.get(scope) as string[])) sorted.push(id)
    }
  }
  return sorted
}

export function addTo<Key>(lists: Map<Key, string[]>, key: Key, id: string): void {
  const list = lists.get(key)
  if (list) list.push(id)
  else lists.set(key, [id])
}
