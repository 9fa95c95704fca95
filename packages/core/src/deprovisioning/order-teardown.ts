import type { Edge } from '../closure/resources.js'
import { setLoops, setWaves, Vertex } from './graph.js'

/** What is to be taken down: a `Resource` of the backend is one. */
export interface TeardownNode {
  /** There is one node of an id. */
  readonly id: string
  readonly kind: string
  readonly scope?: string
  /**
   * An edge to itself says nothing, and one said twice says it once. `before` and `cascade` to what is not in the list
   * say nothing either: it is gone, or none of our business. So do kinds of edges that are not known.
   */
  readonly edges: readonly Edge[]
}

export interface TeardownOptions {
  /** Which kinds come first where nothing else decides. The others come after them, by name. Default: none. */
  readonly kindOrder?: readonly string[]
  /** The ids of what is to be left. Default: nothing. */
  readonly retain?: readonly string[]
}

/** In which order things go. Each node is in one of these, once. Lists are sorted by kind, scope and id. */
export interface TeardownOrder {
  /** The nodes of a wave may go together, once those of all earlier waves are gone. */
  readonly waves: readonly (readonly string[])[]
  /**
   * What goes along, by the one that it goes with, over however many levels. Of several owners the first in the order
   * counts. What has to go before it goes before its owner.
   */
  readonly cascades: ReadonlyMap<string, readonly string[]>
  /** What is left: what is retained, and what removing another leaves or creates, so ids that are no nodes as well. */
  readonly survivors: readonly string[]
  /** What cannot go because a survivor would have to go before it or along with it, and what would go along with that. */
  readonly held: readonly string[]
  /** The members of each loop, and nobody else. None of them can go. */
  readonly cycles: readonly (readonly string[])[]
  /** What is in no loop, but waits for one. */
  readonly behindCycles: readonly string[]
}

class Item extends Vertex {
  readonly id: string
  readonly place: number
  readonly before: Item[] = []
  readonly owners: Item[] = []
  /** What has this one for its owner. */
  readonly along: Item[] = []
  /** The ids of what its removal leaves, where they are no nodes. */
  readonly creates: string[] = []
  /** What it goes with in the end. Itself without an owner, and where the owners go in a circle. */
  root: Item = this
  stays = false

  constructor(id: string, place: number) {
    super()
    this.id = id
    this.place = place
  }

  /** Of several the first in the order. */
  get owner(): Item | undefined {
    return this.owners.reduce<Item | undefined>(
      (first, one) => (first && first.place < one.place ? first : one),
      undefined,
    )
  }
}

/**
 * In which order resources go: each after those that have to be gone before it. The same nodes and options give the same
 * order, however the list is sorted. Takes time in proportion to nodes and edges, besides one sorting of the nodes.
 *
 * @throws Error when two nodes have one id.
 * @example
 * const { waves, cycles } = orderTeardown(resources, { kindOrder: ['service', 'volume', 'network'] })
 */
export function orderTeardown(
  nodes: readonly TeardownNode[],
  { kindOrder = [], retain = [] }: TeardownOptions = {},
): TeardownOrder {
  const sorted = sortNodes(nodes, kindOrder)
  const items = sorted.map(({ id }, place) => new Item(id, place))
  const byId = new Map(items.map((item) => [item.id, item]))
  const left = new Set(retain.flatMap((id) => byId.get(id) ?? []))
  for (const item of items) {
    for (const { kind, to: id } of sorted[item.place]?.edges ?? []) {
      const to = byId.get(id)
      if (to === item) continue
      if (kind === 'survivor' && to) left.add(to)
      else if (kind === 'survivor') item.creates.push(id)
      else if (kind === 'before' && to) item.before.push(to)
      else if (kind === 'cascade' && to) item.owners.push(to)
    }
    item.owner?.along.push(item)
  }

  setStays([...left])
  setRoots(items)
  const going = items.filter(({ stays }) => !stays)
  for (const item of going) link(item)
  const roots = going.filter((item) => item.root === item)
  setWaves(roots)
  const waiting = roots.filter(({ wave }) => wave === undefined)
  setLoops(waiting)

  const waves = grouped(roots, ({ wave }) => wave)
  const created = new Set(going.flatMap(({ creates }) => creates).sort())
  return {
    waves: Array.from(waves.keys(), (_, wave) => waves.get(wave) ?? []),
    cascades: grouped(going, (item) => (item.root === item ? undefined : item.root.id)),
    survivors: [...ids(items.filter((item) => left.has(item))), ...created],
    held: ids(items.filter((item) => item.stays && !left.has(item))),
    cycles: [...grouped(waiting, ({ loop }) => loop).values()],
    behindCycles: ids(waiting.filter(({ loop }) => loop === undefined)),
  }
}

function sortNodes(nodes: readonly TeardownNode[], kindOrder: readonly string[]): readonly TeardownNode[] {
  const ranks = new Map(kindOrder.map((kind, rank) => [kind, rank]))
  const rankOf = ({ kind }: TeardownNode): number => ranks.get(kind) ?? ranks.size
  const sorted = [...nodes].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || compare(a.kind, b.kind) || compare(a.scope ?? '', b.scope ?? '') || compare(a.id, b.id),
  )
  const seen = new Set<string>()
  for (const { id } of sorted) {
    if (seen.has(id))
      throw new Error(`Offboard: there are two nodes with the id "${id}". Edges name nodes by id. Give each its own.`)
    seen.add(id)
  }
  return sorted
}

/** By code unit: the same on each machine, in each language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** What waits for something that stays, would take it along, or goes only with it, stays too. */
function setStays(list: Item[]): void {
  // What is added on the way is visited too.
  for (const item of list) {
    if (item.stays) continue
    item.stays = true
    for (const others of [item.before, item.owners, item.along]) for (const other of others) list.push(other)
  }
}

function setRoots(items: readonly Item[]): void {
  const list = items.filter(({ owner }) => !owner)
  for (const item of list) {
    for (const child of item.along) {
      child.root = item.root
      list.push(child)
    }
  }
}

/** What goes along stands for its root. Where owners go in a circle each waits for its owner, which makes it a loop. */
function link(item: Item): void {
  for (const to of item.before) if (to.root !== item.root) item.root.next.push(to.root)
  if (item.root === item) item.owner?.next.push(item)
}

function ids(items: readonly Item[]): string[] {
  return items.map(({ id }) => id)
}

/** The ids by a key. What has none is left out. */
function grouped<Key>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): Map<Key, string[]> {
  const groups = new Map<Key, string[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(item.id)
    else groups.set(key, [item.id])
  }
  return groups
}
