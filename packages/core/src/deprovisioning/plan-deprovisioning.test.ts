import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type DeprovisioningEdge,
  type DeprovisioningInput,
  type DeprovisioningPlan,
  type DeprovisioningResource,
  planDeprovisioning,
} from './plan-deprovisioning.js'

/** From lines such as `volume v1: before n1, cascade s1`. A scope stands in brackets behind the id. */
function read(lines: string): Pick<DeprovisioningInput, 'resources' | 'edges'> {
  const resources: DeprovisioningResource[] = []
  const edges: DeprovisioningEdge[] = []
  for (const line of lines.trim().split('\n')) {
    const [, kind = '', id = '', scope, words = ''] = /^\s*(\w+) (\w+)(?:\((\w+)\))?(?:: (.*))?$/.exec(line) ?? []
    resources.push({ id, kind, name: `The ${id}`, ...(scope && { scope }) })
    for (const [, edge, to = ''] of words.matchAll(/(\w+) (\w+)/g)) {
      edges.push({ from: id, to, kind: edge as DeprovisioningEdge['kind'] })
    }
  }
  return { resources, edges }
}

type Options = Omit<DeprovisioningInput, 'resources' | 'edges'>

/** The lists that are not empty. */
function plan(lines: string, options?: Options) {
  const { cascades, ...rest } = planDeprovisioning({ ...read(lines), ...options })
  const lists = Object.entries(rest).filter(([, list]) => list.length > 0)
  return { ...Object.fromEntries(lists), ...(cascades.size > 0 && { cascades: Object.fromEntries(cascades) }) }
}

describe('the plan of a teardown', () => {
  it('[DEP-1, DEP-2] takes what has to go before first, over all levels', () => {
    const lines = `
      project p
      network n: before p
      subnet s: before n
      volume v: before p
      server i: before s, before v`
    expect(plan(lines)).toEqual({ waves: [['i'], ['s', 'v'], ['n'], ['p']] })
  })

  it('[DEP-1, DEP-2] counts what goes along under the one that it goes with in the end', () => {
    const lines = `
      cluster c
      pool a: cascade c
      node n: cascade a
      disk d: cascade n
      disk e`
    expect(plan(lines)).toEqual({ waves: [['c', 'e']], cascades: { c: ['d', 'n', 'a'] } })
  })

  it('[DEP-1] lets what goes along wait and be waited for as its owner does', () => {
    const lines = `
      cluster c
      node n: cascade c, before p
      disk d: before n
      project p`
    expect(plan(lines)).toEqual({ waves: [['d'], ['c'], ['p']], cascades: { c: ['n'] } })
  })

  it('[DEP-1] leaves it to the owner in which order its own things go', () => {
    const lines = `
      cluster c
      node n: cascade c, before d
      disk d: cascade c, before c`
    expect(plan(lines)).toEqual({ waves: [['c']], cascades: { c: ['d', 'n'] } })
  })

  it('[DEP-1] lets it go with the first of several owners', () => {
    const lines = `
      vm b
      vm a
      zone z
      disk d: cascade z, cascade b, cascade a`
    expect(plan(lines)).toEqual({ waves: [['a', 'b', 'z']], cascades: { a: ['d'] } })
    expect(plan(lines, { order: ['zone'] })).toEqual({ waves: [['z', 'a', 'b']], cascades: { z: ['d'] } })
  })

  it('[DEP-1] leaves what survives, and names what is only created', () => {
    const lines = `
      database d: survivor b, survivor snapshot_2, survivor snapshot_1, survivor snapshot_2
      backup b
      file f: cascade b`
    expect(plan(lines)).toEqual({ waves: [['d']], survivors: ['b', 'snapshot_1', 'snapshot_2'], held: ['f'] })
  })

  it('[DEP-1] leaves what is retained, and says what cannot go because of it', () => {
    const lines = `
      project p
      network n: before p
      server i: before n, survivor image
      disk d: cascade i
      bucket b: before p
      key k`
    expect(plan(lines, { retain: ['d'] })).toEqual({ waves: [['b', 'k']], survivors: ['d'], held: ['n', 'p', 'i'] })
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
    expect(plan(lines)).toEqual({
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
    expect(plan('vm a: before b\ndisk b: cascade c\nvm c: before a')).toEqual({
      cycles: [['a', 'c']],
      cascades: { c: ['b'] },
    })
    expect(plan('vm a: cascade b\nvm b: cascade a\nvm c: cascade b, before d\nvm d')).toEqual({
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
    expect(plan(lines, { order: ['mango', 'kiwi'] })).toEqual({ waves: [['m', 'k', 'd', 'c', 'a', 'b', 'z']] })
  })

  it('[DEP-2] makes nothing of an edge that is said twice', () => {
    const lines = `
      vm a: before b, before b, survivor c, survivor c, survivor new, survivor new
      vm b
      vm c
      disk d: cascade b, cascade b`
    expect(plan(lines)).toEqual({ waves: [['a'], ['b']], cascades: { b: ['d'] }, survivors: ['c', 'new'] })
  })

  it('[DEP-2] takes the first place of a kind that the order names twice, and nothing from one that nobody has', () => {
    const lines = 'vm a\ndisk b\nnet c'
    expect(plan(lines, { order: ['none', 'net', 'vm', 'net'] })).toEqual({ waves: [['c', 'a', 'b']] })
  })

  it('[DEP-2] plans nothing without resources', () => {
    const nothing: DeprovisioningPlan = {
      waves: [],
      cascades: new Map(),
      survivors: [],
      held: [],
      cycles: [],
      behindCycles: [],
    }
    expect(planDeprovisioning({ resources: [], edges: [] })).toEqual(nothing)
  })

  it('[DEP-1] has no wave where everything stays', () => {
    expect(plan('vm a: before b\nvm b', { retain: ['a'] })).toEqual({ survivors: ['a'], held: ['b'] })
  })

  it('[DEP-1] creates nothing that only what stays would create', () => {
    const lines = `
      vm a: before b
      vm b: survivor image_b
      vm c: survivor image_c
      disk d: cascade b, survivor image_d`
    expect(plan(lines, { retain: ['a'] })).toEqual({ waves: [['c']], survivors: ['a', 'image_c'], held: ['d', 'b'] })
  })

  it('[DEP-1] holds each of several owners of what stays, and what goes along with those', () => {
    const lines = `
      vm a
      vm b
      disk d: cascade a, cascade b
      disk e: cascade b
      vm f`
    expect(plan(lines, { retain: ['d'] })).toEqual({ waves: [['f']], survivors: ['d'], held: ['e', 'a', 'b'] })
  })

  it('[DEP-1] holds a whole circle of owners when one of them stays', () => {
    const lines = `
      vm a: cascade b
      vm b: cascade c
      vm c: cascade a
      vm d: cascade c`
    expect(plan(lines, { retain: ['b'] })).toEqual({ survivors: ['b'], held: ['a', 'c', 'd'] })
  })
})

describe('long lists', () => {
  const size = 20_000
  const chainOf = (kind: DeprovisioningEdge['kind']) => ({
    resources: Array.from({ length: size }, (_, index) => ({ id: `${index}`, kind: 'vm', name: '' })),
    edges: Array.from({ length: size - 1 }, (_, index) => ({ from: `${index}`, to: `${index + 1}`, kind })),
  })

  it('[DEP-2] can be a chain, a loop or nested that deep', () => {
    const { resources, edges } = chainOf('before')
    expect(planDeprovisioning({ resources, edges }).waves).toHaveLength(size)
    const closed = [...edges, { from: `${size - 1}`, to: '0', kind: 'before' as const }]
    expect(planDeprovisioning({ resources, edges: closed }).cycles[0]).toHaveLength(size)
    const owned = planDeprovisioning(chainOf('cascade'))
    expect([owned.waves, owned.cascades.get(`${size - 1}`)?.length]).toEqual([[[`${size - 1}`]], size - 1])
    expect(planDeprovisioning({ ...chainOf('cascade'), retain: ['0'] }).held).toHaveLength(size - 1)
  })
})

describe('what cannot be planned', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it.each([
    [
      'vm a\ndisk a',
      'Offboard: two resources have the id "a". Edges name resources by their ids. List it once, or give each an id of its own.',
    ],
    [
      'vm a: before a',
      'Offboard: the edge "before" from "a" to "a" leads from a resource to itself, which could never go. Leave it out.',
    ],
    [
      'vm a: before b',
      'Offboard: the edge "before" from "a" to "b" names "b", which is none of the resources. List it, or leave the edge out if it is gone already, as `edgesOf` does.',
    ],
    ['vm a: cascade b', /^Offboard: the edge "cascade" from "a" to "b" names "b", which is none/],
    ['vm a: cascade a', /^Offboard: the edge "cascade" from "a" to "a" leads from a resource to itself/],
    ['vm a: survivor a', /^Offboard: the edge "survivor" from "a" to "a" leads from a resource to itself/],
    [
      'vm a: beside b\nvm b',
      'Offboard: the edge "beside" from "a" to "b" is of a kind that is not known, and so is what it means for the order. Make it before, cascade or survivor, or leave it out.',
    ],
  ])('[DEP-2] is refused with words for what is wrong with it: %s', (lines, message) => {
    expect(() => plan(lines)).toThrow(message)
  })

  it.each(['before', 'cascade', 'survivor'] as const)('[DEP-2] is %s from what is not listed', (kind) => {
    const { resources } = read('vm a')
    expect(() => planDeprovisioning({ resources, edges: [{ from: 'x', to: 'a', kind }] })).toThrow(
      `Offboard: the edge "${kind}" from "x" to "a" names "x", which is none of the resources.`,
    )
    expect(() => planDeprovisioning({ resources, edges: [{ from: 'x', to: 'y', kind }] })).toThrow(
      kind === 'survivor' ? 'names "x", which' : 'names "x" and "y", which',
    )
  })

  it('[DEP-1] is refused when what is to be retained is not there, as its right id would go', () => {
    expect(() => plan('vm a', { retain: ['b'] })).toThrow(
      'Offboard: "b" is to be retained, and is none of the resources. With a wrong id the right one would go. Mend it, or take it out of `retain` if it is gone already.',
    )
  })

  it('is refused in production as well, with the ids alone', () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(() => plan('vm a\ndisk a')).toThrow(/^a$/)
    expect(() => plan('vm a: before b')).toThrow(/^a before b$/)
    expect(() => plan('vm a', { retain: ['b'] })).toThrow(/^b$/)
  })
})
