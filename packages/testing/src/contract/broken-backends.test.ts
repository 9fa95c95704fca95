import { expect, test } from 'vitest'
import {
  answering,
  asking,
  type Breakage,
  isFor,
  problem,
  read,
  readAs,
  remembering,
  toResponse,
  tryBroken,
  withBody,
  withHeaders,
  withQuery,
  withRequestHeaders,
} from '../../test/broken-backends.js'
import { parseJson, valueAt } from './exchange.js'
import type { Send } from './index.js'

const starts = /\/closures$/
const keyOf = (request: Request) => request.headers.get('Idempotency-Key') ?? undefined
const callerOf = (request: Request) => request.headers.get('Authorization')
const keyOfCaller = (request: Request) => (keyOf(request) ? `${keyOf(request)} ${callerOf(request)}` : undefined)

/** What is to be typed. */
async function textOf(request: Request, backend: Send): Promise<unknown> {
  const { body } = await readAs(request, backend, request.url.replace(starts, '/closure-descriptor'))
  return valueAt(body, 'confirmation.challenge.text')
}

interface Row {
  readonly name: string
  readonly rule: string
  readonly breakage: Breakage
  readonly timeLimit?: number
}

const table: readonly Row[] = [
  {
    name: '[API-1] sees answers that caches may keep',
    rule: 'API-1',
    breakage: withHeaders((headers) => headers.delete('Cache-Control')),
  },
  {
    name: '[API-1] sees an etag in the header that is not that of the body',
    rule: 'API-1',
    breakage: answering('GET', /\/closure-descriptor$/, ({ headers }) => ({
      headers: new Headers({ ...Object.fromEntries(headers), etag: '"another"' }),
    })),
  },
  {
    name: '[API-2] sees refusals as plain JSON',
    rule: 'API-2',
    breakage: withHeaders((headers, { status }) => {
      if (status >= 400) headers.set('Content-Type', 'application/json')
    }),
  },
  {
    name: '[API-3] sees that strangers learn which accounts there are',
    rule: 'API-3',
    breakage: answering('GET', /\/nobody-[^/]+\/blockers$/, ({ status }) =>
      status === 403 ? problem(404, 'not-found') : undefined,
    ),
  },
  {
    name: '[API-4] sees that the link of an e-mail closes when it is only opened',
    rule: 'API-4',
    breakage: asking((request) => {
      const url = new URL(request.url)
      const token = url.searchParams.get('token')
      if (!isFor(request, 'GET', /\/confirm$/) || !token) return request
      const headers = { 'Idempotency-Key': 'link', 'Content-Type': 'application/json' }
      return new Request(url, { method: 'POST', headers, body: JSON.stringify({ token }) })
    }),
  },
  {
    name: '[API-5] sees changes that are done without a key',
    rule: 'API-5',
    breakage: asking((request) => {
      if (request.method === 'GET' || keyOf(request)) return request
      return withRequestHeaders(request, (headers) => headers.set('Idempotency-Key', crypto.randomUUID()))
    }),
  },
  {
    name: '[API-6] sees that If-Match is looked at before the key',
    rule: 'API-6',
    breakage: (backend) => async (request) => {
      const ifMatch = request.headers.get('If-Match')
      if (!isFor(request, 'POST', starts) || !ifMatch) return backend(request)
      const report = await readAs(request, backend, request.url.replace(starts, '/blockers'))
      if (report.status !== 200 || report.body?.etag === ifMatch) return backend(request)
      return toResponse(problem(412, 'blockers-changed', { blockers: report.body, currentEtag: report.body?.etag }))
    },
  },
  {
    name: '[API-7] sees that a key answers any request',
    rule: 'API-7',
    breakage: remembering(
      keyOfCaller,
      ({ status }) => status < 300,
      (kept) => kept,
    ),
  },
  {
    name: '[API-8] sees that the second request is not told when to come back',
    rule: 'API-8',
    breakage: withHeaders((headers, { body }) => {
      if (body?.code === 'idempotency-in-flight') headers.delete('Retry-After')
    }),
  },
  {
    name: '[API-9] sees refusals that are kept under the key',
    rule: 'API-9',
    breakage: remembering(
      keyOfCaller,
      ({ status, body }) => status >= 400 && body?.code !== 'idempotency-in-flight',
      (kept) => kept,
    ),
  },
  {
    name: '[API-10] sees that callers share their keys',
    rule: 'API-10',
    breakage: (backend) => {
      const firstCallers = new Map<string, string | null>()
      return asking((request) => {
        const key = keyOf(request)
        if (!isFor(request, 'POST', starts) || !key) return request
        const first = firstCallers.get(key)
        if (first) return withRequestHeaders(request, (headers) => headers.set('Authorization', first))
        firstCallers.set(key, callerOf(request))
        return request
      })(backend)
    },
  },
  {
    name: '[API-11] sees a start that rests on no report',
    rule: 'API-11',
    breakage: asking(async (request, backend) => {
      if (!isFor(request, 'POST', starts)) return request
      const { body } = await readAs(request, backend, request.url.replace(starts, '/blockers'))
      return withRequestHeaders(request, (headers) => headers.set('If-Match', String(body?.etag)))
    }),
  },
  {
    name: '[API-12] sees a check that failed and counts as clear',
    rule: 'API-12',
    breakage: answering('GET', /\/blockers$/, ({ body }) =>
      body?.complete === false ? { text: JSON.stringify({ ...body, verdict: 'clear' }) } : undefined,
    ),
  },
  {
    name: '[API-13] sees dates that move with a second start',
    rule: 'API-13',
    breakage: (backend) => {
      const moved = new Set<unknown>()
      return withBody((body, { method }) => {
        if (body.code === 'closure-exists') moved.add(body.closure)
        const isMoved = method === 'GET' && moved.has(body.id)
        return isMoved ? { ...body, requestedAt: body.serverTime } : body
      })(backend)
    },
  },
  {
    name: '[API-14] sees an open closure without its status token',
    rule: 'API-14',
    breakage: answering('GET', starts, ({ body }) => {
      if (typeof body?.closure !== 'object' || body.closure === null) return undefined
      return { text: JSON.stringify({ ...body, closure: { ...body.closure, statusToken: undefined } }) }
    }),
  },
  {
    name: '[API-15] sees a remedy that fails when it is done already',
    rule: 'API-15',
    breakage: remembering(
      (request) => (isFor(request, 'POST', /\/remedies\/[^/]+$/) && keyOf(request) ? request.url : undefined),
      ({ status }) => status < 300,
      () => problem(409, 'not-permitted'),
    ),
  },
  {
    name: '[API-16] sees a resource that is removed while its subject is being closed',
    rule: 'API-16',
    breakage: answering('DELETE', /\/resources\/[^/]+$/, ({ status, body }) =>
      status === 409 && body?.code !== 'cascade-required' ? { status: 204, text: '' } : undefined,
    ),
  },
  {
    name: '[API-17] sees a text that is compared as it was typed',
    rule: 'API-17',
    breakage: (backend) => async (request) => {
      if (!isFor(request, 'POST', starts)) return backend(request)
      const typed = valueAt(parseJson(await request.clone().text()), 'challenge.value')
      const isOther = typed !== undefined && typed !== (await textOf(request, backend))
      return isOther ? toResponse(problem(422, 'confirmation-mismatch')) : backend(request)
    },
  },
  {
    name: '[API-17] sees that anything may be typed',
    rule: 'API-17',
    breakage: asking(async (request, backend) => {
      const text = isFor(request, 'POST', starts) ? await textOf(request, backend) : undefined
      if (text === undefined) return request
      const body = (await request.clone().text()).replace(/"value":"[^"]*"/, `"value":${JSON.stringify(text)}`)
      return new Request(request, { body })
    }),
  },
  {
    name: '[API-18] sees that it is taken back too late',
    rule: 'API-18',
    breakage: answering('POST', /\/cancel$/, ({ body }) =>
      body?.code === 'not-reversible'
        ? { status: 200, text: JSON.stringify({ id: body.closure, state: 'cancelled' }) }
        : undefined,
    ),
  },
  {
    name: '[API-18] sees that it is restored too late',
    rule: 'API-18',
    breakage: answering('POST', /\/restore$/, ({ body }) =>
      body?.code === 'not-reversible' ? { status: 200, text: JSON.stringify({ id: body.closure }) } : undefined,
    ),
  },
  {
    name: '[API-19] sees a status token that is taken from the address',
    rule: 'API-19',
    breakage: asking((request) => {
      const token = new URL(request.url).searchParams.get('access_token')
      if (!token || callerOf(request)) return request
      return withRequestHeaders(request, (headers) => headers.set('Authorization', `Bearer ${token}`))
    }),
  },
  {
    name: '[API-20] sees the token of an e-mail that is an error when it is redeemed again',
    rule: 'API-20',
    breakage: remembering(
      (request) => (isFor(request, 'POST', /\/confirm$/) && keyOf(request) ? request.url : undefined),
      ({ status }) => status === 200,
      () => problem(410, 'token-invalid'),
    ),
  },
  {
    name: '[API-21] sees a version that stays while the operation goes on',
    rule: 'API-21',
    breakage: answering('GET', /^\/operations\/[^/]+$/, ({ body }) =>
      body ? { text: JSON.stringify({ ...body, version: 1 }) } : undefined,
    ),
  },
  {
    name: '[API-21] sees that If-None-Match is not looked at',
    rule: 'API-21',
    breakage: asking((request) => withRequestHeaders(request, (headers) => headers.delete('If-None-Match'))),
  },
  {
    name: '[API-22] sees tasks that have not changed',
    rule: 'API-22',
    breakage: asking((request) => withQuery(request, (query) => query.delete('since'))),
  },
  {
    name: '[API-23] sees that a stream begins anew where it was cut off',
    rule: 'API-23',
    breakage: asking((request) => withRequestHeaders(request, (headers) => headers.delete('Last-Event-ID'))),
  },
  {
    name: '[API-23] sees a stream that is silent while nothing happens',
    rule: 'API-23',
    // Silence is believed after 15 seconds, or when there is no more time.
    timeLimit: 4000,
    breakage: (backend) => async (request) => {
      const response = await backend(request)
      if (!isFor(request, 'GET', /\/events$/)) return response
      const withoutComments = new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          if (piece[0] !== ':'.charCodeAt(0)) controller.enqueue(piece)
        },
      })
      return new Response(response.body?.pipeThrough(withoutComments) ?? null, response)
    },
  },
  {
    name: '[API-24] sees a removal that takes others along without having asked',
    rule: 'API-24',
    breakage: asking((request) =>
      isFor(request, 'DELETE', /\/resources\/[^/]+$/)
        ? withQuery(request, (query) => query.set('cascade', 'true'))
        : request,
    ),
  },
  {
    name: '[API-25] sees waves in the wrong order',
    rule: 'API-25',
    breakage: answering('GET', /^\/plans\/[^/]+\/tasks$/, ({ text }) => ({
      text: text.replace(/"wave":(\d+)/g, (_, wave) => `"wave":${100 - Number(wave)}`),
    })),
  },
  {
    name: '[API-25] sees loops that name what only stands behind them',
    rule: 'API-25',
    breakage: answering('POST', /\/plans$/, ({ text }) => ({
      text: text.replace(/"cycles":\[\[/, '"cycles":[["stands-behind",'),
    })),
  },
  {
    name: '[API-26] sees a retry that starts over',
    rule: 'API-26',
    breakage: (backend) => {
      const retried = new Set<string>()
      return async (request) => {
        const { pathname } = new URL(request.url)
        const operation = /^\/operations\/[^/]+/.exec(pathname)?.[0] ?? ''
        if (request.method === 'POST' && pathname.endsWith('/retry')) retried.add(operation)
        const response = await backend(request)
        if (!retried.has(operation) || !pathname.endsWith('/tasks')) return response
        const answer = await read(response)
        return toResponse({ ...answer, text: answer.text.replaceAll('"attempt":1', '"attempt":2') })
      }
    },
  },
  {
    name: '[API-27] sees that any cursor is taken',
    rule: 'API-27',
    breakage: asking((request) =>
      new URL(request.url).searchParams.get('cursor') === 'never-given-out'
        ? withQuery(request, (query) => query.delete('cursor'))
        : request,
    ),
  },
  {
    name: '[API-28] sees that a field is refused because it is not known',
    rule: 'API-28',
    breakage: (backend) => async (request) => {
      const isStrict = request.method === 'POST' && /"x-[a-z-]+":/.test(await request.clone().text())
      return isStrict ? toResponse(problem(400, 'invalid-request')) : backend(request)
    },
  },
  {
    name: '[API-29] sees an answer with 503 that does not say when to come back',
    rule: 'API-29',
    breakage: withHeaders((headers, { status }) => {
      if (status === 503) headers.delete('Retry-After')
    }),
  },
  {
    name: '[API-30] sees amounts that are numbers',
    rule: 'API-30',
    breakage: withBody((body) => JSON.parse(JSON.stringify(body).replace(/"minor":"(-?\d+)"/g, '"minor":$1.5'))),
  },
  {
    name: '[API-30] sees a link that runs a script',
    rule: 'API-30',
    breakage: withBody((body) => JSON.parse(JSON.stringify(body).replace(/"href":"mailto:/g, '"href":"javascript:'))),
  },
  {
    name: '[API-31] sees a session that goes on',
    rule: 'API-31',
    breakage: remembering(
      (request) =>
        isFor(request, 'GET', /\/(blockers|closure-descriptor)$/) ? request.url + callerOf(request) : undefined,
      ({ status }) => status === 200,
      async (kept, answer) => {
        const fresh = await answer()
        return fresh.body?.code === 'session-ended' ? kept : fresh
      },
    ),
  },
  {
    name: '[API-32] sees a session that is too old and not told how fresh it has to be',
    rule: 'API-32',
    breakage: withHeaders((headers) => {
      if (headers.has('WWW-Authenticate')) headers.set('WWW-Authenticate', 'Bearer')
    }),
  },
  {
    name: '[API-33] sees addresses that are not renewed',
    rule: 'API-33',
    breakage: (backend) => {
      const kept = new Map<unknown, unknown>()
      return withBody((body) => {
        if (!body.files) return body
        if (!kept.has(body.id)) kept.set(body.id, body.files)
        return { ...body, files: kept.get(body.id) }
      })(backend)
    },
  },
  {
    name: '[API-34] sees feedback that is taken from anybody',
    rule: 'API-34',
    breakage: answering('POST', /\/closure-feedback$/, ({ status }) =>
      status === 401 ? { status: 204, text: '' } : undefined,
    ),
  },
]

test.each(table)(
  '$name',
  async ({ rule, breakage, timeLimit = 10_000 }) => {
    const results = await tryBroken(breakage, { timeLimit })
    const wrong = results.filter(({ status }) => status !== 'kept').map(({ id, status }) => [id, status])
    expect(wrong).toEqual([[rule, 'broken']])
  },
  30_000,
)
