import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderTeardown, type TeardownNode, type TeardownOptions, type TeardownOrder } from './order-teardown.js'

const kinds = ['vm', 'disk', 'net']
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

const edge = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('before') },
    { weight: 3, arbitrary: fc.constant('cascade') },
    { weight: 1, arbitrary: fc.constantFrom('survivor', 'beside') },
  ),
  to: fc.constantFrom(...ids, 'nobody'),
})
const node = (id: string): fc.Arbitrary<TeardownNode> =>
  fc.record(
    {
      id: fc.constant(id),
      kind: fc.constantFrom(...kinds),
      scope: fc.constantFrom('x', 'y'),
      edges: fc.array(edge, { maxLength: 3 }),
    },
    { requiredKeys: ['id', 'kind', 'edges'] },
  )
const graph = fc.subarray(ids).chain((some) => fc.tuple(...some.map(node)))
const options: fc.Arbitrary<TeardownOptions> = fc.record({
  kindOrder: fc.shuffledSubarray(kinds),
  retain: fc.oneof(fc.constant([]), fc.subarray(ids, { maxLength: 1 })),
})

/** What the order is, said as simply as can be, in any time that it takes. */
function naiveOrder(nodes: readonly TeardownNode[], { kindOrder = [], retain = [] }: TeardownOptions): TeardownOrder {
  const key = ({ kind, scope = '', id }: TeardownNode): string =>
    [String(kindOrder.indexOf(kind) < 0 ? 9 : kindOrder.indexOf(kind)), kind, scope, id].join(' ')
  const all = nodes.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id)
  const targets = (id: string, kind: string): string[] =>
    (nodes.find((one) => one.id === id)?.edges ?? []).flatMap((one) =>
      one.kind === kind && one.to !== id ? [one.to] : [],
    )
  const known = (id: string, kind: string): string[] => all.filter((one) => targets(id, kind).includes(one))
  const ownerOf = (id: string): string | undefined => known(id, 'cascade')[0]

  const left = all.filter((id) => retain.includes(id) || all.some((from) => targets(from, 'survivor').includes(id)))
  const stays = new Set(left)
  for (const _ of all) {
    for (const id of all) {
      const waitsForOne = [...stays].some((from) => [...known(from, 'before'), ...known(from, 'cascade')].includes(id))
      if (waitsForOne || stays.has(ownerOf(id) ?? '')) stays.add(id)
    }
  }
  const going = all.filter((id) => !stays.has(id))

  function rootOf(id: string): string {
    let root = id
    for (const _ of all) root = ownerOf(root) ?? root
    return ownerOf(root) === undefined ? root : id
  }
  const roots = going.filter((id) => rootOf(id) === id)
  const pairs = new Set<string>()
  for (const from of going) {
    for (const to of known(from, 'before').filter((one) => !stays.has(one))) {
      if (rootOf(from) !== rootOf(to)) pairs.add(rootOf(from) + rootOf(to))
    }
    const owner = ownerOf(from)
    if (owner !== undefined && rootOf(from) === from) pairs.add(owner + from)
  }
  for (const via of roots) {
    for (const a of roots) for (const b of roots) if (pairs.has(a + via) && pairs.has(via + b)) pairs.add(a + b)
  }

  const isInLoop = (id: string): boolean => pairs.has(id + id)
  const isBehind = (id: string): boolean =>
    !isInLoop(id) && roots.some((from) => isInLoop(from) && pairs.has(from + id))
  const free = roots.filter((id) => !isInLoop(id) && !isBehind(id))
  const waveOf = (id: string): number => Math.max(-1, ...free.filter((from) => pairs.has(from + id)).map(waveOf)) + 1
  const count = Math.max(-1, ...free.map(waveOf)) + 1
  const loops = roots
    .filter(isInLoop)
    .map((id) => roots.filter((other) => pairs.has(id + other) && pairs.has(other + id)))
  const along = roots.map((root) => [root, going.filter((id) => id !== root && rootOf(id) === root)] as const)
  const created = going.flatMap((id) => targets(id, 'survivor').filter((to) => !all.includes(to)))
  return {
    waves: Array.from({ length: count }, (_, wave) => free.filter((id) => waveOf(id) === wave)),
    cascades: new Map(along.filter(([, some]) => some.length > 0)),
    survivors: [...left, ...new Set(created.sort())],
    held: all.filter((id) => stays.has(id) && !left.includes(id)),
    cycles: loops.filter((loop, index) => loops.findIndex(([first]) => first === loop[0]) === index),
    behindCycles: roots.filter(isBehind),
  }
}

describe('the order of random teardowns', () => {
  it('[DEP-1, DEP-2] is that of a slow and simple model', () => {
    const met = { waves: 0, cascades: 0, survivors: 0, held: 0, cycles: 0, behindCycles: 0 }
    fc.assert(
      fc.property(graph, options, (nodes, given) => {
        const order = orderTeardown(nodes, given)
        expect(order).toEqual(naiveOrder(nodes, given))
        for (const name of Object.keys(met) as (keyof typeof met)[]) {
          met[name] += name === 'cascades' ? order.cascades.size : order[name].length
        }
      }),
      { numRuns: 1000 },
    )
    // Each of the lists was met, so that none is compared empty only.
    expect(Math.min(...Object.values(met))).toBeGreaterThan(20)
  })

  it('[DEP-2] has each node once, whatever edges there are', () => {
    fc.assert(
      fc.property(graph, options, (nodes, some) => {
        const { waves, cascades, survivors, held, cycles, behindCycles } = orderTeardown(nodes, some)
        const listed = [
          waves.flat(),
          [...cascades.values()].flat(),
          survivors,
          held,
          cycles.flat(),
          behindCycles,
        ].flat()
        const given = nodes.map(({ id }) => id)
        expect(listed.filter((id) => given.includes(id)).sort()).toEqual(given.sort())
      }),
    )
  })

  it('[DEP-2] is the same however the nodes and edges are sorted, and changes none of them', () => {
    const shuffled = graph.chain((nodes) =>
      fc.tuple(fc.constant(nodes), fc.shuffledSubarray([...nodes], { minLength: nodes.length }), options),
    )
    fc.assert(
      fc.property(shuffled, ([nodes, others, given]) => {
        const before = structuredClone(nodes)
        const turned = others.map((one) => ({ ...one, edges: one.edges.toReversed() }))
        const [order, again] = [orderTeardown(nodes, given), orderTeardown(turned, given)]
        expect(again).toEqual(order)
        // A map is equal also in another order, which a screen would show.
        expect([...again.cascades.keys()]).toEqual([...order.cascades.keys()])
        expect(nodes).toEqual(before)
      }),
    )
  })
})
