import { expect, test } from 'vitest'
import {
  answering,
  asking,
  type Breakage,
  isFor,
  problem,
  read,
  remembering,
  toResponse,
  tryBroken,
  withBody,
  withInput,
  withQuery,
  withRequestHeaders,
} from '../../test/broken-backends.js'

const starts = /\/closures$/
const closure = /^\/closures\/[^/]+$/
const operation = /^\/operations\/[^/]+$/
const tasks = /^\/operations\/[^/]+\/tasks$/

interface Row {
  readonly name: string
  readonly expected: RegExp
  readonly breakage: Breakage
  readonly timeLimit?: number
}

/** Each also breaks its rule, by another part of it. `expected` is what the report asks for. */
const table: readonly Row[] = [
  {
    name: '[API-1] sees an answer without the time of the server',
    expected: /an instant in "serverTime"/,
    breakage: withBody(({ serverTime: _, ...body }) => body),
  },
  {
    name: '[API-1] sees another etag for the same content',
    expected: /the same etag as before/,
    breakage: withEtag(() => crypto.randomUUID()),
  },
  {
    name: '[API-1] sees the same etag for another content',
    expected: /another etag than "always"/,
    breakage: withEtag(() => 'always'),
  },
  {
    name: '[API-2] sees another status in the body than in the answer',
    expected: /in "status", as in the answer/,
    breakage: withBody((body, _, status) => (status >= 400 ? { ...body, status: 200 } : body)),
  },
  {
    name: '[API-2] sees a type that does not say the code',
    expected: /a "type" that ends in the code/,
    breakage: withBody((body, _, status) => (status >= 400 ? { ...body, type: 'about:blank' } : body)),
  },
  {
    name: '[API-3] sees that strangers learn which closures there are',
    expected: /the same answer as for what is not there/,
    breakage: answering('GET', /^\/closures\/nobody-/, () => problem(403, 'not-permitted')),
  },
  {
    name: '[API-3] sees what a stranger may read',
    expected: /status 403 or 404: this belongs to others/,
    breakage: answering('GET', /\/blockers$/, ({ status }) => (status === 403 ? { status: 200 } : undefined)),
  },
  {
    name: '[API-4] sees a GET that takes back',
    expected: /the closure as it was: it was only looked at/,
    breakage: asking((request) =>
      isFor(request, 'GET', /\/cancel$/)
        ? new Request(request.url, { method: 'POST', headers: [...request.headers, ['Idempotency-Key', 'get']] })
        : request,
    ),
  },
  {
    name: '[API-5] sees one change that is done without a key',
    expected: /status 428 with the code "precondition-required"/,
    breakage: asking((request) =>
      isFor(request, 'POST', /\/exports$/)
        ? withRequestHeaders(request, (headers) => headers.set('Idempotency-Key', crypto.randomUUID()))
        : request,
    ),
  },
  {
    name: '[API-6] sees a retry that gets another status token',
    expected: /the status token of the first answer/,
    breakage: answering('POST', starts, ({ body }) =>
      body?.statusToken
        ? { text: JSON.stringify({ ...body, statusToken: { value: crypto.randomUUID() } }) }
        : undefined,
    ),
  },
  {
    name: '[API-8] sees two closures for one key',
    expected: /the same answer to the same key/,
    breakage: answering('POST', starts, ({ status, body }) =>
      status < 300 || body?.code === 'idempotency-in-flight'
        ? { status: 201, text: JSON.stringify({ id: crypto.randomUUID() }) }
        : undefined,
    ),
  },
  {
    name: '[API-9] sees that a fresh sign-in needs another key',
    expected: /with a fresh sign-in and the same key it goes through/,
    breakage: remembering(
      (request) => request.headers.get('Idempotency-Key') ?? undefined,
      ({ status }) => status === 401,
      (kept) => kept,
    ),
  },
  {
    name: '[API-11] sees a refusal that does not say what is in the way',
    expected: /a list in "blockers\.blockers"/,
    breakage: withBody(({ blockers, ...body }, { method }) => (method === 'POST' ? body : { blockers, ...body })),
  },
  {
    name: '[API-11] sees that another report is taken',
    expected: /status 412 with the code "blockers-changed": the user saw another report/,
    breakage: answering('POST', starts, ({ body }, request) =>
      body?.code === 'blockers-changed' && request.headers.get('If-Match') === '"another"'
        ? { status: 202 }
        : undefined,
    ),
  },
  {
    name: '[API-12] sees a start while nobody knows',
    expected: /what is not known to be clear is not/,
    breakage: answering('POST', starts, ({ status }) => (status === 412 ? { status: 201 } : undefined)),
  },
  {
    name: '[API-13] sees a second start that is not told of the first',
    expected: /the open one in "closure"/,
    breakage: withBody(({ closure: named, ...body }, { method }) =>
      method === 'GET' ? { closure: named, ...body } : body,
    ),
  },
  {
    name: '[API-14] sees that a closure is lost when it is finished',
    expected: /the closure "closure_\d+"/,
    breakage: answering('GET', starts, ({ text }) =>
      text.includes('"state":"completed"') ? { text: JSON.stringify({ closure: null }) } : undefined,
    ),
  },
  {
    name: '[API-15] sees a remedy that is listed and refused',
    expected: /it is listed as available/,
    breakage: answering('POST', /\/remedies\/[^/]+$/, () => problem(403, 'not-permitted')),
  },
  {
    name: '[API-15] sees a report that stays as it was',
    expected: /another etag than before/,
    breakage: answering('GET', /\/blockers$/, ({ body }) => ({ text: JSON.stringify({ ...body, etag: '"always"' }) })),
  },
  {
    name: '[API-17] sees that nothing has to be ticked',
    expected: /a required acknowledgement is missing/,
    breakage: withInput(starts, (input) => ({ ...input, acknowledgements: ['permanent'] })),
  },
  {
    name: '[API-17] sees that upper and lower case are alike',
    expected: /upper and lower case count/,
    breakage: withInput(starts, (input) =>
      JSON.parse(JSON.stringify(input).replace('brightwater media', 'Brightwater Media')),
    ),
  },
  {
    name: '[API-17] sees that a text that is out of date only counts as wrong',
    expected: /status 422 with the code "challenge-expired"/,
    breakage: withBody((body) =>
      body.code === 'challenge-expired' ? { ...body, code: 'confirmation-mismatch' } : body,
    ),
  },
  {
    name: '[API-18] sees that it is not taken back at the last moment',
    expected: /it is shortly before/,
    breakage: (backend) => {
      let count = 0
      return answering('POST', /\/cancel$/, () => {
        count += 1
        return count > 1 ? problem(409, 'not-reversible') : undefined
      })(backend)
    },
  },
  {
    name: '[API-18] sees that nothing is restored',
    expected: /"reversible" names a way and a time/,
    breakage: answering('POST', /\/restore$/, ({ status }) =>
      status === 200 ? problem(409, 'not-reversible') : undefined,
    ),
  },
  {
    name: '[API-19] sees a token that is sent back',
    expected: /an answer without the token/,
    breakage: answering('GET', closure, ({ body }, request) => ({
      text: JSON.stringify({ ...body, statusToken: { value: request.headers.get('Authorization')?.slice(7) } }),
    })),
  },
  {
    name: '[API-19] sees a token that takes back',
    expected: /status 401 or 403 or 404: it changes nothing/,
    breakage: answering('POST', /\/cancel$/, ({ status }) => (status === 401 ? { status: 200 } : undefined)),
  },
  {
    name: '[API-19] sees a token that opens other closures',
    expected: /this is the closure of another token/,
    breakage: answering('GET', closure, ({ body }) =>
      body?.code === 'status-token-invalid' ? { status: 200 } : undefined,
    ),
  },
  {
    name: '[API-20] sees that a wrong token is not told from a path that is not there',
    expected: /status 410 with the code "token-invalid": nobody was sent this token/,
    breakage: answering('POST', /\/confirm$/, ({ status }) => (status === 410 ? problem(404, 'not-found') : undefined)),
  },
  {
    name: '[API-20] sees a token that works for ever',
    expected: /the e-mail is a year old/,
    breakage: answering('POST', /\/confirm$/, ({ body }) =>
      body?.code === 'token-invalid' && body.closure ? { status: 200 } : undefined,
    ),
  },
  {
    name: '[API-21] sees counts that do not add up',
    expected: /counts that add up to the total/,
    breakage: withProgress((progress) => ({ ...progress, succeeded: 0 })),
  },
  {
    name: '[API-21] sees more than there is in all',
    expected: /counts that are no more than the total/,
    breakage: withProgress((progress) => ({ ...progress, total: 1, running: 9 })),
  },
  {
    name: '[API-21] sees that what is done goes on',
    expected: /what is done does nothing more by itself/,
    breakage: (backend) => {
      let version = 100
      return answering('GET', operation, ({ body }) => {
        version += 1
        return { text: JSON.stringify({ ...body, version }) }
      })(backend)
    },
  },
  {
    name: '[API-22] sees that a task is left out',
    expected: /the tasks .*task_/,
    breakage: answering('GET', tasks, ({ body }, request) =>
      new URL(request.url).searchParams.get('since') === '0'
        ? { text: JSON.stringify({ ...body, items: [] }) }
        : undefined,
    ),
  },
  {
    name: '[API-23] sees events that come as another type',
    expected: /"Content-Type: text\/event-stream"/,
    breakage: withEvents((text) => text, { 'content-type': 'text/plain' }),
  },
  {
    name: '[API-23] sees ids that are no versions',
    expected: /the version \d+ as the id of its event/,
    breakage: withEvents((text) => text.replace(/^id: (\d+)$/gm, 'id: 7$1')),
  },
  {
    name: '[API-23] sees events without ids',
    expected: /the version as the id of each update/,
    breakage: withEvents((text) => text.replace(/^id: .*\n/gm, '')),
  },
  {
    name: '[API-23] sees a stream that comes to no end',
    expected: /an update with "done": true/,
    breakage: withEvents((text) => text.replaceAll('"done":true', '"done":false')),
  },
  {
    name: '[API-23] sees a stream that stays open when all is told',
    expected: /the end of the stream once the operation is done/,
    // How long a stream may stay open is a part of it.
    timeLimit: 1000,
    breakage: (backend) => async (request) => {
      const response = await backend(request)
      if (!isFor(request, 'GET', /\/events$/) || !response.body) return response
      const reader = response.body.getReader()
      const open = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { value } = await reader.read()
          if (value) controller.enqueue(value)
          else await new Promise(() => undefined)
        },
        cancel: () => reader.cancel(),
      })
      return new Response(open, response)
    },
  },
  {
    name: '[API-23] sees events that begin with something else',
    expected: /an update of the operation/,
    breakage: withEvents((text) => text.replaceAll('event: update', 'event: news')),
  },
  {
    name: '[API-24] sees that what goes along is not named',
    expected: /in "resources"/,
    breakage: withBody((body) => (body.code === 'cascade-required' ? { ...body, resources: [] } : body)),
  },
  {
    name: '[API-24] sees that removing what is gone fails',
    expected: /removing what is gone succeeds/,
    breakage: remembering(
      (request) => (request.method === 'DELETE' && request.url.includes('cascade') ? request.url : undefined),
      ({ status }) => status < 300,
      () => problem(404, 'not-found'),
    ),
  },
  {
    name: '[API-25] sees that any plan is taken',
    expected: /status 412 with the code "plan-stale"/,
    breakage: withInput(starts, ({ plan: _, ...input }) => input),
  },
  {
    name: '[API-25] sees a plan that is taken though something was removed since',
    expected: /has been removed since/,
    breakage: withInput(starts, ({ plan, ...input }) =>
      JSON.stringify(plan).includes('out-of-date') ? { plan, ...input } : input,
    ),
  },
  {
    name: '[API-25] sees a plan that changes the report',
    expected: /all resources and the report as before the plan/,
    breakage: (backend) => {
      let plans = 0
      return async (request) => {
        if (isFor(request, 'POST', /\/plans$/)) plans += 1
        const answer = await read(await backend(request))
        if (!isFor(request, 'GET', /\/blockers$/)) return toResponse(answer)
        return toResponse({ ...answer, text: JSON.stringify({ ...answer.body, etag: `"after-${plans}"` }) })
      }
    },
  },
  {
    name: '[API-26] sees a failure that counts as done',
    expected: /"needs_attention" in "state"/,
    breakage: withBody((body) => (body.state === 'needs_attention' ? { ...body, state: 'completed' } : body)),
  },
  {
    name: '[API-26] sees that nothing is tried again',
    expected: /another try of/,
    breakage: answering('GET', tasks, ({ text }) => ({ text: text.replace(/"attempt":\d+/g, '"attempt":1') })),
  },
  {
    name: '[API-26] sees that leaving behind needs no consent',
    expected: /leaving behind has to be acknowledged/,
    breakage: withInput(/\/retain$/, (input) => ({ ...input, acknowledged: true })),
  },
  {
    name: '[API-26] sees that what was done counts as left behind',
    expected: /retained: /,
    breakage: answering('GET', tasks, ({ text }) => ({
      text: text.includes('"retained"') ? text.replaceAll('"succeeded"', '"retained"') : text,
    })),
  },
  {
    name: '[API-27] sees an item on two pages',
    expected: /each item once/,
    breakage: (backend) => {
      const first = new Map<string, unknown>()
      return answering('GET', /\/resources$/, ({ body }, request) => {
        const { pathname, searchParams } = new URL(request.url)
        const items = body?.items as readonly unknown[] | undefined
        if (searchParams.get('limit') !== '1' || !items) return undefined
        if (!first.has(pathname)) first.set(pathname, items[0])
        return { text: JSON.stringify({ ...body, items: [first.get(pathname)] }) }
      })(backend)
    },
  },
  {
    name: '[API-27] sees an item that no page has',
    expected: /the items .+/,
    breakage: answering('GET', /\/resources$/, ({ body }, request) =>
      /limit=1\b.*cursor/.test(request.url) ? { text: JSON.stringify({ ...body, items: [] }) } : undefined,
    ),
  },
  {
    name: '[API-27] sees a page that is too long',
    expected: /at most 1 items a page/,
    breakage: asking((request) => withQuery(request, (query) => query.delete('limit'))),
  },
  {
    name: '[API-27] sees a total that is wrong',
    expected: /the total \d+/,
    breakage: withBody((body) => (body.total ? { ...body, total: { value: 1, exact: true } } : body)),
  },
  {
    name: '[API-28] sees that a body that is no JSON counts as empty',
    expected: /this is no JSON/,
    breakage: answering('POST', starts, ({ status }) =>
      status === 400 ? problem(422, 'mode-not-offered') : undefined,
    ),
  },
  {
    name: '[API-28] sees that the wrong field is not named',
    expected: /"errors" with the pointer "\/acknowledgements"/,
    breakage: withBody((body) => (body.code === 'invalid-request' ? { ...body, errors: [] } : body)),
  },
  {
    name: '[API-28] sees that a body may be as long as it likes',
    expected: /a body of more than 64 kB is too large/,
    breakage: answering('POST', starts, ({ status }) =>
      status === 413 ? problem(422, 'mode-not-offered') : undefined,
    ),
  },
  {
    name: '[API-28] sees that another method counts as another path',
    expected: /a descriptor can only be read/,
    breakage: answering('DELETE', /\/closure-descriptor$/, () => problem(404, 'not-found')),
  },
  {
    name: '[API-28] sees that other methods are not named',
    expected: /"Allow" with GET in it/,
    breakage: answering('DELETE', /\/closure-descriptor$/, () => problem(405, 'method-not-allowed')),
  },
  {
    name: '[API-28] sees that every path is there',
    expected: /there is no such path/,
    breakage: answering('GET', /\/there-is-nothing-here$/, () => ({ status: 200 })),
  },
  {
    name: '[API-31] sees a token that ends with the session',
    expected: /the status token reads the closure/,
    breakage: answering('GET', closure, () => problem(401, 'status-token-invalid')),
  },
  {
    name: '[API-31] sees a session that ends though the mode says never',
    expected: /so the session goes on/,
    breakage: withBody((body) =>
      body.modes ? { ...body, modes: [{ ...first(body.modes), signOut: 'never' }] } : body,
    ),
  },
  {
    name: '[API-32] sees a session that is too old and taken',
    expected: /the sign-in is too old for a start/,
    breakage: answering('POST', starts, ({ status }) => (status === 401 ? { status: 201 } : undefined)),
  },
  {
    name: '[API-33] sees an address that has ended from the beginning',
    expected: /a time to come in "files\.0\.expiresAt"/,
    breakage: answering('GET', operation, ({ text }) => ({
      text: text.replace(/("href":"[^"]*","expiresAt":)"[^"]*"/g, '$1"2000-01-01T00:00:00Z"'),
    })),
  },
  {
    name: '[API-34] sees that who has left cannot say why',
    expected: /the status token says who it is from/,
    breakage: answering('POST', /\/closure-feedback$/, (_, request) =>
      request.headers.get('Authorization')?.includes('status_token') ? problem(401, 'session-ended') : undefined,
    ),
  },
  {
    name: '[API-1] sees a report without an etag',
    expected: /a text in "etag"/,
    breakage: answering('GET', /\/closure-descriptor$/, ({ body }) => ({
      text: JSON.stringify({ ...body, etag: undefined }),
    })),
  },
  {
    name: '[API-2] sees a refusal without a title',
    expected: /a text in "title"/,
    breakage: withBody((body, _, status) => (status >= 400 ? { ...body, title: '' } : body)),
  },
  {
    name: '[API-6] sees a retry that gets another closure',
    expected: /the closure ".+" of the first answer/,
    breakage: answering('POST', starts, ({ body }) => ({ text: JSON.stringify({ ...body, id: crypto.randomUUID() }) })),
  },
  {
    name: '[API-6] sees that the retry of taking back is too late',
    expected: /status 200: the first answer to this key/,
    breakage: remembering(
      (request) => (isFor(request, 'POST', /\/cancel$/) ? request.url : undefined),
      ({ status }) => status === 200,
      () => problem(409, 'not-reversible'),
    ),
  },
  {
    name: '[API-7] sees that the key of a remedy starts a closure',
    expected: /this key was used for another request/,
    breakage: answering('POST', starts, ({ body }, request) =>
      body?.code === 'idempotency-key-reused' && request.headers.get('If-Match') ? { status: 201 } : undefined,
    ),
  },
  {
    name: '[API-9] sees that the right text needs another key',
    expected: /with the right text and the same key it goes through/,
    breakage: remembering(
      (request) => request.headers.get('Idempotency-Key') ?? undefined,
      ({ body }) => body?.code === 'confirmation-mismatch',
      () => problem(422, 'idempotency-key-reused'),
    ),
  },
  {
    name: '[API-10] sees that a key that another caller used is refused',
    expected: /the same key of another caller is another key/,
    breakage: (backend) => {
      const used = new Map<string, string | null>()
      return async (request) => {
        const key = request.headers.get('Idempotency-Key') ?? ''
        const caller = request.headers.get('Authorization')
        const isForeign = isFor(request, 'POST', starts) && used.has(key) && used.get(key) !== caller
        if (isForeign) return toResponse(problem(422, 'idempotency-key-reused'))
        used.set(key, caller)
        return backend(request)
      }
    },
  },
  {
    name: '[API-11] sees another etag than that of the report that comes with it',
    expected: /the etag of the new report in "currentEtag"/,
    breakage: withBody((body) => (body.currentEtag ? { ...body, currentEtag: '"another"' } : body)),
  },
  {
    name: '[API-11] sees a start that is blocked and taken',
    expected: /something is in the way/,
    breakage: answering('POST', starts, ({ text }) => (text.includes('"blocked"') ? { status: 202 } : undefined)),
  },
  {
    name: '[API-12] sees a report that claims to be complete',
    expected: /false in "complete"/,
    breakage: withBody((body) => ('complete' in body ? { ...body, complete: true } : body)),
  },
  {
    name: '[API-13] sees a second start that is taken',
    expected: /status 409 with the code "closure-exists"/,
    breakage: answering('POST', starts, ({ body }) => (body?.code === 'closure-exists' ? { status: 202 } : undefined)),
  },
  {
    name: '[API-17] sees that nothing has to be typed',
    expected: /nothing was typed/,
    breakage: withInput(starts, (input) => ({ challenge: { id: 'challenge', value: '' }, ...input })),
  },
  {
    name: '[API-17] sees an old text that comes without the new one',
    expected: /a text in "challenge\.id"/,
    breakage: withBody((body) => (body.code === 'challenge-expired' ? { ...body, challenge: undefined } : body)),
  },
  {
    name: '[API-18] sees a date that is missing',
    expected: /an instant in "reversible\.until"/,
    breakage: withBody((body) => (body.reversible ? { ...body, reversible: { by: ['ui'] } } : body)),
  },
  {
    name: '[API-18] sees that it cannot be taken back at all',
    expected: /it has not taken effect yet/,
    breakage: answering('POST', /\/cancel$/, () => problem(409, 'not-reversible')),
  },
  {
    name: '[API-18] sees that it stays open when it was taken back',
    expected: /"cancelled" in "state"/,
    breakage: answering('POST', /\/cancel$/, ({ body }) => ({ text: JSON.stringify({ ...body, state: 'scheduled' }) })),
  },
  {
    name: '[API-19] sees a token that does not open its closure',
    expected: /the status token reads its closure without a session/,
    breakage: answering('GET', closure, () => problem(401, 'session-ended')),
  },
  {
    name: '[API-19] sees a token that opens the account',
    expected: /it reads its closure and operation alone/,
    breakage: answering('GET', /\/blockers$/, ({ status }) => (status === 401 ? { status: 200 } : undefined)),
  },
  {
    name: '[API-19] sees a token that opens other operations',
    expected: /this is the operation of another token/,
    breakage: answering('GET', operation, ({ status }) => (status === 401 ? { status: 200 } : undefined)),
  },
  {
    name: '[API-20] sees a token that does not work',
    expected: /this token was sent by e-mail/,
    breakage: answering('POST', /\/confirm$/, () => problem(410, 'token-invalid')),
  },
  {
    name: '[API-20] sees a closure that still waits when it was confirmed',
    expected: /a closure that goes on/,
    breakage: answering('POST', /\/confirm$/, ({ body }) => ({
      text: JSON.stringify({ ...body, state: 'awaiting_confirmation' }),
    })),
  },
  {
    name: '[API-20] sees that a token redeemed again answers something else',
    expected: /the closure as it stands/,
    breakage: answering('POST', /\/confirm$/, ({ body }) => ({
      text: JSON.stringify({ ...body, state: crypto.randomUUID() }),
    })),
  },
  {
    name: '[API-23] sees a stream that does not go on',
    expected: /the updates up to \d+, or "gap"/,
    breakage: (backend) => async (request) => {
      if (!request.headers.has('Last-Event-ID')) return backend(request)
      return new Response('', { headers: { 'Content-Type': 'text/event-stream' } })
    },
  },
  {
    name: '[API-24] sees that what was agreed to is refused',
    expected: /it was agreed to by cascade=true/,
    breakage: asking((request) => withQuery(request, (query) => query.delete('cascade'))),
  },
  {
    name: '[API-26] sees a retry that is refused',
    expected: /a retry is offered after a failure/,
    breakage: answering('POST', /\/retry$/, () => problem(409, 'operation-in-progress')),
  },
  {
    name: '[API-26] sees that nothing can be left behind',
    expected: /what failed is left behind/,
    breakage: answering('POST', /\/retain$/, () => problem(409, 'operation-in-progress')),
  },
  {
    name: '[API-28] sees a field of the wrong kind that is taken',
    expected: /"acknowledgements" is a list/,
    breakage: answering('POST', starts, ({ status, text }) =>
      status === 400 && text.includes('/acknowledgements') ? { status: 201 } : undefined,
    ),
  },
  {
    name: '[API-33] sees an export without files',
    expected: /the files in "files"/,
    breakage: withBody((body) => (body.files ? { ...body, files: [] } : body)),
  },
  {
    name: '[API-33] sees an address that stays the same for ever',
    expected: /another address than the one that has ended/,
    breakage: answering('GET', operation, ({ text }) => ({
      text: text.replace(/"href":"[^"]*"/g, '"href":"/export"'),
    })),
  },
  {
    name: '[API-34] sees that only who has left can say why',
    expected: /the session says who it is from/,
    breakage: answering('POST', /\/closure-feedback$/, () => problem(401, 'session-ended')),
  },
]

test.each(table)('$name', async ({ name, expected, breakage, timeLimit = 10_000 }) => {
  const results = await tryBroken(breakage, { only: [/API-\d+/.exec(name)?.[0] ?? ''], timeLimit })
  expect(results).toMatchObject([{ status: 'broken', expected: expect.stringMatching(expected) }])
})

function first(list: unknown): object {
  return Array.isArray(list) ? list[0] : {}
}

/** The same etag in the body and in the header. */
function withEtag(make: () => string): Breakage {
  return answering('GET', /\/blockers$/, ({ headers, body }) => {
    // Else nothing could be started.
    if (body?.verdict === 'clear') return undefined
    const etag = `"${make()}"`
    const others = Object.fromEntries(headers)
    return { headers: new Headers({ ...others, etag }), text: JSON.stringify({ ...body, etag }) }
  })
}

function withProgress(change: (progress: object) => object): Breakage {
  return answering('GET', operation, ({ body }) =>
    typeof body?.progress === 'object' && body.progress
      ? { text: JSON.stringify({ ...body, progress: change(body.progress) }) }
      : undefined,
  )
}

function withEvents(change: (text: string) => string, others: Readonly<Record<string, string>> = {}): Breakage {
  return (backend) => async (request) => {
    const response = await backend(request)
    if (!isFor(request, 'GET', /\/events$/)) return response
    const [decoder, encoder] = [new TextDecoder(), new TextEncoder()]
    const changed = new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, controller) => controller.enqueue(encoder.encode(change(decoder.decode(piece)))),
    })
    const headers = { ...Object.fromEntries(response.headers), ...others }
    return new Response(response.body?.pipeThrough(changed) ?? null, { status: response.status, headers })
  }
}
