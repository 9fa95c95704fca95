import { explainEdge, explainRetained, explainTwice } from './explain.js'
import { createGraph, type Graph } from './graph.js'
import type { DeprovisioningEdge } from './plan-deprovisioning.js'

/** What edges say, about places in the sorted list of the ids. */
export interface Links {
  /** What can only go after what. What goes along stands for what it goes with. */
  readonly graph: Graph
  /** So many edges, the first of the graph, only say that what they lead to stays if what they lead from does. */
  readonly holds: number
  /** What each goes with in the end. Itself without an owner, and where the owners go in a circle. */
  readonly roots: Int32Array
  /** What is retained or survives. */
  readonly left: ReadonlySet<number>
  /** What removing `from` creates. */
  readonly created: readonly { readonly from: number; readonly id: string }[]
}

/** @throws Error as `planDeprovisioning` does. */
export function readEdges(
  ids: readonly string[],
  edges: readonly DeprovisioningEdge[],
  retain: readonly string[],
): Links {
  const places = placesOf(ids)
  const left = new Set<number>()
  for (const id of retain) {
    const place = places.get(id)
    if (place === undefined) throw new Error(process.env.NODE_ENV === 'production' ? id : explainRetained(id))
    left.add(place)
  }
  // `before` from the front, `cascade` from the back.
  const from = new Int32Array(edges.length)
  const to = new Int32Array(edges.length)
  let befores = 0
  let cascades = edges.length
  const owners = new Int32Array(ids.length)
  for (let place = 0; place < ids.length; place++) owners[place] = place
  const created: { from: number; id: string }[] = []
  for (const edge of edges) {
    const { kind } = edge
    const first = places.get(edge.from)
    const then = places.get(edge.to)
    if (first === undefined || first === then) refuse(edge, places)
    if (kind === 'survivor') {
      if (then === undefined) created.push({ from: first, id: edge.to })
      else left.add(then)
    } else if (then !== undefined && kind === 'before') {
      from[befores] = first
      to[befores++] = then
    } else if (then !== undefined && kind === 'cascade') {
      from[--cascades] = first
      to[cascades] = then
      // The first of several.
      const owner = owners[first] as number
      if (owner === first || then < owner) owners[first] = then
    } else refuse(edge, places)
  }

  const roots = rootsOf(owners)
  const graph = createGraph(ids.length, edges.length + ids.length)
  let count = 0
  function link(edge: number): void {
    const [first, then] = [roots[from[edge] as number] as number, roots[to[edge] as number] as number]
    if (first !== then) count = graph.add(first, then)
  }
  for (let edge = cascades; edge < edges.length; edge++) link(edge)
  const holds = count
  for (let edge = 0; edge < befores; edge++) link(edge)
  // Where owners go in a circle each waits for its owner, which makes it a loop.
  for (let place = 0; place < ids.length; place++) {
    const owner = owners[place] as number
    if (owner !== place && roots[place] === place) graph.add(owner, place)
  }
  return { graph, holds, roots, left, created }
}

function placesOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let place = 0; place < ids.length; place++) {
    places.set(ids[place] as string, place)
  }
  if (places.size < ids.length) {
    const twice = ids.find((id, place) => places.get(id) !== place) as string
    throw new Error(process.env.NODE_ENV === 'production' ? twice : explainTwice(twice))
  }
  return places
}

function refuse(edge: DeprovisioningEdge, places: ReadonlyMap<string, number>): never {
  throw new Error(
    process.env.NODE_ENV === 'production' ? `${edge.from} ${edge.kind} ${edge.to}` : explainEdge(edge, places),
  )
}

function rootsOf(owners: Int32Array): Int32Array {
  const roots = new Int32Array(owners.length).fill(-1)
  const path: number[] = []
  for (let start = 0; start < owners.length; start++) {
    for (let place = start; roots[place] === -1; place = owners[place] as number) {
      roots[place] = place
      path.push(place)
    }
    for (let place = path.pop(); place !== undefined; place = path.pop()) {
      const root = roots[owners[place] as number] as number
      if (owners[root] === root) roots[place] = root
    }
  }
  return roots
}
