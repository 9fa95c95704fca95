import type { Resource, ResourceQuery, TaskQuery } from '@offboard/core/closure'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlan } from './plan.js'
import { InvalidQuery, queryResources, queryTasks } from './query.js'

function resources(count: number): Resource[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    kind: index % 3 === 0 ? 'disk' : 'vm',
    name: index % 2 === 0 ? `Éclair ${index}` : `Baker ${index}`,
    ...(index % 5 === 0 && { parent: 'shop' }),
    state: 'active',
    deletable: true,
    edges: [],
  }))
}

function allPages<Item>(read: (cursor: string | undefined) => { items: readonly Item[]; next?: string }): Item[] {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = read(cursor)
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return items
}

const withCursor = <Query extends object>(query: Query, cursor: string | undefined) => ({
  ...query,
  ...(cursor && { cursor }),
})

describe('pages of resources', () => {
  it('give each that is meant once, and a total', () => {
    const query = fc.record(
      {
        kind: fc.constantFrom('disk', 'vm', 'none'),
        parent: fc.constant('shop'),
        search: fc.constantFrom('', 'éCLAIR', 'baker 1', 'x'),
        limit: fc.integer({ min: 1, max: 1000 }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.nat(60), query, (count, given) => {
        const all = resources(count)
        const meant = all.filter(
          ({ kind, parent, name }) =>
            kind === (given.kind ?? kind) &&
            (given.parent === undefined || parent === given.parent) &&
            name.toLowerCase().includes((given.search ?? '').toLowerCase()),
        )
        const found = allPages((cursor) => queryResources(all, withCursor(given, cursor)))
        expect(found.map(({ id }) => id)).toEqual(meant.map(({ id }) => id).sort())
        expect(queryResources(all, given).total).toEqual({ value: meant.length, exact: true })
      }),
    )
  })

  it('have 100 where nothing else is asked for, and at most 1,000', () => {
    const all = resources(1200)
    expect(queryResources(all).items).toHaveLength(100)
    expect(queryResources(all, { limit: 5000 }).items).toHaveLength(1000)
    expect(queryResources(all.slice(0, 100))).not.toHaveProperty('next')
  })

  it('count the kinds of all that match, whatever the page and the kind that is shown', () => {
    expect(queryResources(resources(90), { kind: 'vm', limit: 2, search: 'Baker' }).byKind).toEqual({
      disk: 15,
      vm: 30,
    })
  })

  it('neither repeat nor leave out one when others come and go between pages', () => {
    const all = resources(10)
    const first = queryResources(all, { limit: 4 })
    expect(first.items.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2', 'r3'])
    const changed = [...resources(12).slice(10), ...all.filter(({ id }) => id !== 'r0' && id !== 'r3')]
    const second = queryResources(changed, withCursor({ limit: 100 }, first.next))
    expect(second.items.map(({ id }) => id)).toEqual(['r4', 'r5', 'r6', 'r7', 'r8', 'r9'])
  })
})

describe('pages of tasks', () => {
  const { tasks } = createPlan(resources(250), { mode: 'immediate' })

  it('give each that is meant once, in the order of the plan', () => {
    const found = allPages((cursor) => queryTasks(tasks, withCursor({ limit: 7 }, cursor)))
    expect(found.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id))
    expect(found[0]).not.toHaveProperty('position')
    expect(found[0]).not.toHaveProperty('needs')
    expect(found[0]).not.toHaveProperty('neededBy')
  })

  it('hold those that match by kind, status, words and version', () => {
    const rows = tasks.map((task, index) => ({ ...task, version: index, ...(index > 200 && { status: 'failed' }) }))
    const count = (query: TaskQuery): number => queryTasks(rows, query).total.value
    expect(count({ kind: 'disk' })).toBe(84)
    expect(count({ status: 'failed' })).toBe(49)
    expect(count({ search: 'BAKER' })).toBe(125)
    expect(count({ since: 240 })).toBe(9)
    expect(count({ since: 0 })).toBe(249)
  })
})

describe('a cursor', () => {
  const all = resources(10)
  const { next = '' } = queryResources(all, { limit: 2, search: 'baker' }, 'one')

  it('goes on with another limit', () => {
    expect(queryResources(all, { limit: 1, search: 'baker', cursor: next }, 'one').items).toHaveLength(1)
  })

  it.each<[string, ResourceQuery, string]>([
    ['was made up', { cursor: 'abc', search: 'baker' }, 'one'],
    ['is empty', { cursor: '', search: 'baker' }, 'one'],
    ['is no base64', { cursor: '€', search: 'baker' }, 'one'],
    ['was changed', { cursor: `X${next.slice(1)}`, search: 'baker' }, 'one'],
    ['was spelled otherwise', { cursor: `${next}=`, search: 'baker' }, 'one'],
    ['belongs to another question', { cursor: next }, 'one'],
    ['belongs to another list', { cursor: next, search: 'baker' }, 'two'],
  ])('is refused when it %s', (_, query, list) => {
    expect(() => queryResources(all, query, list)).toThrow(InvalidQuery)
    expect(() => queryResources(all, query, list)).toThrow(expect.objectContaining({ field: 'cursor' }))
  })

  it.each([0, -1, 1.5, Number.NaN])('a limit of %d is refused', (limit) => {
    expect(() => queryTasks([], { limit })).toThrow(expect.objectContaining({ field: 'limit' }))
  })
})
