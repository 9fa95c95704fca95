import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClock, createStub } from '../stub/index.js'
import { type Arranged, contractRules, formatReport, type RuleResult, runContract, type Send } from './index.js'

const baseUrl = 'http://backend.example/api'

/** A stub in process, under the path of the base address. */
function openBackend(): Send {
  const stub = createStub({ anonymous: 'nobody', clock: createClock() })
  return (request) => stub.fetch(request, { basePath: '/api' })
}

const arranged: Arranged = { subject: { kind: 'organization', id: 'org_1' }, owner: {}, stranger: {} }

test('keeps every rule, and says which parts nobody could try', async () => {
  const report = await runContract({ baseUrl, fetch: openBackend() })
  expect(report).toMatchObject({ baseUrl, kept: contractRules.length, broken: 0, notTried: 0 })
  const leftOut = report.results.flatMap((result) => (result.status === 'kept' ? result.leftOut : []))
  expect(leftOut).toEqual([])
})

test('tries the rules in the order of the specification, each once', () => {
  expect(contractRules.map(({ id }) => id)).toEqual(contractRules.map((_, index) => `API-${index + 1}`))
})

test('tries only what is asked for', async () => {
  const { results } = await runContract({ baseUrl, fetch: openBackend(), only: ['API-11', 'API-6'] })
  expect(results.map(({ id, status }) => [id, status])).toEqual([
    ['API-6', 'kept'],
    ['API-11', 'kept'],
  ])
})

test('sends the headers that a gateway wants with each request, also to the hooks', async () => {
  const backend = openBackend()
  const without: string[] = []
  const fetch: Send = (request) => {
    if (request.headers.get('X-Gateway') !== 'open') without.push(request.url)
    return backend(request)
  }
  await runContract({ baseUrl, fetch, headers: { 'X-Gateway': 'open' }, only: ['API-13', 'API-20', 'API-32'] })
  expect(without).toEqual([])
})

test('does not try what cannot be arranged, and says what was missing', async () => {
  const backend = openBackend()
  const fetch: Send = async (request) => {
    const isAsked = request.url.endsWith('/_stub/arrange') && /cycle|slow-start/.test(await request.clone().text())
    return isAsked ? new Response(null, { status: 404 }) : backend(request)
  }
  const { results } = await runContract({ baseUrl, fetch, only: ['API-8', 'API-25'] })
  expect(results).toMatchObject([
    { status: 'not tried', reason: expect.stringMatching(/^the backend cannot arrange "slow-start": a start takes/) },
    { status: 'kept', leftOut: [expect.stringMatching(/^loops: the backend cannot arrange "cycle": /)] },
  ])
})

test('leaves out what needs a clock, e-mails or a sign-in, where no hook gives them', async () => {
  const backend = openBackend()
  const arrange = async (need: string): Promise<Arranged | undefined> => {
    if (need === 'resources') return undefined
    const init = { method: 'POST', body: JSON.stringify({ need }) }
    const { subject, owner, stranger } = await (await backend(new Request(`${baseUrl}/_stub/arrange`, init))).json()
    return { subject, owner, stranger }
  }
  const only = ['API-9', 'API-10', 'API-18', 'API-20', 'API-32']
  const { broken, results } = await runContract({ baseUrl, arrange, fetch: backend, only, timeLimit: 3000 })
  expect(broken).toBe(0)
  const words = results.flatMap((result) => (result.status === 'kept' ? result.leftOut : Object.values(result)))
  for (const missing of ['secondOwner', 'advance', 'reauthenticate', 'mails']) {
    expect(words.join()).toContain(`"${missing}"`)
  }
})

test('does not wait longer than there is time, where the clock cannot be moved', async () => {
  const backend = openBackend()
  const arrange = async (need: string): Promise<Arranged> => {
    const init = { method: 'POST', body: JSON.stringify({ need }) }
    const { advance: _, ...rest } = await (await backend(new Request(`${baseUrl}/_stub/arrange`, init))).json()
    return rest
  }
  const only = ['API-21', 'API-23', 'API-33']
  const { results } = await runContract({ baseUrl, arrange, fetch: backend, only, timeLimit: 100 })
  for (const result of results) {
    expect(result).toMatchObject({ reason: 'it takes more than 0.06 seconds, and there is no "advance"' })
  }
})

test('does not blame a backend whose closures sign out the owner at once', async () => {
  const backend = openBackend()
  const closing = new Set<string>()
  const ended = { code: 'session-ended', status: 401 }
  const fetch: Send = async (request) => {
    const caller = request.headers.get('Authorization') ?? ''
    const isOwnRead = request.method === 'GET' || request.headers.get('If-Match')
    if (closing.has(caller) && !isOwnRead) return Response.json(ended, { status: 401 })
    const response = await backend(request)
    if (request.url.endsWith('/closures') && response.status < 300) closing.add(caller)
    return response
  }
  const only = ['API-5', 'API-16', 'API-18', 'API-20', 'API-26', 'API-34']
  const { results } = await runContract({ baseUrl, fetch, only })
  const signedOut = expect.stringContaining('closing has signed out the owner')
  expect(results.map((result) => ('reason' in result ? result.reason : result.status))).toEqual([
    'kept',
    signedOut,
    signedOut,
    'kept',
    signedOut,
    'kept',
  ])
})

test.each<[string, RegExp, RuleResult['status'], string]>([
  ['takes back', /"state":"scheduled"/, 'not tried', '"reversible.by" has no "ui"'],
  ['restores', /"state":"completed"/, 'kept', 'restoring: no closure that was arranged can be restored by its owner'],
])('does not blame a backend whose support alone %s', async (_, states, status, reason) => {
  const backend = openBackend()
  const fetch: Send = async (request) => {
    const response = await backend(request)
    const text = await response.text()
    if (!states.test(text)) return new Response(text || null, response)
    return new Response(text.replace(/"by":\[[^\]]*\]/, '"by":["support"]'), response)
  }
  const { results } = await runContract({ baseUrl, fetch, only: ['API-18'] })
  expect(results.map((result) => result.status)).toEqual([status])
  expect(JSON.stringify(results)).toContain(JSON.stringify(reason))
})

test.each<[string, () => Response | Promise<Response>]>([
  ['nothing', () => new Response(null, { status: 200 })],
  ['no content', () => new Response(null, { status: 204 })],
  ['a page of a proxy', () => new Response('<html>Bad gateway</html>', { status: 502 })],
  ['null', () => Response.json(null)],
  ['a list', () => Response.json([1, null, 'x'])],
  ['JSON that ends too early', () => new Response('{"etag":', { headers: { 'Content-Type': 'application/json' } })],
  ['bytes that are no text', () => new Response(new Uint8Array([0, 255, 254, 128]))],
  ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'http://elsewhere.example/' } })],
  ['an error of the network', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET') }))],
])('a server that answers with %s breaks rules, and not the suite', async (_, answer) => {
  let isUp = false
  const fetch: Send = async () => {
    if (isUp) return answer()
    isUp = true
    return new Response()
  }
  const { results } = await runContract({ baseUrl, fetch, arrange: async () => arranged })
  expect(results.filter(({ status }) => status !== 'broken')).toEqual([])
})

test('a server that never answers breaks rules in the time that they have', async () => {
  const fetch: Send = (request) =>
    request.url.endsWith('/api/') ? Promise.resolve(new Response()) : new Promise(() => undefined)
  const { results } = await runContract({ baseUrl, fetch, arrange: async () => arranged, timeLimit: 30 })
  expect(results).toHaveLength(contractRules.length)
  for (const result of results) {
    expect(result).toMatchObject({ status: 'broken', seen: 'none: nothing came within 0.01 seconds' })
  }
})

test('an answer without an end breaks a rule in the time that it has', async () => {
  const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)) })
  const fetch: Send = async (request) => new Response(request.url.endsWith('/api/') ? null : endless())
  const { results } = await runContract({ baseUrl, fetch, arrange: async () => arranged, only: ['API-6'] })
  expect(results).toMatchObject([{ status: 'broken' }])
})

test('whatever is changed in an answer, there is a report', async () => {
  const change = fc.record({ nth: fc.nat(200), name: fc.nat(20), value: fc.jsonValue() })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const backend = openBackend()
      let count = 0
      const fetch: Send = async (request) => {
        const response = await backend(request)
        const isHook = request.url.includes('/_stub/')
        const wanted = isHook ? undefined : changes.find(({ nth }) => nth === count++)
        if (!wanted || !response.headers.get('Content-Type')?.includes('json')) return response
        const text = await response.text()
        if (!text) return new Response(null, response)
        const entries = Object.entries(JSON.parse(text)).map(([name, value], index) => [
          name,
          index === wanted.name ? wanted.value : value,
        ])
        return new Response(JSON.stringify(Object.fromEntries(entries)), response)
      }
      const report = await runContract({ baseUrl, fetch, timeLimit: 300 })
      expect(report.kept + report.broken + report.notTried).toBe(contractRules.length)
      expect(formatReport(report)).toContain(`${report.broken} broken`)
    }),
    { numRuns: 10 },
  )
}, 30_000)

test('says that nothing answers at the address', async () => {
  const fetch: Send = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }))
  await expect(runContract({ baseUrl, fetch })).rejects.toThrow(
    'nothing answers at http://backend.example/api: fetch failed (connect ECONNREFUSED). Start the server',
  )
})

test('gives up on a server and on a hook that never answer', async () => {
  const never = () => new Promise<never>(() => undefined)
  await expect(runContract({ baseUrl, fetch: never, timeLimit: 30 })).rejects.toThrow(
    /nothing came within 0\.01 seconds/,
  )
  const fetch: Send = async () => new Response()
  const run = runContract({ baseUrl, fetch, arrange: never, timeLimit: 30 })
  await expect(run).rejects.toThrow(/nothing can be arranged: nothing came within 0\.03 seconds/)
})

test.each<[string, () => Response, RegExp]>([
  ['is not there', () => new Response(null, { status: 404 }), /answers 404 to each/],
  [
    'fails',
    () => new Response('oops', { status: 500 }),
    /POST http:\/\/backend\.example\/api\/test\/arrange answered 500 oops/,
  ],
  ['answers something else', () => Response.json({ ok: true }), /answered 200 \{"ok":true\}/],
])('says that the hook %s', async (_, answer, message) => {
  const run = runContract({ baseUrl, fetch: async () => answer(), arrange: '/test/arrange' })
  await expect(run).rejects.toThrow(message)
  await expect(run).rejects.toThrow(/Pass "arrange": the address of a hook/)
})

test('refuses a rule and an address that it does not know', async () => {
  await expect(runContract({ baseUrl, only: ['API-0'] })).rejects.toThrow(
    /no rule "API-0"\. Use ids from API-1 to API-34/,
  )
  await expect(runContract({ baseUrl: 'localhost:3000' })).rejects.toThrow(/which is no http address/)
})
