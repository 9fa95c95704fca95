import { describe, expect, it } from 'vitest'
import { orderTeardown, type TeardownNode, type TeardownOptions } from './order-teardown.js'

/** Nodes from lines such as `volume v1: before n1, cascade s1`. A scope stands in brackets behind the id. */
function nodesFrom(lines: string): TeardownNode[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, kind = '', id = '', scope, edges = ''] = /^\s*(\w+) (\w+)(?:\((\w+)\))?(?:: (.*))?$/.exec(line) ?? []
      const pairs = edges.split(', ').filter(Boolean)
      return {
        id,
        kind,
        ...(scope && { scope }),
        edges: pairs.map((pair) => ({ kind: pair.split(' ')[0] ?? '', to: pair.split(' ')[1] ?? '' })),
      }
    })
}

function order(lines: string, options?: TeardownOptions) {
  const { cascades, ...rest } = orderTeardown(nodesFrom(lines), options)
  const lists = Object.entries(rest).filter(([, list]) => list.length > 0)
  return { ...Object.fromEntries(lists), ...(cascades.size > 0 && { cascades: Object.fromEntries(cascades) }) }
}

describe('the order of a teardown', () => {
  it('[DEP-1, DEP-2] takes what has to go before first, over all levels', () => {
    const lines = `
      project p
      network n: before p
      subnet s: before n
      volume v: before p
      server i: before s, before v`
    expect(order(lines)).toEqual({ waves: [['i'], ['s', 'v'], ['n'], ['p']] })
  })

  it('[DEP-1, DEP-2] counts what goes along under the one that it goes with in the end', () => {
    const lines = `
      cluster c
      pool a: cascade c
      node n: cascade a
      disk d: cascade n
      disk e`
    expect(order(lines)).toEqual({ waves: [['c', 'e']], cascades: { c: ['d', 'n', 'a'] } })
  })

  it('[DEP-1] lets what goes along wait and be waited for as its owner does', () => {
    const lines = `
      cluster c
      node n: cascade c, before p
      disk d: before n
      project p`
    expect(order(lines)).toEqual({ waves: [['d'], ['c'], ['p']], cascades: { c: ['n'] } })
  })

  it('[DEP-1] leaves it to the owner in which order its own things go', () => {
    const lines = `
      cluster c
      node n: cascade c, before d
      disk d: cascade c, before c`
    expect(order(lines)).toEqual({ waves: [['c']], cascades: { c: ['d', 'n'] } })
  })

  it('[DEP-1] lets it go with the first of several owners', () => {
    const lines = `
      vm b
      vm a
      zone z
      disk d: cascade z, cascade b, cascade a`
    expect(order(lines)).toEqual({ waves: [['a', 'b', 'z']], cascades: { a: ['d'] } })
    expect(order(lines, { kindOrder: ['zone'] })).toEqual({ waves: [['z', 'a', 'b']], cascades: { z: ['d'] } })
  })

  it('[DEP-1] leaves what survives, and names what is only created', () => {
    const lines = `
      database d: survivor b, survivor snapshot_2, survivor snapshot_1, survivor snapshot_2
      backup b
      file f: cascade b`
    expect(order(lines)).toEqual({ waves: [['d']], survivors: ['b', 'snapshot_1', 'snapshot_2'], held: ['f'] })
  })

  it('[DEP-1] leaves what is retained, and says what cannot go because of it', () => {
    const lines = `
      project p
      network n: before p
      server i: before n, survivor image
      disk d: cascade i
      bucket b: before p
      key k`
    const options = { retain: ['d', 'not there'] }
    expect(order(lines, options)).toEqual({ waves: [['b', 'k']], survivors: ['d'], held: ['n', 'p', 'i'] })
  })

  it('[DEP-2] names exactly the members of each loop, and apart from them what waits for one', () => {
    const lines = `
      rule a: before b
      rule b: before c
      rule c: before a
      rule d: before a
      rule e: before f
      rule f: before e, before g
      rule g: before h
      rule h
      rule i: cascade g`
    expect(order(lines)).toEqual({
      waves: [['d']],
      cycles: [
        ['a', 'b', 'c'],
        ['e', 'f'],
      ],
      behindCycles: ['g', 'h'],
      cascades: { g: ['i'] },
    })
  })

  it('[DEP-2] finds a loop that goes through what goes along, and one of owners', () => {
    expect(order('vm a: before b\ndisk b: cascade c\nvm c: before a')).toEqual({
      cycles: [['a', 'c']],
      cascades: { c: ['b'] },
    })
    expect(order('vm a: cascade b\nvm b: cascade a\nvm c: cascade b, before d\nvm d')).toEqual({
      cycles: [['a', 'b']],
      behindCycles: ['c', 'd'],
    })
  })

  it("[DEP-2] sorts by the vendor's order of kinds, then by kind, scope and id", () => {
    const lines = `
      zebra z
      apple b(two)
      apple a(two)
      apple c(one)
      apple d
      mango m
      kiwi k`
    expect(order(lines, { kindOrder: ['mango', 'kiwi'] })).toEqual({ waves: [['m', 'k', 'd', 'c', 'a', 'b', 'z']] })
  })

  it('[DEP-2] makes nothing of edges to itself, to what is not there, of unknown kinds, or said twice', () => {
    const lines = `
      vm a: before a, cascade a, survivor a, before gone, cascade gone, beside b, before b, before b
      vm b`
    expect(order(lines)).toEqual({ waves: [['a'], ['b']] })
  })

  it('refuses two nodes with one id', () => {
    expect(() => order('vm a\ndisk a')).toThrow(
      'Offboard: there are two nodes with the id "a". Edges name nodes by id. Give each its own.',
    )
  })

  it('[DEP-2] orders nothing without nodes', () => {
    expect(orderTeardown([])).toEqual({
      waves: [],
      cascades: new Map(),
      survivors: [],
      held: [],
      cycles: [],
      behindCycles: [],
    })
  })

  it('[DEP-2] goes through a chain and a loop of 20,000', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({
      id: `${index}`,
      kind: 'vm',
      edges: [{ kind: 'before', to: `${index + 1}` }],
    }))
    expect(orderTeardown(chain).waves).toHaveLength(20_000)
    const loop = [...chain.slice(0, -1), { id: '19999', kind: 'vm', edges: [{ kind: 'before', to: '0' }] }]
    expect(orderTeardown(loop).cycles[0]).toHaveLength(20_000)
    const owned = chain.map((node) => ({ ...node, edges: node.edges.map(({ to }) => ({ kind: 'cascade', to })) }))
    expect(orderTeardown(owned).cascades.get('19999')).toHaveLength(19_999)
    expect(orderTeardown(owned, { retain: ['0'] }).held).toHaveLength(19_999)
  })
})
