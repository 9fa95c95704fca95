import type { DeprovisioningEdge } from './plan-deprovisioning.js'

// Only called in development, so that a bundler drops this file from what users load.

/** Words for two resources with one id. */
export function explainTwice(id: string): string {
  return `Offboard: two resources have the id "${id}". Edges name resources by their ids. List it once, or give each an id of its own.`
}

/** Words for what is to be retained, and is not there. */
export function explainRetained(id: string): string {
  return (
    `Offboard: "${id}" is to be retained, and is none of the resources. With a wrong id the right one would go. ` +
    'Mend it, or take it out of `retain` if it is gone already.'
  )
}

/** Words for an edge that says nothing about these resources. */
export function explainEdge({ kind, from, to }: DeprovisioningEdge, ids: ReadonlyMap<string, unknown>): string {
  const edge = `Offboard: the edge "${kind}" from "${from}" to "${to}"`
  if (from === to) return `${edge} leads from a resource to itself, which could never go. Leave it out.`
  // What removing another creates is not there yet.
  const named = kind === 'survivor' ? [from] : [from, to]
  const missing = named.filter((id) => !ids.has(id)).map((id) => `"${id}"`)
  if (missing.length > 0) {
    return (
      `${edge} names ${missing.join(' and ')}, which is none of the resources. ` +
      'List it, or leave the edge out if it is gone already, as `edgesOf` does.'
    )
  }
  return (
    `${edge} is of a kind that is not known, and so is what it means for the order. ` +
    'Make it before, cascade or survivor, or leave it out.'
  )
}
