import { HttpResponse, http } from 'msw'
import { type SetupServer, setupServer } from 'msw/node'
import { afterEach, expect, test, vi } from 'vitest'
import { account, OpenStub } from '../../test/open-stub.js'
import { createHandlers, type HandlersOptions } from './create-handlers.js'

const open = new OpenStub()
const elsewhere = http.all('*', () => new HttpResponse(null, { status: 418 }))
let server: SetupServer | undefined

/** Answers from the stub, and 418 from everywhere else, so that nothing reaches the network. */
function listen(options?: HandlersOptions, { stub } = open): void {
  server = setupServer(...createHandlers(stub, options), elsewhere)
  server.listen({ onUnhandledFrame: 'error' })
}

afterEach(() => {
  server?.close()
  server = undefined
  open.stub.faults.clear()
  open.stub.reset()
})

function start(ifMatch: string): Promise<Response> {
  return fetch(`https://app.example/api${account}/closures`, {
    method: 'POST',
    headers: { 'Idempotency-Key': 'key_1', 'If-Match': ifMatch },
    body: JSON.stringify({ mode: 'immediate' }),
  })
}

test('answers from the stub under /api', async () => {
  listen()
  const response = await start(await open.clear())
  expect(response.status).toBe(201)
  expect(response.headers.get('Location')).toBe('/api/closures/closure_1')
  expect(await response.json()).toMatchObject({ id: 'closure_1', state: 'completed' })
})

test('passes on an answer without content', async () => {
  listen()
  const response = await fetch('https://app.example/api/session', { method: 'DELETE' })
  expect([response.status, await response.text()]).toEqual([204, ''])
})

test('[F4] a lost answer is a network error', async () => {
  listen()
  open.stub.faults.enable('F4')
  const etag = await open.clear()
  await expect(start(etag)).rejects.toThrow(TypeError)
  expect((await start(etag)).status).toBe(201)
  expect(open.stub.inspect().starts).toBe(1)
})

test('an aborted request rejects, and nothing is printed', async () => {
  const slow = new OpenStub({ latency: 1000 })
  listen({}, slow)
  const controller = new AbortController()
  const answer = fetch(`https://app.example/api${account}/blockers`, { signal: controller.signal })
  const aborted = expect(answer).rejects.toThrow(/abort/)
  await vi.waitUntil(() => slow.stub.inspect().requests.length === 1)
  controller.abort()
  await aborted
})

test.each([
  ['a path, on each origin where there is no page', '/api', 'https://other.example/api/session', true],
  ['a path, not one that only begins alike', '/api', 'https://app.example/apis/session', false],
  ['a path with a slash at its end', '/v1/', 'https://app.example/v1/session', true],
  ['the root', '/', 'https://app.example/session', true],
  ['a URL', 'https://api.example/v1', 'https://api.example/v1/session', true],
  ['a URL, not another origin', 'https://api.example/v1', 'https://app.example/v1/session', false],
])('answers at %s', async (_, baseUrl, url, isAnswered) => {
  listen({ baseUrl })
  expect((await fetch(url)).status).toBe(isAnswered ? 200 : 418)
})

test('answers at a path only on the origin of the page, where there is one', async () => {
  vi.stubGlobal('location', { origin: 'https://app.example' })
  listen()
  expect((await fetch('https://other.example/api/session')).status).toBe(418)
  expect((await fetch('https://app.example/api/session')).status).toBe(200)
})

test.each(['api', 'localhost:3000/api', ''])('refuses the base URL "%s"', (baseUrl) => {
  expect(() => createHandlers(open.stub, { baseUrl })).toThrow(/neither a path nor an http URL\. Pass "\/api"/)
})
