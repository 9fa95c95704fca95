import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'
import { createResources } from './resources.js'

test.each([
  ['resources-1', 1],
  ['resources-50', 50],
] as const)('%s is closed by an operation that removes them all', async (scenario, count) => {
  const player = new Player(scenario)
  expect((await player.resources()).total).toEqual({ value: count, exact: true })
  const closure = await player.close()
  expect(await player.finishClosure(closure)).toMatchObject({ state: 'completed' })
  expect(player.stub.inspect().resources).toEqual([])
})

test('the same seed makes the same resources, another makes others', () => {
  expect(createResources(120, 'a')).toEqual(createResources(120, 'a'))
  expect(createResources(120, 'a')).not.toEqual(createResources(120, 'b'))
})

test.each([1, 2, 4, 50, 51, 120, 1000])('makes %i, no more and no less', (count) => {
  const made = createResources(count, 'offboard')
  expect(new Set(made.map(({ id }) => id)).size).toBe(count)
})

test('everything is part of something that is there, up to four levels deep, and stands in its environment', () => {
  const made = createResources(1000, 'offboard')
  const byId = new Map(made.map((one) => [one.id, one]))
  const depths = made.map((one) => {
    let depth = 1
    for (let at = one; at.parent; depth += 1) {
      const parent = byId.get(at.parent)
      if (!parent) throw new Error(`${at.id} is part of nothing`)
      if (parent.scope) expect(at.scope).toBe(parent.scope)
      at = parent
    }
    return depth
  })
  expect(Math.max(...depths)).toBe(4)
  for (const { parent, edges = [] } of made) expect(edges.map(({ to }) => to)).toEqual(parent ? [parent] : [])
})

test('costs come in two currencies, one for each project', () => {
  const made = createResources(1000, 'offboard')
  const currencies = new Set(made.map(({ monthly }) => monthly?.currency).filter(Boolean))
  expect(currencies).toEqual(new Set(['EUR', 'USD']))
})

test('[F42] a hundred thousand are opened, paged, searched, planned and summed up', async () => {
  const player = new Player('resources-100000')
  const { items, total, byKind, next } = await player.resources()
  expect([items.length, total, next !== undefined]).toEqual([1000, { value: 100_000, exact: true }, true])
  expect(Object.values(byKind).reduce((sum, count) => sum + count)).toBe(100_000)
  const found = await player.resources('&kind=project&search=-2000')
  expect(found.items).toHaveLength(1)
  const { lines, monthly } = await player.costs()
  expect(lines.length).toBeLessThan(20)
  expect(monthly.map(({ currency }) => currency).sort()).toEqual(['EUR', 'USD'])
  const plan = await player.plan('immediate')
  expect(plan).toMatchObject({ waves: 5, cycles: [], survivors: [] })
  expect(plan.totals.byKind).toMatchObject({ project: 2000, environment: 6000 })
}, 60_000)
