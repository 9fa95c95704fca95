import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DeprovisioningEdge,
  type DeprovisioningInput,
  type DeprovisioningPlan,
  type DeprovisioningResource,
  planDeprovisioning,
} from './plan-deprovisioning.js'

const kinds = ['vm', 'disk', 'net']
const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

const resource = (id: string): fc.Arbitrary<DeprovisioningResource> =>
  fc.record(
    {
      id: fc.constant(id),
      kind: fc.constantFrom(...kinds),
      name: fc.constant(''),
      scope: fc.constantFrom('x', 'y'),
    },
    { requiredKeys: ['id', 'kind', 'name'] },
  )
const edgeOf = (ids: readonly string[]): fc.Arbitrary<DeprovisioningEdge> =>
  fc
    .record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids, 'new 2', 'new 1'),
      kind: fc.oneof(
        { weight: 6, arbitrary: fc.constant('before' as const) },
        { weight: 3, arbitrary: fc.constant('cascade' as const) },
        { weight: 1, arbitrary: fc.constant('survivor' as const) },
      ),
    })
    .filter(({ from, to, kind }) => from !== to && (kind === 'survivor' || ids.includes(to)))
const input: fc.Arbitrary<Required<DeprovisioningInput>> = fc.subarray(all, { minLength: 1 }).chain((ids) =>
  fc.record({
    resources: fc.tuple(...ids.map(resource)),
    edges: fc.array(edgeOf(ids), { maxLength: ids.length * 2 }),
    order: fc.shuffledSubarray(kinds),
    retain: fc.oneof(fc.constant([]), fc.subarray(ids, { maxLength: 1 })),
  }),
)

/** What the plan is, said as simply as can be, in any time that it takes. */
function naivePlan({ resources, edges, order, retain }: Required<DeprovisioningInput>): DeprovisioningPlan {
  const key = ({ kind, scope = '', id }: DeprovisioningResource): string =>
    [String(order.indexOf(kind) < 0 ? 9 : order.indexOf(kind)), kind, scope, id].join(' ')
  const all = resources.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id)
  const targets = (id: string, kind: DeprovisioningEdge['kind']): string[] =>
    edges.flatMap((one) => (one.from === id && one.kind === kind ? [one.to] : []))
  const known = (id: string, kind: DeprovisioningEdge['kind']): string[] =>
    all.filter((one) => targets(id, kind).includes(one))
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

describe('the plan of random teardowns', () => {
  it('[DEP-1, DEP-2] is that of a slow and simple model', () => {
    const met = { waves: 0, cascades: 0, survivors: 0, held: 0, cycles: 0, behindCycles: 0 }
    fc.assert(
      fc.property(input, (given) => {
        const plan = planDeprovisioning(given)
        expect(plan).toEqual(naivePlan(given))
        for (const name of Object.keys(met) as (keyof typeof met)[]) {
          met[name] += name === 'cascades' ? plan.cascades.size : plan[name].length
        }
      }),
      { numRuns: 2000 },
    )
    // Each of the lists was met, so that none is compared empty only.
    expect(Math.min(...Object.values(met))).toBeGreaterThan(20)
  })

  it('[DEP-2] has each resource once, whatever edges there are', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { waves, cascades, survivors, held, cycles, behindCycles } = planDeprovisioning(given)
        const along = [...cascades.values()]
        const listed = [waves.flat(), along.flat(), survivors, held, cycles.flat(), behindCycles].flat()
        const ids = given.resources.map(({ id }) => id)
        expect(listed.filter((id) => ids.includes(id)).sort()).toEqual(ids.sort())
      }),
    )
  })

  it('[DEP-2] takes nothing before what has to be gone first', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { waves, cascades } = planDeprovisioning(given)
        const waveOf = new Map(
          waves.flatMap((ids, wave) =>
            ids.flatMap((id) => [id, ...(cascades.get(id) ?? [])].map((one) => [one, wave])),
          ),
        )
        const rootOf = new Map([...cascades].flatMap(([root, ids]) => ids.map((id) => [id, root])))
        for (const { from, to, kind } of given.edges) {
          const then = waveOf.get(to)
          const isWithin = (rootOf.get(from) ?? from) === (rootOf.get(to) ?? to)
          if (kind === 'before' && then !== undefined && !isWithin) expect(waveOf.get(from)).toBeLessThan(Number(then))
        }
      }),
    )
  })

  it('[DEP-2] is the same however resources and edges are sorted, and changes none of them', () => {
    const shuffled = input.chain((given) =>
      fc.record({
        given: fc.constant(given),
        resources: fc.shuffledSubarray([...given.resources], { minLength: given.resources.length }),
        edges: fc.shuffledSubarray([...given.edges], { minLength: given.edges.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ given, ...others }) => {
        const before = structuredClone(given)
        const [plan, again] = [planDeprovisioning(given), planDeprovisioning({ ...given, ...others })]
        expect(again).toEqual(plan)
        // A map is equal also in another order, which a screen would show.
        expect([...again.cascades.keys()]).toEqual([...plan.cascades.keys()])
        expect(given).toEqual(before)
      }),
    )
  })
})
