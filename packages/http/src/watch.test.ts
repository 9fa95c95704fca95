import type { OperationUpdate } from '@offboard/core/closure'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { operationAt } from '../test/document.js'
import { answerBy, json, lost, problem, type Step, silent } from '../test/script.js'
import { openStream, pageOf, taskAt, updateEvent } from '../test/stream.js'
import { AnswerError } from './answer-error.js'
import { createHttpBackend } from './create-http-backend.js'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => void vi.useRealTimers())

interface Answers {
  /** To `GET /operations/o`. */
  readonly reads: readonly Step[]
  /** To `GET /operations/o/events`. Default: there are no events. */
  readonly streams?: readonly Step[]
  /** To `GET /operations/o/tasks`. Default: no task. */
  readonly tasks?: readonly Step[]
}

/** Watches, and keeps what is told. */
function watch(answers: Answers, call: { after?: number; signal?: AbortSignal; statusToken?: string } = {}) {
  const left = { reads: [...answers.reads], streams: [...(answers.streams ?? [])], tasks: [...(answers.tasks ?? [])] }
  const script = answerBy((request) => {
    const { pathname } = new URL(request.url)
    const step = pathname.endsWith('/events')
      ? (left.streams.shift() ?? problem(404, 'not-found'))
      : pathname.endsWith('/tasks')
        ? (left.tasks.shift() ?? json(pageOf()))
        : left.reads.shift()
    if (!step) throw new Error('Nothing is left to read.')
    if (step instanceof Error) throw step
    return typeof step === 'function' ? step(request) : step
  })
  const told: OperationUpdate[] = []
  const backend = createHttpBackend({ baseUrl: 'https://app.example', fetch: script.fetch })
  const run = async () => {
    for await (const update of backend.watch('o', call)) told.push(update)
  }
  const end = run().then(
    () => 'ended',
    (error: unknown) => error,
  )
  return {
    end,
    told,
    versions: () => told.map(({ operation }) => operation.version),
    /** What was asked, without the common beginning. */
    asked: () => script.sent.map(({ path }) => path.replace('/operations/o', '') || '/'),
    sent: script.sent,
  }
}

const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)
const done = { done: true, status: 'succeeded' }
const unchanged = () => new Response(null, { status: 304 })

describe('watching an operation', () => {
  it('tells at once how it stands, then each version, and ends when it is done', async () => {
    const stream = openStream()
    const { end, told, versions, asked } = watch({
      reads: [json(operationAt(1))],
      tasks: [json(pageOf(taskAt(1)))],
      streams: [stream.response],
    })
    await pass()
    expect(told).toEqual([{ operation: operationAt(1), tasks: [taskAt(1)], incomplete: false }])
    stream.send(updateEvent(2, {}, [taskAt(2)]))
    await pass()
    expect(told[1]).toEqual({ operation: operationAt(2), since: 1, tasks: [taskAt(2)], incomplete: false })
    stream.send(updateEvent(3, done))
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 2, 3])
    expect(asked()).toEqual(['/', '/tasks?limit=1000', '/events'])
    expect(stream.isCancelled()).toBe(true)
  })

  it('tells of one that is done already, and asks no more', async () => {
    const { end, versions, asked } = watch({ reads: [json(operationAt(9, done))] })
    expect(await end).toBe('ended')
    expect(versions()).toEqual([9])
    expect(asked()).not.toContain('/events')
  })

  it('goes on from what was seen', async () => {
    const stream = openStream()
    const { end, versions, sent } = watch({ reads: [json(operationAt(4))], streams: [stream.response] }, { after: 4 })
    stream.send(updateEvent(5, done))
    expect(await end).toBe('ended')
    expect(versions()).toEqual([5])
    expect(sent[1]?.headers.get('Last-Event-ID')).toBe('4')
  })

  it('goes on from the very beginning', async () => {
    const { told, sent } = watch({ reads: [json(operationAt(1))] }, { after: 0 })
    await pass()
    expect(told).toMatchObject([{ since: 0, operation: { version: 1 } }])
    expect(sent[1]?.path).toBe('/operations/o/tasks?limit=1000&since=0')
  })

  it('asks for events, and takes them in whatever way their type is written', async () => {
    const stream = openStream({ headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } })
    const { end, sent } = watch({ reads: [json(operationAt(1))], streams: [stream.response] })
    stream.send(updateEvent(2, done))
    expect(await end).toBe('ended')
    expect(sent[2]?.headers.get('Accept')).toBe('text/event-stream')
  })

  it('ends without a word when what was seen is the end', async () => {
    const { end, told } = watch({ reads: [json(operationAt(4, done))] }, { after: 4 })
    expect(await end).toBe('ended')
    expect(told).toEqual([])
  })

  it('drops what is repeated and what is older [F12, F37]', async () => {
    const stream = openStream()
    const { end, versions } = watch({ reads: [json(operationAt(3))], streams: [stream.response] })
    stream.send(updateEvent(3), updateEvent(2, done), updateEvent(4), updateEvent(4), updateEvent(5, done))
    expect(await end).toBe('ended')
    expect(versions()).toEqual([3, 4, 5])
  })

  it('leaves out events of other kinds', async () => {
    const stream = openStream()
    const { end, versions } = watch({ reads: [json(operationAt(1))], streams: [stream.response] })
    stream.send('event: hologram\ndata: ?\n\n', 'data: ?\n\n', updateEvent(2, done))
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 2])
  })

  it('sends the status token in the header, and in no address', async () => {
    const stream = openStream()
    const { end, sent } = watch({ reads: [json(operationAt(1))], streams: [stream.response] }, { statusToken: 'st_1' })
    stream.send(updateEvent(2, done))
    await end
    expect(sent).toHaveLength(3)
    for (const { headers, request } of sent) {
      expect(headers.get('Authorization')).toBe('Bearer st_1')
      expect(request.url).not.toContain('st_1')
    }
  })
})

describe('a stream that breaks [F36]', () => {
  it.each(['drop', 'close'] as const)('by a %s is resumed after a moment, with what was seen', async (how) => {
    const [first, second] = [openStream(), openStream()]
    const { end, versions, asked, sent } = watch({
      reads: [json(operationAt(1)), json(operationAt(3))],
      streams: [first.response, second.response],
    })
    first.send(updateEvent(2))
    await pass()
    first[how]()
    await pass(999)
    expect(asked()).toEqual(['/', '/tasks?limit=1000', '/events'])
    second.send(updateEvent(4, done))
    await pass(1)
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 2, 3, 4])
    expect(asked().slice(3)).toEqual(['/', '/tasks?limit=1000&since=2', '/events'])
    expect(sent.at(-1)?.headers.get('Last-Event-ID')).toBe('3')
  })

  it('without a word for 30 seconds is given up', async () => {
    const quiet = openStream()
    const { end, versions } = watch({
      reads: [json(operationAt(1)), json(operationAt(2, done))],
      streams: [quiet.response],
    })
    await pass(29_999)
    expect(quiet.isCancelled()).toBe(false)
    await pass(1)
    expect(quiet.isCancelled()).toBe(true)
    await pass(2000)
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 2])
  })

  it('by nonsense is given up, and the operation is read', async () => {
    const stream = openStream()
    const { end } = watch({ reads: [json(operationAt(1)), json(operationAt(2, done))], streams: [stream.response] })
    stream.send('event: update\ndata: {"operation":{}}\n\n')
    await pass(2000)
    expect(await end).toBe('ended')
    expect(stream.isCancelled()).toBe(true)
  })

  it('is asked for again later and later, and with a wait that the server names', async () => {
    const failing = problem(503, 'unavailable', {}, { 'Retry-After': '7' })
    const { asked } = watch({ reads: [json(operationAt(1)), unchanged(), unchanged()], streams: [lost(), failing] })
    const streams = () => asked().filter((path) => path === '/events').length
    await pass(1999)
    expect(streams()).toBe(1)
    await pass(1)
    expect(streams()).toBe(2)
    await pass(6999)
    expect(streams()).toBe(2)
    await pass(1)
    expect(streams()).toBe(3)
  })

  it('waits a bit longer than it has to, so that not all come back together', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const { asked } = watch({ reads: [json(operationAt(1)), unchanged()], streams: [lost()] })
    await pass(2499)
    expect(asked()).toHaveLength(3)
    await pass(1)
    expect(asked()).toHaveLength(5)
  })
})

describe('a gap', () => {
  it('is read again while the stream goes on [F37]', async () => {
    const stream = openStream()
    const { end, told, asked } = watch({
      reads: [json(operationAt(1)), json(operationAt(6))],
      tasks: [json(pageOf(taskAt(1))), json(pageOf(taskAt(4)))],
      streams: [stream.response],
    })
    await pass()
    stream.send('event: gap\ndata: {}\n\n', updateEvent(5), updateEvent(7, done))
    expect(await end).toBe('ended')
    expect(told.map(({ operation, tasks }) => [operation.version, tasks])).toEqual([
      [1, [taskAt(1)]],
      [6, [taskAt(4)]],
      [7, []],
    ])
    expect(asked().slice(3)).toEqual(['/', '/tasks?limit=1000&since=1'])
  })

  it('that shows only by what the next update goes on from is read again, too [F37]', async () => {
    const stream = openStream()
    const { end, told } = watch({
      reads: [json(operationAt(1)), json(operationAt(3, done))],
      tasks: [json(pageOf()), json(pageOf(taskAt(2, 'a'), taskAt(3, 'b')))],
      streams: [stream.response],
    })
    stream.send(updateEvent(3, done, [taskAt(3, 'b')]))
    expect(await end).toBe('ended')
    expect(told[1]).toEqual({
      operation: operationAt(3, done),
      since: 1,
      tasks: [taskAt(2, 'a'), taskAt(3, 'b')],
      incomplete: false,
    })
  })

  it('may hide the end', async () => {
    const stream = openStream()
    const { end, versions } = watch({
      reads: [json(operationAt(1)), json(operationAt(6, done))],
      streams: [stream.response],
    })
    stream.send('event: gap\ndata: {}\n\n')
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 6])
    expect(stream.isCancelled()).toBe(true)
  })
})

describe('polling', () => {
  const html = () => new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } })

  it.each([
    ['refused', () => problem(404, 'not-found')],
    ['no stream', html],
    ['nothing', () => new Response(null, { status: 204 })],
  ])('begins where events are %s, and asks for none again', async (_, stream) => {
    const { end, versions, asked } = watch({
      reads: [json(operationAt(1, { pollAfterMs: 500 })), unchanged(), json(operationAt(2, done))],
      streams: [stream()],
    })
    await pass(499)
    expect(asked()).toHaveLength(3)
    await pass(501)
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 2])
    expect(asked().filter((path) => path === '/events')).toHaveLength(1)
  })

  it('begins after three connections in a row without news, as when a proxy holds events back', async () => {
    const repeating = [openStream(), openStream(), openStream()]
    for (const stream of repeating) {
      stream.send(updateEvent(1))
      stream.close()
    }
    const reads = [...Array.from({ length: 3 }, (_, index) => json(operationAt(index + 1))), unchanged(), unchanged()]
    const { asked } = watch({ reads, streams: repeating.map(({ response }) => response) })
    await pass(2000 + 4000)
    expect(asked().filter((path) => path === '/events')).toHaveLength(3)
    await pass(2000 + 2000)
    expect(asked().slice(-2)).toEqual(['/', '/'])
  })

  it('does not begin while connections bring news', async () => {
    const streams = [2, 3, 4, 5, 6].map((version) => {
      const stream = openStream()
      stream.send(updateEvent(version, version === 6 ? done : {}))
      stream.close()
      return stream.response
    })
    const { end, versions } = watch({ reads: [json(operationAt(1)), ...Array.from({ length: 4 }, unchanged)], streams })
    await pass(4000)
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('is conditional, and waits as long as the server says [F41]', async () => {
    const later = { headers: { 'Retry-After': '9' } }
    const { asked, sent } = watch({
      reads: [
        json(operationAt(1), later),
        new Response(null, { status: 304, headers: { 'Retry-After': '4' } }),
        unchanged(),
      ],
    })
    await pass(8999)
    expect(asked()).toHaveLength(3)
    await pass(1)
    expect(asked()).toHaveLength(4)
    expect(sent.at(-1)?.headers.get('If-None-Match')).toBe('"v1"')
    await pass(3999)
    expect(asked()).toHaveLength(4)
    await pass(1)
    expect(asked()).toHaveLength(5)
  })

  it('looks every two seconds where the server does not say', async () => {
    const { pollAfterMs: _, ...operation } = operationAt(1)
    const { asked } = watch({ reads: [json(operation), unchanged()] })
    await pass(1999)
    expect(asked()).toHaveLength(3)
    await pass(1)
    expect(asked()).toHaveLength(4)
  })

  it('tells only of tasks that belong to the version, and says when there are more', async () => {
    const page = { ...pageOf(taskAt(1, 'a'), taskAt(2, 'b')), next: 'page_2' }
    const { told } = watch({ reads: [json(operationAt(1))], tasks: [json(page)] })
    await pass()
    expect(told).toMatchObject([{ tasks: [{ id: 'a' }], incomplete: true }])
  })

  it('tells that there may be more where tasks are refused', async () => {
    const { told } = watch({ reads: [json(operationAt(1))], tasks: [problem(403, 'not-permitted')] })
    await pass()
    expect(told).toMatchObject([{ tasks: [], incomplete: true }])
  })
})

describe('a failure', () => {
  it.each([
    ['no network', lost],
    ['500', () => new Response(null, { status: 500 })],
    ['503', () => problem(503, 'unavailable')],
    ['429', () => problem(429, 'rate-limited')],
    ['an empty 502', () => new Response(null, { status: 502 })],
    ['silence', () => silent],
  ])('that may pass is waited for: %s', async (_, step) => {
    const { end, versions } = watch({ reads: [step(), step(), json(operationAt(1, done))] })
    await pass(30_000 + 1000 + 30_000 + 2000)
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1])
  })

  it('is tried again after one second, two, four, and at most thirty', async () => {
    const { asked } = watch({ reads: Array.from({ length: 12 }, lost) })
    const waits: number[] = []
    for (let before = Date.now(); waits.length < 8; before = Date.now()) {
      await vi.advanceTimersToNextTimerAsync()
      while (asked().length < waits.length + 2) await vi.advanceTimersToNextTimerAsync()
      waits.push(Date.now() - before)
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })

  it.each([
    [401, 'status-token-invalid'],
    [403, 'not-permitted'],
    [404, 'not-found'],
    [410, 'gone'],
  ])('%i %s is thrown', async (status, code) => {
    const { end } = watch({ reads: [problem(status, code)] })
    expect(await end).toMatchObject({ name: 'ProblemError', code })
  })

  it('of the answer is thrown', async () => {
    expect(await watch({ reads: [json({})] }).end).toBeInstanceOf(AnswerError)
    expect(await watch({ reads: [json(operationAt(1))], tasks: [json({})] }).end).toBeInstanceOf(AnswerError)
  })

  it('of the program is thrown', async () => {
    expect(await watch({ reads: [new Error('a bug')] }).end).toEqual(new Error('a bug'))
  })

  it('of an id is thrown, and nothing is asked', async () => {
    const backend = createHttpBackend({ baseUrl: 'https://app.example', fetch: async () => Promise.reject(lost()) })
    const run = async () => {
      for await (const update of backend.watch('..')) expect(update).toBeUndefined()
    }
    await expect(run()).rejects.toThrow('".." is no id')
  })
})

describe('the end of watching', () => {
  it.each<[string, Answers]>([
    ['reads', { reads: [silent] }],
    ['reads tasks', { reads: [json(operationAt(1))], tasks: [silent] }],
    ['connects', { reads: [json(operationAt(1))], streams: [silent] }],
    ['waits to look again', { reads: [json(operationAt(1))] }],
    ['waits after a failure', { reads: [lost()] }],
  ])('comes with the signal, while it %s', async (_, answers) => {
    const controller = new AbortController()
    const { end, asked } = watch(answers, { signal: controller.signal })
    await pass()
    const before = asked()
    controller.abort()
    expect(await end).toBe('ended')
    expect(asked()).toEqual(before)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('comes with the signal, while it listens', async () => {
    const controller = new AbortController()
    const stream = openStream()
    const answers = { reads: [json(operationAt(1))], streams: [stream.response] }
    const { end } = watch(answers, { signal: controller.signal })
    await pass()
    controller.abort()
    expect(await end).toBe('ended')
    expect(stream.isCancelled()).toBe(true)
  })

  it('comes with the signal, whatever has come by then', async () => {
    const controller = new AbortController()
    const stream = openStream()
    const answers = { reads: [json(operationAt(1))], streams: [stream.response] }
    const { end, versions, told } = watch(answers, { signal: controller.signal })
    const push = told.push.bind(told)
    told.push = (update) => {
      if (update.operation.version === 2) controller.abort()
      return push(update)
    }
    stream.send(updateEvent(2) + updateEvent(3))
    expect(await end).toBe('ended')
    expect(versions()).toEqual([1, 2])
    expect(stream.isCancelled()).toBe(true)
  })

  it('is there from the beginning when the signal has aborted', async () => {
    const { end, asked } = watch({ reads: [] }, { signal: AbortSignal.abort() })
    expect(await end).toBe('ended')
    expect(asked()).toEqual([])
  })

  it('comes when nobody listens any more', async () => {
    const stream = openStream()
    const script = answerBy(({ url }) =>
      url.endsWith('/events') ? stream.response : json(url.includes('/tasks') ? pageOf() : operationAt(1)),
    )
    stream.send(updateEvent(2))
    const backend = createHttpBackend({ baseUrl: 'https://app.example', fetch: script.fetch })
    for await (const { operation } of backend.watch('o')) if (operation.version === 2) break
    expect(stream.isCancelled()).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
