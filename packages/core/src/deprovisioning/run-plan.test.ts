import { beforeEach, describe, expect, it, vi } from 'vitest'
import { refusal, sampleGraph, sampleRun } from '../../test/sample-run.js'
import { createDeprovisioning } from './create-deprovisioning.js'
import { describeDeprovisioning } from './describe.js'
import { describeTask } from './describe-task.js'
import { enDeprovisioning } from './messages.js'
import { planDeprovisioning } from './plan-deprovisioning.js'
import { runPlan } from './run-plan.js'
import { readSnapshot, takeSnapshot } from './snapshot.js'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})

/** Lets everything that does not wait for a timer come to its end. */
const settle = () => vi.advanceTimersByTimeAsync(0)

const view = ({ run }: Pick<ReturnType<typeof sampleRun>, 'run'>) =>
  describeDeprovisioning(run.getState(), enDeprovisioning)

const reason = ({ run }: Pick<ReturnType<typeof sampleRun>, 'run'>, id: string) => {
  const task = run.getTask(id)
  return task && describeTask(task, run, enDeprovisioning).reason
}

describe('the order of a run', () => {
  it('[DEP-3] starts nothing by itself', async () => {
    const sample = sampleRun('a b')
    await settle()
    expect(sample.calls).toEqual([])
    expect(view(sample)).toMatchObject({ status: 'pending', done: false, startable: true, summary: '0 of 2 removed' })
  })

  it('[DEP-3] runs four at a time, or as many as it is told, each as soon as a place is free', async () => {
    const sample = sampleRun('a b c d e f')
    sample.run.start()
    expect(sample.asked()).toBe('a b c d')
    sample.call('b').resolve(undefined)
    await settle()
    expect(sample.asked()).toBe('a b c d e')
    const narrow = sampleRun('a b c', { concurrency: 1 })
    narrow.run.start()
    expect(narrow.asked()).toBe('a')
  })

  it('[DEP-3] takes up what may run already, and does not wait for the rest of the wave', async () => {
    const sample = sampleRun('a b c d, a > c, b > d')
    sample.run.start()
    expect(sample.statuses()).toBe('a: running, b: running, c: blocked, d: blocked')
    expect(reason(sample, 'c')).toBe('Waits for Server a.')
    sample.call('a').resolve(undefined)
    await settle()
    expect(sample.statuses()).toBe('a: succeeded, b: running, c: running, d: blocked')
  })

  it('[DEP-3] waits for all that has to be gone, and says for how many', async () => {
    const sample = sampleRun('a b c d e f, a > f, b > f, c > f, d > f, e > f', { concurrency: 5 })
    sample.run.start()
    expect(reason(sample, 'f')).toBe('Waits for Server a, Server b, Server c, and 2 more.')
    for (const id of 'bcde') sample.call(id).resolve(undefined)
    await settle()
    expect(reason(sample, 'f')).toBe('Waits for Server a.')
    sample.call('a').resolve(undefined)
    await settle()
    expect(sample.asked()).toBe('a b c d e f')
  })

  it('[DEP-1, DEP-3] lets what goes along go with its owner, and its edges count for the owner', () => {
    const { run, calls } = sampleRun('a c', {
      plan: { waves: [['c'], ['a']], cascades: new Map([['c', ['b', 'd']]]) },
      edges: [
        { from: 'b', to: 'c', kind: 'cascade' },
        { from: 'd', to: 'b', kind: 'before' },
        { from: 'b', to: 'a', kind: 'before' },
        { from: 'nobody', to: 'a', kind: 'before' },
        { from: 'c', to: 'nobody', kind: 'before' },
      ],
    })
    run.start()
    expect(calls.map(({ id }) => id)).toEqual(['c'])
    expect(run.getTask('c')).toMatchObject({ along: 2, wave: 1 })
    expect(run.getTask('a')).toMatchObject({ needs: ['c'], left: 1, wave: 2 })
  })

  it('[DEP-3] succeeds when all is gone, and its gate opens only then', async () => {
    const sample = sampleRun('a b')
    expect(view(sample).gate).toEqual({ open: false, reason: 'Not everything is removed: 0 of 2 removed.' })
    sample.run.start()
    sample.call('a').resolve(undefined)
    await settle()
    expect(view(sample)).toMatchObject({ status: 'running', percent: 50, gate: { open: false } })
    sample.call('b').resolve(undefined)
    await settle()
    expect(view(sample)).toMatchObject({ status: 'succeeded', done: true, percent: 100, gate: { open: true } })
  })

  it('[DEP-3] succeeds at once when there is nothing to remove', () => {
    const { run } = sampleRun('a', { plan: { waves: [], cascades: new Map() } })
    run.start()
    expect(run.getState()).toMatchObject({ status: 'succeeded', done: true })
  })

  it('[DEP-2, DEP-3] comes to an end where a loop cannot go, and does not call that success [F43]', async () => {
    const resources = ['a', 'b', 'c', 'd'].map((id) => ({ id, kind: 'vm', name: `Server ${id}` }))
    const pairs = ['b c', 'c b', 'c d'].map((pair) => pair.split(' '))
    const edges = pairs.map(([from = '', to = '']) => ({ from, to, kind: 'before' as const }))
    const plan = planDeprovisioning({ resources, edges })
    expect(plan).toMatchObject({ cycles: [['b', 'c']], behindCycles: ['d'] })
    const sample = sampleRun('a', { plan, resources, edges })
    sample.run.start()
    sample.call('a').resolve(undefined)
    await settle()
    expect(sample.statuses()).toBe('a: succeeded, b: blocked, c: blocked, d: blocked')
    expect(reason(sample, 'b')).toBe('Waits for Server c.')
    expect(view(sample)).toMatchObject({
      status: 'partially_failed',
      done: true,
      gate: { open: false },
      summary: '1 of 4 removed, 3 not tried',
    })
  })

  it('[DEP-3] is not started twice', async () => {
    const { run, asked } = sampleRun('a')
    run.start()
    run.start()
    await settle()
    expect(asked()).toBe('a')
  })
})

describe('a try that fails', () => {
  it('[DEP-3] is made again after growing pauses, with the same key', async () => {
    const { run, calls, call } = sampleRun('a')
    run.start()
    const times: number[] = []
    for (let tries = 1; tries <= 4; tries++) {
      times.push(Date.now())
      expect(calls).toHaveLength(tries)
      call('a').reject(new Error('Too busy.'))
      await settle()
      if (tries < 4) {
        expect(run.getTask('a')).toMatchObject({ status: 'waiting', attempt: tries })
        await vi.advanceTimersToNextTimerAsync()
      }
    }
    expect(times).toEqual([0, 500, 1500, 3500])
    expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey))).toEqual(new Set(['key:a']))
    expect(run.getTask('a')).toMatchObject({ status: 'failed', attempt: 4, endedAt: '1970-01-01T00:00:03.500Z' })
    expect(run.getState()).toMatchObject({ status: 'failed', done: true })
  })

  it('[DEP-3] is spread by chance, so that not all come back together', async () => {
    const { run, call } = sampleRun('a', { random: () => 1 })
    run.start()
    call('a').reject(new Error('Too busy.'))
    await settle()
    expect(run.getTask('a')).toMatchObject({ retryAt: '1970-01-01T00:00:01.000Z' })
  })

  it('[DEP-3] waits as long as the server says', async () => {
    const { run, call, asked } = sampleRun('a b', { concurrency: 1 })
    run.start()
    call('a').reject(refusal(503, 60_000))
    await settle()
    expect(run.getTask('a')).toMatchObject({ status: 'waiting', retryAt: '1970-01-01T00:01:00.000Z' })
    await vi.advanceTimersByTimeAsync(59_999)
    expect(asked()).toBe('a')
    await vi.advanceTimersByTimeAsync(1)
    expect(asked()).toBe('a a')
  })

  it('[DEP-3] waits for what is still being created, as long as the server says [F3]', async () => {
    const { run, call, asked } = sampleRun('a')
    run.start()
    call('a').reject(refusal(409, 20_000))
    await vi.advanceTimersByTimeAsync(19_999)
    expect(run.getTask('a')?.status).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(asked()).toBe('a a')
  })

  it('[DEP-3] stops all from asking when it was one of too many, and counts as no try [F41]', async () => {
    const { run, call, asked } = sampleRun('a b c', { concurrency: 2, tries: 1 })
    run.start()
    call('a').reject(refusal(429, 60_000))
    await settle()
    call('b').resolve(undefined)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(asked()).toBe('a b')
    await vi.advanceTimersByTimeAsync(1)
    expect(asked()).toBe('a b a c')
    call('a').reject(refusal(429))
    await settle()
    expect(run.getTask('a')?.status).toBe('failed')
  })

  it('[DEP-3] is not used up by being asked to wait', async () => {
    const { run, call } = sampleRun('a', { tries: 2 })
    run.start()
    for (const _ of [1, 2, 3]) {
      call('a').reject(refusal(429, 1000))
      await vi.advanceTimersByTimeAsync(1000)
    }
    call('a').reject(refusal(503))
    await settle()
    expect(run.getTask('a')).toMatchObject({ status: 'waiting', attempt: 4 })
  })

  it.each([400, 403, 409, 422])(
    '[DEP-3] is not made again after %i, which another try does not mend',
    async (status) => {
      const { run, call, asked } = sampleRun('a')
      run.start()
      call('a').reject(refusal(status))
      await settle()
      expect(run.getTask('a')?.status).toBe('failed')
      expect(asked()).toBe('a')
    },
  )

  it.each([408, 425, 500, 503])('[DEP-3] is made again after %i', async (status) => {
    const { run, call } = sampleRun('a')
    run.start()
    call('a').reject(refusal(status))
    await settle()
    expect(run.getTask('a')?.status).toBe('waiting')
  })

  it('[DEP-3] is given up when it takes too long, and made again', async () => {
    const { run, call, asked } = sampleRun('a', { timeout: 2000 })
    run.start()
    await vi.advanceTimersByTimeAsync(1999)
    expect(call('a').signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(call('a').signal.aborted).toBe(true)
    await vi.advanceTimersByTimeAsync(500)
    expect(asked()).toBe('a a')
    expect(run.getTask('a')?.status).toBe('running')
    for (const _ of [2, 3, 4]) await vi.advanceTimersByTimeAsync(10_000)
    const failed = run.getTask('a')
    expect(failed && describeTask(failed, run, enDeprovisioning)).toMatchObject({
      status: 'failed',
      errorText: 'This could not be removed.',
    })
  })

  it('[DEP-3, ALL-5] may throw at once, and may be an answer of `fetch`', async () => {
    const answers: unknown[] = [
      { ok: false, status: 422 },
      { ok: true, status: 204 },
    ]
    const thrown = sampleRun('a', {
      remove() {
        throw refusal(403)
      },
    })
    const fetched = sampleRun('a b', { remove: () => answers.shift() })
    for (const { run } of [thrown, fetched]) run.start()
    await settle()
    expect(thrown.statuses()).toBe('a: failed')
    expect(fetched.statuses()).toBe('a: failed, b: succeeded')
  })

  it.each([
    ['a status 404', refusal(404)],
    ['a status 410', refusal(410)],
    ['the code of a problem', Object.assign(new Error('No.'), { status: 409, code: 'already_gone' })],
  ])('[DEP-3] has succeeded when %s says that nothing is there any more [F16, F39]', async (_, error) => {
    const { run, call, statuses } = sampleRun('a b, a > b')
    run.start()
    call('a').reject(error)
    await settle()
    expect(statuses()).toBe('a: already_gone, b: running')
    call('b').resolve({ status: 'already_gone' })
    await settle()
    expect(run.getState()).toMatchObject({ status: 'succeeded' })
  })
})

describe('a run that failed in part', () => {
  async function failedInPart(options = {}) {
    const sample = sampleRun('a b c d, a > c, c > d', { tries: 1, ...options })
    sample.run.start()
    sample.call('a').reject(new Error('It is locked.'))
    await settle()
    return sample
  }

  it('[DEP-3, DEP-4] goes on with what does not depend on it, and says what was skipped and why [F31]', async () => {
    const sample = await failedInPart({ concurrency: 1 })
    expect(sample.statuses()).toBe('a: failed, b: running, c: skipped, d: skipped')
    expect(reason(sample, 'd')).toBe('Skipped, because this failed: Server a.')
    sample.call('b').resolve(undefined)
    await settle()
    expect(view(sample)).toMatchObject({
      status: 'partially_failed',
      done: true,
      retryable: true,
      summary: '1 of 4 removed, 1 failed, 2 not tried',
    })
  })

  it('[DEP-3] starts nothing more where a failure halts it, and ends what is under way', async () => {
    const sample = await failedInPart({ concurrency: 1, onFailure: 'halt' })
    expect(sample.asked()).toBe('a')
    expect(sample.statuses()).toBe('a: failed, b: pending, c: skipped, d: skipped')
    expect(view(sample)).toMatchObject({
      status: 'failed',
      done: true,
      summary: '0 of 4 removed, 1 failed, 3 not tried',
    })
    sample.run.retry()
    expect(sample.asked()).toBe('a b')
  })

  it('[DEP-3] stays halted when what was under way ends well', async () => {
    const { run, call, statuses } = sampleRun('a b c', { concurrency: 2, onFailure: 'halt' })
    run.start()
    call('a').reject(refusal(403))
    await settle()
    call('b').resolve(undefined)
    await settle()
    expect(statuses()).toBe('a: failed, b: succeeded, c: pending')
    expect(run.getState()).toMatchObject({ status: 'partially_failed', done: true })
  })

  it('[DEP-3] gives up the pause of others where a failure halts it', async () => {
    const sample = sampleRun('a b', { onFailure: 'halt' })
    sample.run.start()
    sample.call('a').reject(new Error('Busy.'))
    await settle()
    sample.call('b').reject(refusal(403))
    await settle()
    expect(sample.statuses()).toBe('a: pending, b: failed')
    expect(sample.run.getState()).toMatchObject({ status: 'failed', done: true })
  })

  it('[DEP-4] tries again what failed and what was skipped, and nothing that is done', async () => {
    const sample = await failedInPart()
    sample.call('b').resolve(undefined)
    await settle()
    sample.run.retry()
    expect(sample.statuses()).toBe('a: running, b: succeeded, c: blocked, d: blocked')
    expect(sample.run.getTask('a')).toMatchObject({ attempt: 2 })
    expect(sample.run.getTask('a')).not.toHaveProperty('error')
    expect(sample.run.getTask('c')).not.toHaveProperty('waitingOn')
    for (const id of 'acd') {
      sample.call(id).resolve(undefined)
      await settle()
    }
    expect(sample.run.getState()).toMatchObject({ status: 'succeeded' })
    expect(sample.asked()).toBe('a b a c d')
    expect(sample.calls.filter(({ id }) => id === 'a').map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'key:a',
      'key:a',
    ])
  })

  it('[DEP-4] tries again some alone, and what waits for another failure says so', async () => {
    const sample = sampleRun('a b c d, a > c, b > c, c > d', { tries: 1 })
    sample.run.start()
    for (const id of 'ab') sample.call(id).reject(new Error('It is locked.'))
    await settle()
    expect(reason(sample, 'd')).toContain('Server a')
    sample.run.retry(['a', 'c', 'nobody'])
    expect(sample.statuses()).toBe('a: running, b: failed, c: skipped, d: skipped')
    expect(reason(sample, 'd')).toContain('Server b')
    sample.call('a').resolve(undefined)
    await settle()
    expect(sample.statuses()).toBe('a: succeeded, b: failed, c: skipped, d: skipped')
    sample.run.retry(['b'])
    sample.call('b').resolve(undefined)
    await settle()
    expect(sample.asked()).toBe('a b a b c')
  })

  it('[DEP-4] leaves behind what failed, only when that is acknowledged, and goes on [F34]', async () => {
    const sample = await failedInPart()
    sample.run.retain(['b', 'c', 'nobody'], { acknowledged: true })
    // @ts-expect-error It has to be acknowledged.
    sample.run.retain(['a'], { acknowledged: false })
    expect(sample.statuses()).toBe('a: failed, b: running, c: skipped, d: skipped')
    sample.run.retain(['a'], { acknowledged: true })
    expect(sample.statuses()).toBe('a: retained, b: running, c: running, d: blocked')
    for (const id of 'bcd') {
      sample.call(id).resolve(undefined)
      await settle()
    }
    expect(view(sample)).toMatchObject({ status: 'succeeded', summary: '3 of 4 removed, 1 left behind' })
  })

  it('[DEP-4] goes on after a halt once no failure is left', async () => {
    const sample = sampleRun('a b c', { tries: 1, onFailure: 'halt', concurrency: 2 })
    sample.run.start()
    for (const id of 'ab') sample.call(id).reject(new Error('It is locked.'))
    await settle()
    sample.run.retain(['a'], { acknowledged: true })
    expect(sample.statuses()).toBe('a: retained, b: failed, c: pending')
    expect(sample.run.getState()).toMatchObject({ status: 'partially_failed', done: true })
    sample.run.retain(['b'], { acknowledged: true })
    expect(sample.statuses()).toBe('a: retained, b: retained, c: running')
  })

  it('[DEP-4] shows each outside effect as a task of its own [F46]', async () => {
    const billing = { id: 'billing', kind: 'billing', name: 'Subscription' }
    const graph = sampleGraph('a billing, a > billing')
    const sample = sampleRun('a', { ...graph, resources: [...graph.resources.slice(0, 1), billing], tries: 1 })
    sample.run.start()
    sample.call('a').resolve(undefined)
    await settle()
    sample.call('billing').reject(new Error('It was cancelled outside, and not noted.'))
    await settle()
    expect(sample.run.getTask('billing')).toMatchObject({ kind: 'billing', status: 'failed' })
    sample.run.retry(['billing'])
    sample.call('billing').reject(refusal(410))
    await settle()
    expect(sample.run.getState()).toMatchObject({ status: 'succeeded' })
  })

  it('[ALL-5] has words for each failure', async () => {
    const sample = await failedInPart()
    const words = (id: string, task = sample.run.getTask(id)) =>
      task && describeTask(task, sample.run, enDeprovisioning)
    expect(words('a')).toMatchObject({ statusText: 'Failed', errorText: 'It is locked.' })
    expect(words('b')).toMatchObject({ statusText: 'Being removed', errorText: undefined, reason: undefined })
    sample.call('b').reject(new TypeError('fetch failed'))
    await settle()
    expect(words('b')?.errorText).toBe('This could not be removed.')
  })
})

describe('a run that is stopped', () => {
  it('[DEP-5] starts nothing more, ends what is under way, and says what cannot be taken back', async () => {
    const sample = sampleRun('a b c', { concurrency: 2 })
    sample.run.start()
    sample.call('a').resolve(undefined)
    await settle()
    sample.run.stop()
    expect(view(sample)).toMatchObject({
      status: 'cancelling',
      done: false,
      stopNote: 'Nothing more is started. Still being removed: 2. Removed for good: 1.',
    })
    expect(sample.calls.some(({ signal }) => signal.aborted)).toBe(false)
    sample.call('b').resolve(undefined)
    sample.call('c').reject(new Error('Busy.'))
    await settle()
    expect(sample.statuses()).toBe('a: succeeded, b: succeeded, c: pending')
    await vi.advanceTimersByTimeAsync(100_000)
    expect(sample.asked()).toBe('a b c')
    expect(view(sample)).toMatchObject({
      status: 'cancelled',
      done: true,
      summary: '2 of 3 removed, 1 not tried',
      stopNote: 'Nothing more is started. Removed for good: 2.',
    })
  })

  it('[DEP-5] ends a pause at once, and goes on when it is started again', async () => {
    const { run, call, statuses, asked } = sampleRun('a b', { concurrency: 1 })
    run.start()
    call('a').reject(refusal(503, 60_000))
    await settle()
    run.stop()
    await settle()
    expect(statuses()).toBe('a: pending, b: pending')
    expect(run.getState()).toMatchObject({ status: 'cancelled', done: true })
    run.start()
    await settle()
    expect(asked()).toBe('a b')
  })

  it('[DEP-5] keeps to a pause of all when it is stopped and started meanwhile [F41]', async () => {
    const { run, call, asked } = sampleRun('a', {})
    run.start()
    call('a').reject(refusal(429, 60_000))
    await settle()
    run.stop()
    run.start()
    await vi.advanceTimersByTimeAsync(59_999)
    expect(asked()).toBe('a')
    await vi.advanceTimersByTimeAsync(1)
    expect(asked()).toBe('a a')
  })

  it('[DEP-5] tries nothing again and leaves nothing behind', async () => {
    const { run, call, statuses } = sampleRun('a b', { concurrency: 1, tries: 1 })
    run.start()
    call('a').reject(new Error('It is locked.'))
    await settle()
    run.stop()
    run.retry()
    run.retain(['a'], { acknowledged: true })
    call('b').reject(new Error('Busy.'))
    await settle()
    expect(statuses()).toBe('a: failed, b: failed')
    // It came too late to stop anything.
    expect(run.getState()).toMatchObject({ status: 'failed', done: true })
    run.retry()
    expect(statuses()).toBe('a: running, b: pending')
  })

  it('[ALL-4] by leaving the page keeps what is under way, and its outcome', async () => {
    const { run, call, statuses } = sampleRun('a b', { concurrency: 1 })
    run.start()
    run.dispose()
    expect(call('a').signal.aborted).toBe(false)
    call('a').resolve(undefined)
    await settle()
    expect(statuses()).toBe('a: succeeded, b: pending')
    expect(run.getState()).toMatchObject({ status: 'cancelled' })
  })
})

describe('a reload', () => {
  it('[DEP-5] goes on from what is recorded, by itself never, and repeats nothing that is done', async () => {
    const before = sampleRun('a b c d e, a > c, b > e', { tries: 1, concurrency: 3 })
    expect(takeSnapshot(before.run)).toBeUndefined()
    before.run.start()
    before.call('a').resolve(undefined)
    before.call('b').reject(new Error('It is locked.'))
    await settle()
    expect(before.statuses()).toBe('a: succeeded, b: failed, d: running, c: running, e: skipped')
    const text = JSON.stringify(takeSnapshot(before.run))

    const after = sampleRun('a b c d e, a > c, b > e', { tries: 1, snapshot: readSnapshot(text) })
    expect(after.statuses()).toBe('a: succeeded, b: failed, d: pending, c: pending, e: skipped')
    expect(view(after)).toMatchObject({ status: 'cancelled', startable: true, retryable: false })
    expect(after.calls).toEqual([])
    after.run.start()
    expect(after.asked()).toBe('d c')
    // What was under way is asked for again, as the same deed.
    expect(after.call('c').idempotencyKey).toBe(before.call('c').idempotencyKey)
    for (const id of 'cd') after.call(id).reject(refusal(404))
    await settle()
    expect(view(after)).toMatchObject({ status: 'partially_failed', retryable: true })
    expect(describeTask(after.run.getTask('b') as never, after.run, enDeprovisioning).errorText).toBe('It is locked.')
  })

  it('[DEP-5] of a run that is over shows how it ended', () => {
    const snapshot = {
      version: 1,
      key: 'key',
      tasks: [
        ['a', 'already_gone'],
        ['b', 'retained'],
      ],
    } as const
    const { run } = sampleRun('a b', { snapshot })
    expect(run.getState()).toMatchObject({ status: 'succeeded', done: true })
  })

  it('[DEP-5] does not start what was recorded too early for a plan that has changed', () => {
    const snapshot = { version: 1, key: 'key', tasks: [['c', 'failed', 'No.']] } as const
    const sample = sampleRun('a b c, a > c, b > c', { snapshot })
    sample.run.start()
    sample.run.retry()
    expect(sample.statuses()).toBe('a: running, b: running, c: blocked')
  })
})

describe('a listener', () => {
  it('[DEP-8] of one task hears of that one alone, until it ends', async () => {
    const { run, call } = sampleRun('a b')
    const heard = { a: vi.fn(), b: vi.fn() }
    const end = run.subscribeTo('a', heard.a)
    run.subscribeTo('b', heard.b)
    run.start()
    expect([heard.a.mock.calls.length, heard.b.mock.calls.length]).toEqual([1, 1])
    call('b').resolve(undefined)
    await settle()
    expect([heard.a.mock.calls.length, heard.b.mock.calls.length]).toEqual([1, 2])
    end()
    call('a').resolve(undefined)
    await settle()
    expect(heard.a).toHaveBeenCalledOnce()
  })
})

describe('options', () => {
  it('are those of the latest render', async () => {
    const graph = sampleGraph('a b')
    const first = vi.fn()
    const second = vi.fn()
    const options = (remove: () => void) => ({
      run: runPlan({ ...graph, remove, concurrency: 1 }),
      messages: enDeprovisioning,
    })
    const run = createDeprovisioning(options(first))
    run.start()
    run.setOptions(options(second))
    await settle()
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
  })

  it('[ALL-6] a listener that throws stops nobody', async () => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const { run, asked } = sampleRun('a')
    const end = run.subscribeTo('a', () => {
      throw new Error('analytics is down')
    })
    run.start()
    await settle()
    expect(reportError).toHaveBeenCalledOnce()
    expect(asked()).toBe('a')
    end()
  })
})
