import type { DeprovisioningEdge, DeprovisioningResource } from '@offboard/core/deprovisioning'

export interface Sample {
  readonly resources: readonly DeprovisioningResource[]
  readonly edges: readonly DeprovisioningEdge[]
}

type Kind = DeprovisioningEdge['kind']

export interface Shape {
  /** Where the two edges of a resource lead, by its number from 1. */
  readonly targets: (index: number, random: () => number, count: number) => readonly (readonly [number, Kind])[]
  /** How many scopes there are. Default 20. */
  readonly scopes?: number
}

const before = 'before'

/** Two edges a resource, always to what has a smaller number, where nothing else is said. */
export const shapes = {
  random: { targets: (index, random) => [1, 2].map(() => [Math.floor(random() * index), before]) },
  layers: {
    targets(index, random, count) {
      const wide = Math.ceil(count / 10)
      const above = (Math.floor(index / wide) - 1) * wide
      return above < 0 ? [] : [1, 2].map(() => [above + Math.floor(random() * wide), before])
    },
  },
  chain: {
    targets: (index, random) => [
      [index - 1, before],
      [Math.max(0, index - 2 - Math.floor(random() * 3)), before],
    ],
  },
  star: {
    targets: (index) => [
      [0, before],
      [index > 1 ? 1 : 0, before],
    ],
  },
  'many scopes': { targets: (index, random) => [1, 2].map(() => [Math.floor(random() * index), before]), scopes: 1000 },
  'forest of cascades': {
    targets: (index, random) => [
      index % 10 > 0 ? [index - 1, 'cascade'] : [Math.floor(random() * index), before],
      [Math.floor((random() * index) / 10) * 10, before],
    ],
  },
  'with cycles': {
    targets: (index, random, count) => [
      [Math.floor(random() * index), before],
      [index % 100 === 0 ? Math.min(count - 1, index + 50) : Math.floor(random() * index), before],
    ],
  },
} satisfies Readonly<Record<string, Shape>>

/** The same numbers in each run. */
function createRandom(): () => number {
  let state = 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const item = items[last] as Item
    items[last] = items[other] as Item
    items[other] = item
  }
  return items
}

export function sampleOf({ targets, scopes = 20 }: Shape, count: number): Sample {
  const random = createRandom()
  const resources = Array.from({ length: count }, (_, index) => ({
    id: `res-${index}`,
    kind: `kind ${Math.floor(random() * 7)}`,
    name: `Resource ${index}`,
    scope: `scope ${Math.floor(random() * scopes)}`,
  }))
  const edges: DeprovisioningEdge[] = []
  for (let index = 1; index < count; index++) {
    for (const [target, kind] of targets(index, random, count)) {
      if (target !== index) edges.push({ from: `res-${index}`, to: `res-${target}`, kind })
    }
  }
  const ids = new Map(resources.map(({ id }) => [id, id]))
  const shared = edges.map(({ from, to, kind }) => ({ from: ids.get(from) ?? from, to: ids.get(to) ?? to, kind }))
  return { resources: shuffle(resources, random), edges: shuffle(shared, random) }
}
