import { describe, expect, it } from 'vitest'
import { edgesOf } from './edges-of.js'
import { planDeprovisioning } from './plan-deprovisioning.js'

describe('the edges of resources', () => {
  it('[DEP-1] are all in one list, in the order in which they come', () => {
    const resources = [
      {
        id: 'a',
        edges: [
          { kind: 'before', to: 'b' },
          { kind: 'survivor', to: 'c' },
        ],
      },
      { id: 'b', edges: [] },
      { id: 'c', edges: [{ kind: 'cascade', to: 'b' }] },
    ]
    expect(edgesOf(resources)).toEqual([
      { from: 'a', to: 'b', kind: 'before' },
      { from: 'a', to: 'c', kind: 'survivor' },
      { from: 'c', to: 'b', kind: 'cascade' },
    ])
  })

  it('[DEP-1] leave out what is gone already, what leads to itself and kinds that are not known, but not what is created', () => {
    const a = { id: 'a', kind: 'vm', name: 'A' }
    const edges = ['before', 'cascade', 'survivor', 'beside'].flatMap((kind) =>
      ['a', 'gone', 'b'].map((to) => ({ kind, to })),
    )
    const resources = [
      { ...a, edges },
      { ...a, id: 'b', edges: [] },
    ]
    expect(edgesOf(resources)).toEqual([
      { from: 'a', to: 'b', kind: 'before' },
      { from: 'a', to: 'b', kind: 'cascade' },
      { from: 'a', to: 'gone', kind: 'survivor' },
      { from: 'a', to: 'b', kind: 'survivor' },
    ])
    expect(() => planDeprovisioning({ resources, edges: edgesOf(resources) })).not.toThrow()
  })
})
