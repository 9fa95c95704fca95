import type { Closure, ResourcePage } from '@offboard/core/closure'
import {
  createDeprovisioning,
  type Deprovisioning,
  edgesOf,
  enDeprovisioning,
  planDeprovisioning,
  type Run,
  removeThrough,
  runPlan,
  watchOperation,
} from '@offboard/core/deprovisioning'
import type { FaultId } from '@offboard/testing/stub'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ArrangedStub, arrange } from '../test/arranged-stub.js'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-02T09:00:00Z') }))
afterEach(() => void vi.useRealTimers())

let keys = 0
const mutation = () => ({ idempotencyKey: `key_${++keys}` })

async function start({ backend, subject }: ArrangedStub): Promise<Closure> {
  const { etag } = await backend.blockers(subject)
  const { modes } = await backend.describe(subject)
  return backend.start(subject, { mode: modes[0]?.mode ?? '' }, { ...mutation(), ifMatch: etag })
}

const begin = (run: Run): Deprovisioning => createDeprovisioning({ run, messages: enDeprovisioning })

/** Lets time go on until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 500) {
    if (waited > 600_000) throw new Error('It never came to that.')
    await vi.advanceTimersByTimeAsync(500)
  }
}

const statuses = ({ ids, getTask }: Deprovisioning) => new Set(ids.map((id) => getTask(id)?.status))

describe('a teardown on the stub', () => {
  it.each<[string, FaultId[]]>([
    ['and nothing goes wrong', []],
    ['while the connection breaks', ['F36']],
    ['while events are lost and repeated', ['F37']],
    ['while the total changes', ['F38']],
  ])('[DEP-6] is watched to its end, %s', async (_, faults) => {
    const stub = await arrange('resources', faults)
    const { operation = '' } = await start(stub)
    const run = begin(watchOperation(stub.backend, operation))
    const end = run.listen()
    await until(() => run.getState().done)
    expect(run.getState()).toMatchObject({ status: 'succeeded', trouble: undefined })
    // Each task has been told to its end.
    const { total } = await stub.backend.tasks({ operation })
    expect(run.ids).toHaveLength(total.value)
    expect(statuses(run)).toEqual(new Set(['succeeded']))
    end()
  })

  it('[DEP-4] is tried again after a failure, and watched on', async () => {
    const stub = await arrange('failing-task')
    const { operation = '' } = await start(stub)
    const run = begin(watchOperation(stub.backend, operation))
    const end = run.listen()
    await until(() => run.getState().done)
    expect(run.getState()).toMatchObject({ status: 'partially_failed', retryable: true })
    run.retry()
    await until(() => run.getState().done && run.getState().status !== 'partially_failed')
    expect(run.getState().status).toBe('succeeded')
    expect(statuses(run)).toEqual(new Set(['succeeded']))
    end()
  })

  it('[DEP-6] is driven by the client, one call for each resource', async () => {
    const { backend, subject } = await arrange('resources')
    const { items }: ResourcePage = await backend.resources(subject)
    const edges = edgesOf(items)
    const plan = planDeprovisioning({ resources: items, edges })
    const run = begin(runPlan({ plan, resources: items, edges, remove: removeThrough(backend, subject) }))
    run.start()
    await until(() => run.getState().done)
    expect(run.getState()).toMatchObject({ status: 'succeeded' })
    const { items: left } = await backend.resources(subject)
    expect(left.filter(({ state }) => state !== 'deleted')).toEqual([])
  })
})
