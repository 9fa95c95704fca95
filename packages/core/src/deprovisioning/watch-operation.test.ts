import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Deferred, deferred } from '../../../../scripts/vitest/deferred.ts'
import type { Call } from '../closure/backend.js'
import type { Closure } from '../closure/closure.js'
import { type Operation, type OperationUpdate, ProblemError, type Task } from '../closure/index.js'
import { createDeprovisioning } from './create-deprovisioning.js'
import { describeDeprovisioning } from './describe.js'
import { describeTask } from './describe-task.js'
import { enDeprovisioning } from './messages.js'
import { removeThrough, type WatchedBackend, type WatchOperationOptions, watchOperation } from './watch-operation.js'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})

const settle = () => vi.advanceTimersByTimeAsync(0)

function operation(version: number, change: Partial<Operation> = {}): Operation {
  return {
    id: 'op',
    subject: { kind: 'project', id: 'p' },
    verb: 'close',
    status: 'running',
    done: false,
    progress: { total: 2, succeeded: 0, failed: 0, running: 0, skipped: 0, retained: 0, exact: true },
    cancellable: true,
    retryable: false,
    pollAfterMs: 1000,
    version,
    etag: `"${version}"`,
    observedAt: '2026-03-02T09:00:00.000Z',
    serverTime: '2026-03-02T09:00:00.000Z',
    ...change,
  }
}

const progress = (change: Partial<Operation['progress']>) => ({
  progress: { ...operation(0).progress, ...change },
})

function task(id: string, version: number, status = 'pending', change: Partial<Task> = {}): Task {
  const rest = { kind: 'vm', action: 'delete', label: `Server ${id}`, wave: 1, actor: 'system', attempt: 0 } as const
  return { ...rest, id, version, status, ...change }
}

const update = (
  of: Operation,
  tasks: readonly Task[] = [],
  change: Partial<OperationUpdate> = {},
): OperationUpdate => ({
  operation: of,
  tasks,
  incomplete: false,
  ...change,
})

function problem(status: number, code: string, retryAfterMs = 0): ProblemError {
  return new ProblemError(
    { type: `https://offboard.example/problems/${code}`, title: code, status, code },
    retryAfterMs,
  )
}

/** One call of `watch`, whose news come when the test says so. */
interface Watch {
  readonly call: Call & { readonly after?: number }
  readonly tell: (news: OperationUpdate) => Promise<void>
  readonly end: (error?: unknown) => Promise<void>
}

function setup(options: WatchOperationOptions = {}, change: Partial<WatchedBackend> = {}) {
  const watches: Watch[] = []
  const pages: (Parameters<WatchedBackend['tasks']>[1] & {})[] = []
  const answers: (Task[] | Error)[] = []
  const asked: {
    readonly name: string
    readonly input: unknown
    readonly key: string
    readonly answer: Deferred<Operation>
  }[] = []
  const ask = (name: string, input: unknown, key: string): Promise<Operation> => {
    const answer = deferred<Operation>()
    asked.push({ name, input, key, answer })
    return answer.promise
  }
  const backend: WatchedBackend = {
    watch(_, call = {}) {
      const queue: (() => OperationUpdate | undefined)[] = []
      let wake = deferred()
      const push = async (next: () => OperationUpdate | undefined) => {
        queue.push(next)
        wake.resolve()
        await settle()
      }
      watches.push({
        call,
        tell: (news) => push(() => news),
        end: (error) =>
          push(() => {
            if (error) throw error
            return undefined
          }),
      })
      call.signal?.addEventListener('abort', () => void push(() => undefined))
      return (async function* () {
        for (;;) {
          await wake.promise
          wake = deferred()
          for (const next of queue.splice(0)) {
            const news = next()
            if (!news) return
            yield news
          }
        }
      })()
    },
    async tasks(_, query = {}) {
      pages.push(query)
      const items = answers.shift() ?? []
      if (items instanceof Error) throw items
      return {
        items,
        total: { value: items.length, exact: true },
        serverTime: '',
        ...(answers.length > 0 && { next: `page ${pages.length + 1}` }),
      }
    },
    closure: () => Promise.reject(problem(404, 'not-found')),
    retry: (_, input, { idempotencyKey }) => ask('retry', input, idempotencyKey),
    retain: (_, input, { idempotencyKey }) => ask('retain', input, idempotencyKey),
    stop: (_, { idempotencyKey }) => ask('stop', undefined, idempotencyKey),
    ...change,
  }
  const run = createDeprovisioning({
    run: watchOperation(backend, 'op', { random: () => 0, ...options }),
    messages: enDeprovisioning,
  })
  const end = run.listen()
  return {
    ...{ run, end, watches, pages, answers, asked },
    view: () => describeDeprovisioning(run.getState(), enDeprovisioning),
    statuses: () => run.ids.map((id) => `${id}: ${run.getTask(id)?.status}`).join(', '),
  }
}

type Setup = ReturnType<typeof setup>

/** The newest call of `watch`. */
function newest({ watches }: Pick<Setup, 'watches'>): Watch {
  const watch = watches.at(-1)
  if (!watch) throw new Error('Nobody watches.')
  return watch
}

describe('an operation that is watched', () => {
  it('[DEP-6] looks like a run of our own, with the counts that the server tells', async () => {
    const watched = setup()
    expect(watched.view()).toMatchObject({ status: 'pending', summary: '0 of 0 removed' })
    await newest(watched).tell(
      update(operation(1, progress({ total: 3, succeeded: 1, failed: 1 })), [
        task('a', 1, 'succeeded'),
        task('b', 1, 'failed', { problem: problem(503, 'unavailable').problem }),
        task('c', 1, 'blocked', { waitingOn: ['b'] }),
      ]),
    )
    expect(watched.view()).toMatchObject({
      status: 'running',
      summary: '1 of 3 removed, 1 failed',
      percent: 33,
      stoppable: true,
      retryable: false,
      startable: false,
    })
    const describeOne = (id: string, found = watched.run.getTask(id)) =>
      found && describeTask(found, watched.run, enDeprovisioning)
    expect(describeOne('b')).toMatchObject({ statusText: 'Failed', errorText: 'unavailable' })
    expect(describeOne('c')).toMatchObject({ statusText: 'Waits for others', reason: 'Waits for Server b.' })
  })

  it('[DEP-6] drops what is older, and repeats nothing [F12, F37]', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(5), [task('a', 5, 'running')]))
    const state = watched.run.getState()
    await newest(watched).tell(update(operation(4, { status: 'failed' }), [task('b', 4)]))
    expect(watched.run.getState()).toBe(state)
    await newest(watched).tell(update(operation(6), [task('a', 4, 'pending')], { since: 5 }))
    expect(watched.statuses()).toBe('a: running')
    await newest(watched).tell(update(operation(6), [task('a', 6, 'succeeded')], { since: 5 }))
    expect(watched.statuses()).toBe('a: succeeded')
  })

  it('[DEP-6] reads again what was lost, page by page, and no more than that [F37]', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(1), [task('a', 1)]))
    expect(watched.pages).toEqual([])
    watched.answers.push([task('a', 7, 'succeeded')], [task('b', 8)])
    await newest(watched).tell(update(operation(9), [task('c', 9)], { since: 8 }))
    expect(watched.pages).toEqual([
      { limit: 1000, since: 1 },
      { limit: 1000, since: 1, cursor: 'page 2' },
    ])
    expect(watched.statuses()).toBe('a: succeeded, c: pending, b: pending')
    await newest(watched).tell(update(operation(10), [], { since: 9 }))
    expect(watched.pages).toHaveLength(2)
  })

  it('[DEP-6, DEP-8] reads the tasks that an update could not hold [F42]', async () => {
    const watched = setup()
    watched.answers.push([task('a', 1), task('b', 1)], [task('c', 1)])
    await newest(watched).tell(update(operation(1), [task('a', 1)], { incomplete: true }))
    expect(watched.pages).toEqual([{ limit: 1000 }, { limit: 1000, cursor: 'page 2' }])
    expect(watched.run.ids).toEqual(['a', 'b', 'c'])
  })

  it('[DEP-6] shows the counts to who may not see the tasks', async () => {
    const watched = setup({ statusToken: 'token' })
    watched.answers.push(problem(403, 'not-permitted'))
    await newest(watched).tell(update(operation(1, progress({ succeeded: 1 })), [], { incomplete: true }))
    expect(newest(watched).call.statusToken).toBe('token')
    expect(watched.view()).toMatchObject({ summary: '1 of 2 removed', trouble: undefined })
  })

  it('[DEP-7] marks what came up meanwhile, and lets the total grow while the bar stands still [F2, F38]', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(1, progress({ total: 2, succeeded: 1 })), [task('a', 1, 'succeeded')]))
    expect(watched.view()).toMatchObject({ percent: 50, summary: '1 of 2 removed' })
    const fresh = task('new', 2, 'pending', { isNew: true })
    await newest(watched).tell(update(operation(2, progress({ total: 4, succeeded: 1 })), [fresh], { since: 1 }))
    expect(watched.view()).toMatchObject({ percent: 50, summary: '1 of 4 removed' })
    expect(watched.run.getTask('new')).toMatchObject({ isNew: true })
    await newest(watched).tell(update(operation(3, progress({ total: 4, succeeded: 3 })), [], { since: 2 }))
    expect(watched.view()).toMatchObject({ percent: 75 })
  })

  it('[DEP-7] has no figure for the bar while nobody knows how many there will be, and is full only at the end [F38]', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(1, progress({ total: 2, succeeded: 2, exact: false }))))
    expect(watched.view()).toMatchObject({ percent: undefined, summary: '2 removed so far' })
    await newest(watched).tell(update(operation(2, progress({ total: 2, succeeded: 2 })), [], { since: 1 }))
    expect(watched.view()).toMatchObject({ percent: 99, gate: { open: false } })
    const end = operation(3, { ...progress({ total: 2, succeeded: 2 }), status: 'succeeded', done: true })
    await newest(watched).tell(update(end, [], { since: 2 }))
    expect(watched.view()).toMatchObject({ percent: 100, gate: { open: true } })
  })

  it('[ALL-14] shows states that it does not know as they came, and never as done [F44]', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(1, { status: 'hibernating', done: true }), [task('a', 1, 'frozen')]))
    expect(watched.view()).toMatchObject({ statusText: 'hibernating', percent: 0, gate: { open: false } })
    expect(watched.run.getState().counts).toEqual({ frozen: 1 })
    const found = watched.run.getTask('a')
    expect(found && describeTask(found, watched.run, enDeprovisioning).statusText).toBe('frozen')
  })

  it('[DEP-4] that failed only to tell somebody has succeeded, with a note [F45]', async () => {
    const watched = setup()
    const end = { status: 'succeeded', done: true, ...progress({ total: 2, succeeded: 1, failed: 1 }) }
    const mail = task('mail', 1, 'failed', { action: 'notify', label: 'Mail' })
    await newest(watched).tell(update(operation(1, end), [task('a', 1, 'succeeded'), mail]))
    expect(watched.view()).toMatchObject({ gate: { open: true }, percent: 100, summary: '1 of 2 removed, 1 failed' })
    expect(watched.run.getTask('mail')?.status).toBe('failed')
  })

  it('[DEP-4] that failed for good says why, with a reference, and offers no retry [F32]', async () => {
    const watched = setup()
    const why = { ...problem(503, 'unavailable').problem, detail: 'It is fenced.', requestId: 'req_1' }
    await newest(watched).tell(update(operation(1, { status: 'failed', done: true, cancellable: false, problem: why })))
    expect(watched.view()).toMatchObject({ error: 'It is fenced.', retryable: false, stoppable: false })
    expect(watched.run.getState().operation?.problem?.requestId).toBe('req_1')
  })

  it('[DEP-3] says whom a task waits for, and since when [F33]', async () => {
    const watched = setup()
    const stuck = { actor: 'vendor', startedAt: '2026-03-02T08:00:00.000Z' } as const
    await newest(watched).tell(update(operation(1), [task('a', 1, 'waiting', stuck)]))
    expect(watched.run.getTask('a')).toMatchObject({ ...stuck, status: 'waiting' })
  })
})

describe('a connection that breaks', () => {
  it('[DEP-6] is made again after growing pauses, and goes on from what is known [F36]', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(3), [task('a', 3)]))
    await newest(watched).end(new TypeError('network'))
    expect(watched.view()).toMatchObject({
      trouble: 'The progress cannot be read at the moment.',
      summary: '0 of 2 removed',
    })
    await vi.advanceTimersByTimeAsync(499)
    expect(watched.watches).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(newest(watched).call.after).toBe(3)
    await newest(watched).end(new TypeError('network'))
    await vi.advanceTimersByTimeAsync(999)
    expect(watched.watches).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    await newest(watched).tell(update(operation(4), [], { since: 3 }))
    expect(watched.view().trouble).toBeUndefined()
    expect(watched.watches).toHaveLength(3)
  })

  it('[DEP-6] waits as long as the server says [F41]', async () => {
    const watched = setup()
    await newest(watched).end(problem(429, 'rate-limited', 60_000))
    await vi.advanceTimersByTimeAsync(59_999)
    expect(watched.watches).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(watched.watches).toHaveLength(2)
  })

  it('[DEP-6] that ends too early is made again when the server wants to be asked', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(1, { pollAfterMs: 7000 })))
    await newest(watched).end()
    await vi.advanceTimersByTimeAsync(6999)
    expect(watched.watches).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(watched.watches).toHaveLength(2)
  })

  it('[DEP-6] while tasks are read loses none of them', async () => {
    const watched = setup()
    watched.answers.push(new TypeError('network'))
    await newest(watched).tell(update(operation(1), [], { incomplete: true }))
    await vi.advanceTimersByTimeAsync(500)
    expect(newest(watched).call).not.toHaveProperty('after')
    watched.answers.push([task('a', 1)])
    await newest(watched).tell(update(operation(1), [], { incomplete: true }))
    expect(watched.run.ids).toEqual(['a'])
  })

  it('[DEP-6] is not made again when it was refused, and says so', async () => {
    const watched = setup()
    await newest(watched).end(problem(403, 'not-permitted'))
    await vi.advanceTimersByTimeAsync(100_000)
    expect(watched.watches).toHaveLength(1)
    expect(watched.view()).toMatchObject({ trouble: 'not-permitted' })
  })

  it.each([
    ['names', operation(1, { closure: 'closed' }), {}],
    ['is given', operation(1), { closure: 'closed' }],
  ])(
    '[DEP-6] for good shows the closure that it %s, once the record of the operation is gone [F40]',
    async (_, of, options) => {
      const closure = { id: 'closed', state: 'completed' } as Closure
      const read = vi.fn(() => Promise.resolve(closure))
      const watched = setup(options, { closure: read })
      await newest(watched).tell(update(of))
      await newest(watched).end(problem(410, 'gone'))
      expect(read).toHaveBeenCalledExactlyOnceWith('closed', expect.anything())
      expect(watched.run.getState()).toMatchObject({ closure })
      expect(watched.watches).toHaveLength(1)
    },
  )

  it('[DEP-6] for good says so where there is no closure to be read [F40]', async () => {
    const watched = setup({ closure: 'closed' })
    await newest(watched).end(problem(410, 'gone'))
    expect(watched.run.getState()).toMatchObject({ closure: undefined })
    expect(watched.view().trouble).toBe('gone')
  })
})

describe('a page that looks away', () => {
  it('[DEP-5, DEP-6] stops listening, reads once when it comes back, and goes on from there [F35]', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(2), [task('a', 2)]))
    watched.end()
    expect(newest(watched).call.signal?.aborted).toBe(true)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(watched.watches).toHaveLength(1)
    const end = watched.run.listen()
    expect(newest(watched).call.after).toBe(2)
    const last = operation(9, { status: 'succeeded', done: true, ...progress({ succeeded: 2 }) })
    await newest(watched).tell(update(last, [task('a', 9, 'succeeded')], { since: 2 }))
    await newest(watched).end()
    await vi.advanceTimersByTimeAsync(100_000)
    expect(watched.watches).toHaveLength(2)
    expect(watched.view()).toMatchObject({ status: 'succeeded' })
    end()
  })

  it('[DEP-6] asks nobody any more during a pause', async () => {
    const watched = setup()
    await newest(watched).end(new TypeError('network'))
    watched.end()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(watched.watches).toHaveLength(1)
  })

  it('[ALL-4] takes no page of tasks that comes after it has gone', async () => {
    const page = deferred<Awaited<ReturnType<WatchedBackend['tasks']>>>()
    const watched = setup({}, { tasks: () => page.promise })
    await newest(watched).tell(update(operation(1), [], { incomplete: true }))
    watched.end()
    page.resolve({ items: [task('a', 1)], total: { value: 1, exact: true }, serverTime: '' })
    await settle()
    expect(watched.run.ids).toEqual([])
    watched.run.listen()
    // It was not read to its end.
    expect(newest(watched).call).not.toHaveProperty('after')
  })
})

describe('what the user asks of it', () => {
  const failed = operation(3, { status: 'partially_failed', done: true, retryable: true, cancellable: false })

  it('[DEP-4] is asked of the server once at a time, and watched again where it goes on', async () => {
    const watched = setup()
    await newest(watched).tell(update(failed, [task('a', 3, 'failed')]))
    await newest(watched).end()
    watched.run.retry(['a'])
    watched.run.retry(['a'])
    watched.run.stop()
    expect(watched.asked).toMatchObject([{ name: 'retry', input: { tasks: ['a'] } }])
    expect(watched.view()).toMatchObject({ pending: 'retry', error: undefined })
    watched.asked[0]?.answer.resolve(operation(4))
    await settle()
    expect(watched.view()).toMatchObject({ pending: undefined, status: 'running' })
    expect(watched.watches).toHaveLength(2)
    expect(newest(watched).call.after).toBe(3)
  })

  it('[DEP-4] is watched on by the same connection where that has not ended', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(3, { retryable: true }), [task('a', 3, 'failed')]))
    watched.run.retry()
    expect(watched.asked).toMatchObject([{ name: 'retry', input: {} }])
    watched.asked[0]?.answer.resolve(operation(4))
    await settle()
    expect(watched.watches).toHaveLength(1)
  })

  it('[DEP-4] leaves behind only what is acknowledged [F34]', async () => {
    const watched = setup()
    await newest(watched).tell(update(failed))
    // @ts-expect-error It has to be acknowledged.
    watched.run.retain(['a'], { acknowledged: false })
    watched.run.retain(['a'], { acknowledged: true })
    expect(watched.asked).toMatchObject([{ name: 'retain', input: { tasks: ['a'], acknowledged: true } }])
  })

  it('[DEP-5, ALL-3, ALL-5] says why it failed, and keeps its key when it is asked for again', async () => {
    const watched = setup()
    await newest(watched).tell(update(operation(1)))
    watched.run.stop()
    watched.asked[0]?.answer.reject(problem(503, 'unavailable'))
    await settle()
    expect(watched.view()).toMatchObject({ pending: undefined, error: 'unavailable', status: 'running' })
    watched.run.stop()
    expect(watched.view().error).toBeUndefined()
    watched.asked[1]?.answer.resolve(operation(2, { status: 'cancelled', done: true }))
    await settle()
    watched.run.stop()
    const [first, second, third] = watched.asked.map(({ key }) => key)
    expect(first).toBe(second)
    expect(third).not.toBe(first)
    expect(watched.view()).toMatchObject({ status: 'cancelled', stopNote: 'Nothing more is started.' })
  })

  it('[DEP-5] starts nothing and stops nothing by leaving the page', async () => {
    const watched = setup()
    watched.run.start()
    watched.run.dispose()
    await settle()
    expect(watched.asked).toEqual([])
    expect(watched.view().status).toBe('pending')
  })
})

describe('removing one by one through a backend', () => {
  const subject = { kind: 'project', id: 'p' }
  const context = { signal: new AbortController().signal, idempotencyKey: 'key:a' }

  it('[DEP-6] waits until the server has done so', async () => {
    const removeResource = vi.fn(() => Promise.resolve(operation(1)))
    async function* watch() {
      yield update(operation(2))
      yield update(operation(3, { status: 'succeeded', done: true }))
    }
    const remove = removeThrough({ removeResource, watch }, subject)
    await expect(remove({ id: 'a' }, context)).resolves.toBeUndefined()
    expect(removeResource).toHaveBeenCalledExactlyOnceWith(subject, 'a', { ...context, cascade: true })
  })

  it('[DEP-3] fails with the words of the server', async () => {
    const end = operation(1, { status: 'failed', done: true, problem: problem(503, 'It is locked.').problem })
    const removeResource = vi.fn(() => Promise.resolve(end))
    const watch = vi.fn()
    await expect(removeThrough({ removeResource, watch }, subject)({ id: 'a' }, context)).rejects.toThrow(
      'It is locked.',
    )
    expect(watch).not.toHaveBeenCalled()
  })
})
