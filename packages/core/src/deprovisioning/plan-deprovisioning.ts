import type { Resource } from '../closure/resources.js'
import { loopsOf, reachedFrom, wavesOf } from './graph.js'
import { readEdges } from './read-edges.js'
import { addTo, sortedIds } from './sorted-ids.js'

/** What is to be taken down: a `Resource` of the backend is one. */
export type DeprovisioningResource = Pick<Resource, 'id' | 'kind' | 'name' | 'scope' | 'parent'>

/**
 * `before`: `from` must be gone before `to` can go. `cascade`: `from` goes when `to` goes, without a task of its own.
 * `survivor`: removing `from` leaves `to`, or creates it.
 */
export interface DeprovisioningEdge {
  readonly from: string
  readonly to: string
  readonly kind: 'before' | 'cascade' | 'survivor'
}

export interface DeprovisioningInput {
  /** In whatever order. Each has an id of its own. */
  readonly resources: readonly DeprovisioningResource[]
  /**
   * In whatever order. They are between these resources; only what a `survivor` edge leads to may be none of them: it is
   * created. An edge that is said twice says it once. `edgesOf` reads them from resources of the backend.
   */
  readonly edges: readonly DeprovisioningEdge[]
  /** Which kinds come first where nothing else decides. The others come after them, by name. Default: none. */
  readonly order?: readonly string[]
  /** The ids of what is to be left. Default: nothing. */
  readonly retain?: readonly string[]
}

/**
 * In which order things go. Each resource is in one of these lists, once. They are sorted by kind, scope and id, the
 * latter two by code unit.
 */
export interface DeprovisioningPlan {
  /** The resources of a wave may go together, once those of all earlier waves are gone. */
  readonly waves: readonly (readonly string[])[]
  /**
   * What goes along, by the one that it goes with, over however many levels. Of several owners the first in the order
   * counts. What has to go before it goes before its owner.
   */
  readonly cascades: ReadonlyMap<string, readonly string[]>
  /** What is left: what is retained, and what removing another leaves or creates, so ids of no resources as well. */
  readonly survivors: readonly string[]
  /** What cannot go because a survivor would have to go before it or along with it, and what would go along with that. */
  readonly held: readonly string[]
  /** The members of each loop, and nobody else. None of them can go. */
  readonly cycles: readonly (readonly string[])[]
  /** What is in no loop, but waits for one. */
  readonly behindCycles: readonly string[]
}

/**
 * In which order resources go: each after those that have to be gone before it. The same resources and edges give the
 * same plan, in whatever order they come. Takes time in proportion to them, besides one sorting of the ids.
 *
 * @throws Error when two resources have one id; when an edge leads from a resource to itself, names one that is not
 *   listed, or is of no known kind; and when what is to be retained is not listed.
 * @example
 * const { waves, cycles } = planDeprovisioning({ resources, edges: edgesOf(resources), order: ['service', 'volume'] })
 */
export function planDeprovisioning({
  resources,
  edges,
  order = [],
  retain = [],
}: DeprovisioningInput): DeprovisioningPlan {
  const ids = sortedIds(resources, order)
  const { graph, holds, roots, left, created } = readEdges(ids, edges, retain)
  const stays = reachedFrom(
    graph,
    Array.from(left, (place) => roots[place] as number),
  )
  const waveOf = wavesOf(graph, holds)
  const loopOf = loopsOf(graph, holds, waveOf)

  const waves: string[][] = []
  const cascades = new Map<string, string[]>()
  const survivors: string[] = []
  const held: string[] = []
  const cycles = new Map<number, string[]>()
  const behindCycles: string[] = []
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] as string
    const root = roots[place] as number
    const wave = waveOf[place] as number
    const loop = loopOf[place] as number
    if (left.has(place)) survivors.push(id)
    else if (stays[root]) held.push(id)
    else if (root !== place) addTo(cascades, ids[root] as string, id)
    else if (wave > 0) addToWave(waves, wave, id)
    else if (loop > 0) addTo(cycles, loop, id)
    else behindCycles.push(id)
  }
  const others = created.flatMap(({ from, id }) => (stays[roots[from] as number] ? [] : id))
  return {
    waves,
    cascades,
    survivors: [...survivors, ...new Set(others.sort())],
    held,
    cycles: [...cycles.values()],
    behindCycles,
  }
}

function addToWave(waves: string[][], wave: number, id: string): void {
  while (waves.length < wave) waves.push([])
  const list = waves[wave - 1] as string[]
  if (list.length > 0) list.push(id)
  // Pushed to an empty list it would take the room of many. There may be a million waves of one.
  else waves[wave - 1] = [id]
}
