import { describe, expect, it } from 'vitest'
import { sampleGraph, sampleRun } from '../../test/sample-run.js'
import { findTasks, groupTasks } from './find-tasks.js'

const graph = sampleGraph('a b c, a > b')
const resources = [
  { id: 'a', kind: 'vm', name: 'Web ONE', scope: 'prod' },
  { id: 'b', kind: 'disk', name: 'Web two', scope: 'prod' },
  { id: 'c', kind: 'vm', name: 'Mail' },
]
const { run } = sampleRun('a', { ...graph, resources })

describe('the tasks that are meant', () => {
  it.each([
    [{}, 'a c b'],
    [{ search: 'web' }, 'a b'],
    [{ search: 'one' }, 'a'],
    [{ kind: 'vm' }, 'a c'],
    [{ scope: 'prod', kind: 'disk' }, 'b'],
    [{ wave: 2 }, 'b'],
    [{ status: ['blocked', 'failed'] }, 'b'],
    [{ status: [] }, ''],
  ])('[DEP-8] by %j are %s', (filter, ids) => {
    expect(findTasks(run, filter).join(' ')).toBe(ids)
  })

  it('[DEP-8] are counted by kind, scope and wave', () => {
    expect(groupTasks(run, 'kind')).toEqual([
      { name: 'vm', total: 2, counts: { pending: 2 } },
      { name: 'disk', total: 1, counts: { blocked: 1 } },
    ])
    expect(groupTasks(run, 'scope')).toEqual([{ name: 'prod', total: 2, counts: { pending: 1, blocked: 1 } }])
    expect(groupTasks(run, 'wave').map(({ name, total }) => [name, total])).toEqual([
      ['1', 2],
      ['2', 1],
    ])
  })
})
