import type { Resource } from '../closure/resources.js'
import type { DeprovisioningEdge } from './plan-deprovisioning.js'

/**
 * The edges of resources of the backend, for `planDeprovisioning`. Leaves out what says nothing there: `before` and
 * `cascade` to what is not in the list, since that is gone already, edges to itself, and kinds that a newer server has.
 *
 * @example
 * planDeprovisioning({ resources, edges: edgesOf(resources) })
 */
export function edgesOf(resources: readonly Pick<Resource, 'id' | 'edges'>[]): DeprovisioningEdge[] {
  const ids = new Set(resources.map(({ id }) => id))
  const read: DeprovisioningEdge[] = []
  for (const { id: from, edges } of resources) {
    for (const { kind, to } of edges) {
      if (from === to) continue
      if (isKnown(kind) && (kind === 'survivor' || ids.has(to))) read.push({ from, to, kind })
    }
  }
  return read
}

const kinds: readonly string[] = ['before', 'cascade', 'survivor'] satisfies DeprovisioningEdge['kind'][]

function isKnown(kind: string): kind is DeprovisioningEdge['kind'] {
  return kinds.includes(kind)
}
