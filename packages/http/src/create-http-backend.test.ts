import { type ClosureBackend, ProblemError } from '@offboard/core/closure'
import fc from 'fast-check'
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { exampleOf, operationAt, shownAnswers } from '../test/document.js'
import { json, lost, problem, type Script, type Step, scriptOf, silent } from '../test/script.js'
import { AnswerError } from './answer-error.js'
import { createHttpBackend } from './create-http-backend.js'
import { routes } from './generated/answers.js'
import type { HttpBackendOptions } from './options.js'
import { requestOf } from './request.js'
import { sleep } from './time.js'

const subject = { kind: 'organization', id: 'org_brightwater' }
const mutation = { idempotencyKey: 'key_1' }
const at = '/api/subjects/organization/org_brightwater'

function open(steps: readonly Step[], options: Partial<HttpBackendOptions> = {}): Script & { backend: ClosureBackend } {
  const script = scriptOf(...steps)
  const backend = createHttpBackend({ baseUrl: 'https://app.example/api', fetch: script.fetch, ...options })
  return { ...script, backend }
}

/** What the document shows as the answer of a route. */
function shown(route: string, status = 200): object {
  const answer = shownAnswers.find((answer) => answer.route === route && answer.status === status)
  if (!answer) throw new Error(`The document shows no answer ${status} of ${route}.`)
  return structuredClone(answer.value)
}

type Run = (backend: ClosureBackend) => Promise<unknown>

const reads: readonly (readonly [route: string, request: string, run: Run])[] = [
  ['describe', `${at}/closure-descriptor`, (it) => it.describe(subject)],
  ['blockers', `${at}/blockers`, (it) => it.blockers(subject)],
  ['blocker', `${at}/blockers/dns_zones`, (it) => it.blocker(subject, 'dns_zones')],
  ['resources', `${at}/resources`, (it) => it.resources(subject)],
  [
    'resources',
    `${at}/resources?search=a%20%2B%26b&limit=10`,
    (it) => it.resources(subject, { search: 'a +&b', limit: 10 }),
  ],
  ['planTasks', '/api/plans/plan_1/tasks', (it) => it.tasks({ plan: 'plan_1' })],
  [
    'operationTasks',
    '/api/operations/operation_1/tasks?since=0&status=failed',
    (it) => it.tasks({ operation: 'operation_1' }, { since: 0, status: 'failed' }),
  ],
  ['costs', `${at}/costs`, (it) => it.costs(subject)],
  ['closure', '/api/closures/closure_1', (it) => it.closure('closure_1')],
  ['operation', '/api/operations/operation_1', (it) => it.operation('operation_1')],
]

const changes: readonly (readonly [route: string, status: number, request: string, body: unknown, run: Run])[] = [
  ['removeResource', 202, `DELETE ${at}/resources/r`, undefined, (it) => it.removeResource(subject, 'r', mutation)],
  [
    'removeResource',
    202,
    `DELETE ${at}/resources/r?cascade=true`,
    undefined,
    (it) => it.removeResource(subject, 'r', { ...mutation, cascade: true }),
  ],
  [
    'startExport',
    202,
    `POST ${at}/exports`,
    { formats: ['csv'] },
    (it) => it.startExport(subject, { formats: ['csv'] }, mutation),
  ],
  [
    'start',
    201,
    `POST ${at}/closures`,
    { mode: 'immediate' },
    (it) => it.start(subject, { mode: 'immediate' }, { ...mutation, ifMatch: '"a"' }),
  ],
  [
    'start',
    202,
    `POST ${at}/closures`,
    { mode: 'scheduled' },
    (it) => it.start(subject, { mode: 'scheduled' }, { ...mutation, ifMatch: '"a"' }),
  ],
  ['confirm', 200, 'POST /api/closures/c/confirm', { token: 't' }, (it) => it.confirm('c', 't', mutation)],
  ['cancel', 200, 'POST /api/closures/c/cancel', undefined, (it) => it.cancel('c', mutation)],
  ['restore', 200, 'POST /api/closures/c/restore', undefined, (it) => it.restore('c', mutation)],
  ['retry', 202, 'POST /api/operations/o/retry', {}, (it) => it.retry('o', {}, mutation)],
  [
    'retain',
    202,
    'POST /api/operations/o/retain',
    { tasks: ['t'], acknowledged: true },
    (it) => it.retain('o', { tasks: ['t'], acknowledged: true }, mutation),
  ],
  ['stop', 202, 'POST /api/operations/o/stop', undefined, (it) => it.stop('o', mutation)],
]

describe('reading over HTTP', () => {
  it.each(reads)('asks %s at %s', async (route, path, run) => {
    const { backend, sent } = open([json(shown(route))])
    expect(await run(backend)).toEqual(shown(route))
    expect(sent).toMatchObject([{ method: 'GET', path, body: undefined }])
    expect([...(sent[0]?.headers ?? [])]).toEqual([['accept', 'application/json']])
  })

  it('asks for the open closure, of which there may be none', async () => {
    const closure = exampleOf('ScheduledClosure')
    const serverTime = '2026-03-02T09:00:00.120Z'
    const { backend, sent } = open([json({ closure: null, serverTime }), json({ closure, serverTime })])
    expect(await backend.active(subject)).toBeNull()
    expect(await backend.active(subject)).toEqual(closure)
    expect(sent[0]?.path).toBe(`${at}/closures?state=active`)
  })

  it('asks for a plan without a key, because nothing changes', async () => {
    const { backend, sent } = open([json(shown('plan'))])
    expect(await backend.plan(subject, { mode: 'immediate' })).toEqual(shown('plan'))
    expect(sent).toMatchObject([{ method: 'POST', path: `${at}/plans`, body: { mode: 'immediate' } }])
    expect([...(sent[0]?.headers ?? [])]).toEqual([
      ['accept', 'application/json'],
      ['content-type', 'application/json'],
    ])
  })

  it('leaves out of the address what is not asked for', async () => {
    const query = { search: undefined, kind: 'dns_zone' }
    const { signal } = new AbortController()
    const request = requestOf({ baseUrl: 'https://app.example' }, 'resources', { path: subject, query }, {}, signal)
    expect(new URL((await request).url).search).toBe('?kind=dns_zone')
  })

  it('lets no cache in between [F13]', async () => {
    const { backend, sent } = open([json(shown('blockers'))])
    await backend.blockers(subject)
    expect(sent[0]?.request.cache).toBe('no-store')
  })

  it('takes a base address that ends in a slash', async () => {
    const { backend, sent } = open([json(shown('blockers'))], { baseUrl: 'https://app.example/a+b/' })
    await backend.blockers(subject)
    expect(sent[0]?.path).toBe('/a+b/subjects/organization/org_brightwater/blockers')
  })

  it('uses the `fetch` of the run time, as it is then', async () => {
    const backend = createHttpBackend({ baseUrl: 'https://app.example' })
    vi.stubGlobal('fetch', scriptOf(json(shown('blockers'))).fetch)
    expect(await backend.blockers(subject)).toEqual(shown('blockers'))
  })

  it('rejects what is no answer by the document, and names it', async () => {
    const { backend } = open([json({ ...shown('blockers'), complete: 'yes' }), new Response('<html>Sign in</html>')])
    await expect(backend.blockers(subject)).rejects.toThrow(
      new AnswerError('GET …/blockers', 'complete', 'is no boolean'),
    )
    await expect(backend.blocker(subject, 'dns_zones')).rejects.toThrow(
      'GET …/blockers/{blocker}: the answer is no JSON',
    )
  })

  it('rejects with a ProblemError when it is refused', async () => {
    const { backend } = open([problem(429, 'rate-limited', {}, { 'Retry-After': '5' })])
    const error = await backend.blockers(subject).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({ code: 'rate-limited', retryAfterMs: 5000 })
  })

  it('rejects as `fetch` does when no answer comes', async () => {
    await expect(open([lost()]).backend.blockers(subject)).rejects.toThrow('Failed to fetch')
  })
})

describe('changing over HTTP', () => {
  it.each(changes)('%s %i: %s', async (route, status, request, body, run) => {
    const { backend, sent } = open([json(shown(route, status), { status })])
    expect(await run(backend)).toEqual(shown(route, status))
    const [first] = sent
    expect(`${first?.method} ${first?.path}`).toBe(request)
    expect(first?.body).toEqual(body)
    expect(first?.headers.get('Idempotency-Key')).toBe('key_1')
    expect(first?.headers.get('If-Match')).toBe(route === 'start' ? '"a"' : null)
    expect(first?.headers.get('Content-Type')).toBe(body ? 'application/json' : null)
  })

  it('does a remedy, at once or as an operation', async () => {
    const { backend, sent } = open([json(shown('resolve')), json(shown('resolve', 202), { status: 202 })])
    const run = () => backend.resolve(subject, 'dns_zones', 'disable', mutation)
    expect(await run()).toEqual({ kind: 'report', report: shown('resolve') })
    expect(await run()).toEqual({ kind: 'operation', operation: shown('resolve', 202) })
    expect(sent[0]).toMatchObject({ method: 'POST', path: `${at}/blockers/dns_zones/remedies/disable` })
  })

  it('sends feedback, signed out too', async () => {
    const { backend, sent } = open([new Response(null, { status: 204 })])
    const feedback = { closure: 'closure_1', choice: 'too_expensive' }
    expect(await backend.feedback(feedback, { ...mutation, statusToken: 'st_1' })).toBeUndefined()
    expect(sent).toMatchObject([{ method: 'POST', path: '/api/closure-feedback', body: feedback }])
    expect(sent[0]?.headers.get('Authorization')).toBe('Bearer st_1')
    expect(sent[0]?.headers.get('Idempotency-Key')).toBe('key_1')
  })
})

describe('the routes', () => {
  it('are all tried here', () => {
    const tried = [...reads, ...changes].map(([route]) => route)
    const others = ['active', 'plan', 'resolve', 'feedback', 'watch']
    expect(new Set([...tried, ...others])).toEqual(new Set(Object.keys(routes)))
  })
})

describe('the headers of the host', () => {
  const sends = async (options: Partial<HttpBackendOptions>) => {
    const { backend, sent } = open([json(shown('closure'))], options)
    await backend.closure('closure_1', { statusToken: 'st_1' })
    return sent[0]?.headers
  }

  it('go along, and yield to a status token', async () => {
    const headers = await sends({ headers: { authorization: 'Bearer session', 'X-CSRF-Token': 'c' } })
    expect(headers?.get('X-CSRF-Token')).toBe('c')
    expect(headers?.get('Authorization')).toBe('Bearer st_1')
  })

  it('may come from a function that takes its time', async () => {
    const headers = vi.fn(async () => new Headers({ 'X-CSRF-Token': 'late' }))
    expect((await sends({ headers }))?.get('X-CSRF-Token')).toBe('late')
    expect(headers).toHaveBeenCalledOnce()
  })

  it('reject the call when they cannot be had', async () => {
    const { backend, sent } = open([], { headers: () => Promise.reject(new Error('signed out')) })
    await expect(backend.blockers(subject)).rejects.toThrow('signed out')
    expect(sent).toEqual([])
  })

  it('stand beside cookies where the host wants them', async () => {
    const { backend, sent } = open([json(shown('blockers')), json(shown('blockers'))], { credentials: 'include' })
    await backend.blockers(subject)
    expect(sent[0]?.request.credentials).toBe('include')
  })
})

describe('a status token', () => {
  it('stands in the header and in no address', async () => {
    const call = { statusToken: 'st_1' }
    const { backend, sent } = open([json(shown('closure')), json(shown('operation')), json(shown('operationTasks'))])
    await backend.closure('closure_1', call)
    await backend.operation('operation_1', call)
    await backend.tasks({ operation: 'operation_1' }, {}, call)
    for (const { headers, request } of sent) {
      expect(headers.get('Authorization')).toBe('Bearer st_1')
      expect(request.url).not.toContain('st_1')
    }
  })
})

describe('a closure or an operation that is read again', () => {
  it('is the very same object while it has not changed', async () => {
    const changed = operationAt(5)
    const { backend, sent } = open([
      json(operationAt(4)),
      new Response(null, { status: 304 }),
      json(changed),
      new Response(null, { status: 304 }),
    ])
    const first = await backend.operation('o')
    expect(await backend.operation('o')).toBe(first)
    const second = await backend.operation('o')
    expect(second).toEqual(changed)
    expect(await backend.operation('o')).toBe(second)
    expect(sent.map(({ headers }) => headers.get('If-None-Match'))).toEqual([null, '"v4"', '"v4"', '"v5"'])
  })

  it('is not that of another id, another route or another caller', async () => {
    const { backend, sent } = open([
      json(operationAt(1)),
      json(operationAt(1)),
      json(operationAt(1)),
      json(shown('closure')),
    ])
    await backend.operation('o')
    await backend.operation('p')
    await backend.operation('o', { statusToken: 'st_1' })
    await backend.closure('o')
    expect(sent.map(({ headers }) => headers.get('If-None-Match'))).toEqual([null, null, null, null])
  })

  it('may be refused', async () => {
    const { backend } = open([json(operationAt(1)), problem(503, 'unavailable')])
    await backend.operation('o')
    await expect(backend.operation('o')).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('cannot be unchanged when nothing was read before', async () => {
    const { backend } = open([new Response(null, { status: 304 }), new Response(null, { status: 304 })])
    await expect(backend.operation('o')).rejects.toMatchObject({ name: 'ProblemError', status: 304 })
    await expect(backend.blockers(subject)).rejects.toMatchObject({ name: 'ProblemError', status: 304 })
  })

  it('is not kept for ever', async () => {
    const { backend, sent } = open(Array.from({ length: 102 }, () => json(operationAt(1))))
    for (let id = 0; id <= 100; id += 1) await backend.operation(`o${id}`)
    await backend.operation('o0')
    expect(sent.at(-1)?.headers.get('If-None-Match')).toBeNull()
  })
})

describe('an id', () => {
  it.each(['.', '..', '', 'a\ud800'])('that would lead out of the path is not sent: %j', async (id) => {
    const { backend, sent } = open([])
    await expect(backend.closure(id)).rejects.toThrow('is no id that an address can hold')
    await expect(backend.blocker({ kind: id, id: 'a' }, 'b')).rejects.toThrow(TypeError)
    expect(sent).toEqual([])
  })

  it('stays one part of the path, whatever it is', async () => {
    const pieces = ['.', '/', '\\', '%', '2', 'e', 'f', '?', '#', ';', '{', '}', 'id', '$&', ' ', '\0', '\n', 'é', '🙂']
    const hostile = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...pieces) }))
    const sendable = hostile.filter((id) => !['', '.', '..'].includes(id))
    const { signal } = new AbortController()
    await fc.assert(
      fc.asyncProperty(sendable, sendable, async (id, blocker) => {
        const path = { kind: 'user', id, blocker }
        const { url } = await requestOf({ baseUrl: 'https://app.example/api' }, 'blocker', { path }, {}, signal)
        const { origin, pathname, search, hash } = new URL(url)
        expect([origin, search, hash]).toEqual(['https://app.example', '', ''])
        const parts = pathname.split('/')
        expect(parts).toEqual(['', 'api', 'subjects', 'user', parts[4], 'blockers', parts[6]])
        expect([parts[4], parts[6]].map((part) => decodeURIComponent(part ?? ''))).toEqual([id, blocker])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a call that gets no answer', () => {
  afterEach(() => void vi.useRealTimers())

  const timeOut = async (run: Run, options?: Partial<HttpBackendOptions>) => {
    vi.useFakeTimers()
    const { backend, sent } = open([silent], options)
    const error = run(backend).catch((reason: unknown) => reason)
    await vi.advanceTimersByTimeAsync(options?.timeout ?? 30_000)
    return { error: await error, aborted: sent[0]?.request.signal.aborted }
  }

  it('is given up after 30 seconds, and a read is aborted', async () => {
    const { error, aborted } = await timeOut((it) => it.blockers(subject))
    expect(error).toMatchObject({
      name: 'TimeoutError',
      message: 'Offboard: the answer to GET …/blockers has not come within 30000 ms.',
    })
    expect(aborted).toBe(true)
  })

  it('is given up after the time that the host allows', async () => {
    const { error } = await timeOut((it) => it.blockers(subject), { timeout: 500 })
    expect(error).toMatchObject({ name: 'TimeoutError' })
  })

  it('[ALL-4] is not aborted when it changes something: it goes on, and the server decides', async () => {
    const { error, aborted } = await timeOut((it) => it.cancel('closure_1', mutation))
    expect(error).toMatchObject({ name: 'TimeoutError' })
    expect(aborted).toBe(false)
  })

  it('[ALL-4] is not made later, when the headers come too late for it', async () => {
    vi.useFakeTimers()
    const headers = () => sleep(60_000).then(() => ({}))
    const { backend, sent } = open([], { headers })
    const waited = expect(backend.cancel('closure_1', mutation)).rejects.toMatchObject({ name: 'TimeoutError' })
    await vi.advanceTimersByTimeAsync(60_000)
    await waited
    expect(sent).toEqual([])
  })

  it('also while its body is under way', async () => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) })
    vi.useFakeTimers()
    const { backend } = open([new Response(body)])
    const waited = expect(backend.blockers(subject)).rejects.toMatchObject({ name: 'TimeoutError' })
    await vi.advanceTimersByTimeAsync(30_000)
    await waited
  })

  it('ends with the signal of the caller, a change too', async () => {
    for (const run of [
      (signal: AbortSignal) => open([silent]).backend.blockers(subject, { signal }),
      (signal: AbortSignal) => open([silent]).backend.cancel('closure_1', { ...mutation, signal }),
    ]) {
      const controller = new AbortController()
      const waited = expect(run(controller.signal)).rejects.toThrow('gone')
      controller.abort(new Error('gone'))
      await waited
    }
  })
})

it('is a backend of the port', () => {
  expectTypeOf(createHttpBackend).returns.toEqualTypeOf<ClosureBackend>()
})
