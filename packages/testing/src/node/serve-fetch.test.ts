import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { exchange } from '../../test/exchange.js'
import { NetworkError } from '../stub/index.js'
import { type FetchServer, type ServeFetchOptions, serveFetch } from './serve-fetch.js'

type Script = (request: Request) => Response | Promise<Response>

const servers: FetchServer[] = []
const errors: unknown[] = []

beforeEach(() => {
  errors.length = 0
})

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  expect(errors).toEqual([])
})

/** Serves what the script answers. */
async function serve(script: Script, options: Partial<ServeFetchOptions> = {}): Promise<string> {
  const server = await serveFetch({
    fetch: async (request) => script(request),
    host: '127.0.0.1',
    port: 0,
    now: () => Date.parse('2026-03-02T09:00:00Z'),
    onError: (error) => errors.push(error),
    grace: 50,
    ...options,
  })
  servers.push(server)
  return server.url
}

/** Tells how the request looked. */
const mirror: Script = async (request) =>
  Response.json({ method: request.method, url: request.url, body: await request.text() })

const encode = (text: string) => new TextEncoder().encode(text)

/** A stream of events that the test writes. */
function events() {
  const cancelled = deferred<string>()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start(own) {
      controller = own
    },
    cancel: () => cancelled.resolve('cancelled'),
  })
  return {
    response: new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    send: (text: string) => controller?.enqueue(encode(text)),
    fail: (error: Error) => controller?.error(error),
    cancelled: cancelled.promise,
  }
}

async function readFrom(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<string | undefined> {
  const { value } = (await reader?.read()) ?? {}
  return value && new TextDecoder().decode(value)
}

describe('an answer', () => {
  test('is what the function answers to what was sent', async () => {
    const url = await serve(async (request) => {
      const seen = { method: request.method, url: request.url, body: await request.text() }
      return Response.json(seen, { status: 201, headers: { ETag: '"1"', 'X-Key': request.headers.get('X-Key') ?? '' } })
    })
    const response = await fetch(`${url}/closures?a=b`, { method: 'POST', body: 'grüße', headers: { 'X-Key': 'k' } })
    expect(response.status).toBe(201)
    expect(Object.fromEntries(response.headers)).toMatchObject({ etag: '"1"', 'x-key': 'k' })
    expect(await response.json()).toEqual({ method: 'POST', url: `${url}/closures?a=b`, body: 'grüße' })
  })

  test('keeps each of several cookies', async () => {
    const url = await serve(
      () =>
        new Response(null, {
          headers: [
            ['Set-Cookie', 'a=1'],
            ['Set-Cookie', 'b=2'],
          ],
        }),
    )
    expect((await fetch(url)).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('to HEAD has no body, and lets go of one that the function made', async () => {
    const stream = events()
    const url = await serve(({ method }) => (method === 'HEAD' ? stream.response : new Response()))
    const { status, headers, body } = await exchange(url, 'HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    expect([status, headers.get('Content-Type'), body]).toEqual([200, 'text/event-stream', ''])
    await expect(stream.cancelled).resolves.toBe('cancelled')
  })

  test('that is lost breaks the connection without a word', async () => {
    const url = await serve(() => {
      throw new NetworkError()
    })
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    expect(await exchange(url, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')).toMatchObject({ status: 0, body: '' })
  })

  test('ends its connection, because browsers quietly repeat what was lost on one that they have used before', async () => {
    const answered = vi.fn(mirror)
    const url = await serve(answered)
    const twice = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(2)
    const { status, headers } = await exchange(url, twice)
    expect([status, headers.get('Connection')]).toEqual([200, 'close'])
    expect(answered).toHaveBeenCalledTimes(1)
  })

  test('that fails is a problem which says nothing of the reason', async () => {
    const secret = new Error('Cannot read secret.ts')
    const url = await serve(() => {
      throw secret
    })
    const response = await fetch(url)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      status: 500,
      code: 'internal-error',
      serverTime: '2026-03-02T09:00:00.000Z',
    })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([500, 'application/problem+json'])
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(text).not.toMatch(/secret|\.ts/)
    expect(errors.splice(0)).toEqual([secret])
  })

  test('comes to each of many at once', async () => {
    const url = await serve(mirror)
    const numbers = Array.from({ length: 300 }, (_, index) => index)
    const bodies = await Promise.all(
      numbers.map(async (number) => (await fetch(url, { method: 'POST', body: `${number}` })).json()),
    )
    expect(bodies.map(({ body }) => Number(body))).toEqual(numbers)
  })
})

describe('a stream', () => {
  test('arrives event by event, its headers before the first', async () => {
    const stream = events()
    const url = await serve(() => stream.response)
    const response = await fetch(url)
    const reader = response.body?.getReader()
    for (const text of ['data: 1\n\n', 'data: 2\n\n']) {
      stream.send(text)
      expect(await readFrom(reader)).toBe(text)
    }
    await reader?.cancel()
  })

  test('is let go of when the client goes away', async () => {
    const stream = events()
    const url = await serve(() => stream.response)
    const controller = new AbortController()
    await fetch(url, { signal: controller.signal })
    controller.abort()
    await expect(stream.cancelled).resolves.toBe('cancelled')
  })

  test('that fails breaks off, and the reason is told', async () => {
    const stream = events()
    const url = await serve(() => stream.response)
    const reader = (await fetch(url)).body?.getReader()
    stream.send('data: 1\n\n')
    await readFrom(reader)
    stream.fail(new Error('broken'))
    await expect(reader?.read()).rejects.toThrow('terminated')
    expect(errors.splice(0)).toEqual([new Error('broken')])
  })

  test('of a client that left before it began is let go of too', async () => {
    const stream = events()
    const arrived = deferred<AbortSignal>()
    const left = deferred<void>()
    const url = await serve(async ({ signal }) => {
      arrived.resolve(signal)
      await left.promise
      return stream.response
    })
    const controller = new AbortController()
    const answer = fetch(url, { signal: controller.signal })
    const signal = await arrived.promise
    controller.abort()
    await expect(answer).rejects.toThrow(/abort/)
    if (!signal.aborted) await once(signal, 'abort')
    left.resolve()
    await expect(stream.cancelled).resolves.toBe('cancelled')
  })
})

describe('a body', () => {
  const limit = 64 * 1024

  test('can have 64 kB', async () => {
    const url = await serve(mirror)
    const response = await fetch(url, { method: 'POST', body: 'x'.repeat(limit) })
    expect((await response.json()).body).toHaveLength(limit)
  })

  const chunked = (size: number): RequestInit & { duplex: 'half' } => ({
    duplex: 'half',
    body: new ReadableStream<Uint8Array>({
      start(controller) {
        for (let sent = 0; sent < size; sent += 1024)
          controller.enqueue(encode('x'.repeat(Math.min(1024, size - sent))))
        controller.close()
      },
    }),
  })

  test.each([
    ['with its length', () => ({ body: 'x'.repeat(limit + 1) })],
    ['in chunks', () => chunked(limit + 1)],
    ['in chunks, far over', () => chunked(limit * 8)],
  ])('over that is refused: %s', async (_, make) => {
    const fetched = vi.fn(mirror)
    const url = await serve(fetched)
    const response = await fetch(url, { method: 'POST', ...make() })
    expect([response.status, response.headers.get('Connection')]).toEqual([413, 'close'])
    expect(await response.json()).toMatchObject({ code: 'request-too-large', status: 413 })
    expect(fetched).not.toHaveBeenCalled()
  })

  test('that is refused is read on, so that the connection is closed and not reset', async () => {
    const url = await serve(mirror)
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${limit * 2}\r\n\r\n${'x'.repeat(limit)}`)
    const [head] = await once(socket, 'data')
    expect(`${head}`).toMatch(/^HTTP\/1\.1 413 [\s\S]*content-length: \d+\r\n/)
    const ended = vi.fn()
    socket.on('end', ended).resume()
    await fetch(url)
    expect(ended).not.toHaveBeenCalled()
    socket.write('x'.repeat(limit))
    await once(socket, 'close')
    expect(ended).toHaveBeenCalledTimes(1)
  })

  test('that never ends is cut off', async () => {
    const url = await serve(mirror)
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const pour = () => {
      while (!socket.destroyed && socket.write(chunk));
    }
    socket.on('drain', pour)
    pour()
    // Reset in the end: it is still sending.
    const [error] = await once(socket, 'error')
    expect(error.code).toMatch(/ECONNRESET|EPIPE/)
  })

  test('that is no UTF-8 is refused', async () => {
    const url = await serve(mirror)
    const response = await fetch(url, { method: 'POST', body: new Uint8Array([0x22, 0xc3, 0x28, 0x22]) })
    expect([response.status, (await response.json()).code]).toEqual([400, 'invalid-request'])
  })

  test('that does not arrive in time is given up', async () => {
    const url = await serve(mirror, { requestTimeout: 30 })
    const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n'
    const { status, body } = await exchange(url, head)
    expect([status, JSON.parse(body).code]).toEqual([408, 'request-timeout'])
  })
})

describe('what is no request', () => {
  const host = 'Host: localhost\r\n'

  test.each([
    ['noise', '\0\x01\x02\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a header with a control character', `GET / HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`, 400],
    ['a header without an end', `GET / HTTP/1.1\r\n${host}X\r\n\r\n`, 400],
    ['two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
    ['a length below 0', `POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`, 400],
    [
      'a length and chunks',
      `POST / HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['a chunk without a size', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400],
    ['headers of 20 kB', `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a path of 20 kB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, 431],
    ['a whole URL', `GET http://localhost/ HTTP/1.1\r\n${host}\r\n`, 400],
    ['an asterisk', `OPTIONS * HTTP/1.1\r\n${host}\r\n`, 400],
    ['TRACE', `TRACE / HTTP/1.1\r\n${host}\r\n`, 400],
    ['CONNECT', `CONNECT localhost:80 HTTP/1.1\r\n${host}\r\n`, 0],
  ])('is refused: %s', async (_, bytes, expected) => {
    const fetched = vi.fn(mirror)
    const url = await serve(fetched)
    const { status, headers, body } = await exchange(url, bytes)
    expect(status).toBe(expected)
    if (status) {
      expect(headers.get('Content-Type')).toBe('application/problem+json')
      expect(headers.get('Connection')).toBe('close')
      expect(JSON.parse(body.replace(/^[0-9a-f]+\r\n/, '').replace(/\r\n0$/, ''))).toMatchObject({ status })
    }
    expect(fetched).not.toHaveBeenCalled()
    expect((await fetch(url)).status).toBe(200)
  })

  test('does not spoil an answer that has begun', async () => {
    const stream = events()
    const url = await serve(() => stream.response)
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(`POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)
    const [head] = await once(socket, 'data')
    expect(`${head}`).toMatch(/^HTTP\/1\.1 200 OK/)
    let rest = ''
    socket.on('data', (data) => {
      rest += data
    })
    socket.on('error', () => undefined)
    socket.write('\0noise\r\n\r\n')
    await once(socket, 'close')
    expect(rest).not.toContain('400')
  })

  test.each([
    ['/a/../b', '/b'],
    ['/a/%2e%2e/b', '/b'],
    ['/%2e%2e/%2e%2e/etc/passwd', '/etc/passwd'],
    ['//evil.example/a', '//evil.example/a'],
    ['/a%00b', '/a%00b'],
    ['/a\\..\\b', '/b'],
    ['/%', '/%'],
    ['/%c3%28', '/%c3%28'],
  ])('a path stays a path on this server: %s', async (path, expected) => {
    const url = await serve(({ url: seen }) => new Response(null, { headers: { Seen: seen } }))
    const { headers } = await exchange(url, `GET ${path} HTTP/1.1\r\n${host}\r\n`)
    expect(headers.get('Seen')).toBe(`http://localhost${expected}`)
  })
})

describe('who is let in', () => {
  const ask = (url: string, ...lines: string[]) => exchange(url, `${['GET / HTTP/1.1', ...lines].join('\r\n')}\r\n\r\n`)

  test.each(['localhost', 'LOCALHOST:4010', '127.0.0.1', '127.0.0.1:4010', '[::1]', '[::1]:4010'])(
    'whoever asks for %s',
    async (host) => {
      const url = await serve(() => new Response())
      expect((await ask(url, `Host: ${host}`)).status).toBe(200)
    },
  )

  test.each([
    'evil.example',
    'evil.example:4010',
    'localhost.evil.example',
    'a@localhost',
    '127.0.0.1.evil.example',
    '0.0.0.0',
  ])('nobody who asks for %s: a name that was given this address (DNS rebinding)', async (host) => {
    const fetched = vi.fn(mirror)
    const url = await serve(fetched)
    expect(await ask(url, `Host: ${host}`)).toMatchObject({ status: 403 })
    expect(fetched).not.toHaveBeenCalled()
  })

  test.each([
    'https://evil.example',
    'http://localhost.evil.example',
    'null',
    'http://localhost:1@evil.example',
    'file://',
  ])('no page of %s, and none can read the refusal', async (origin) => {
    const fetched = vi.fn(mirror)
    const url = await serve(fetched)
    const { status, headers } = await ask(url, 'Host: localhost', `Origin: ${origin}`)
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([403, null])
    expect(fetched).not.toHaveBeenCalled()
  })

  test.each(['http://localhost:6006', 'http://127.0.0.1:5173', 'https://localhost', 'http://[::1]:3000'])(
    'pages of %s, which can read what they need',
    async (origin) => {
      const url = await serve(() => new Response(null, { headers: { ETag: '"1"', Vary: 'Accept' } }))
      const { headers } = await ask(url, 'Host: localhost', `Origin: ${origin}`)
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin)
      expect(headers.get('Access-Control-Allow-Credentials')).toBe('true')
      expect(headers.get('Access-Control-Expose-Headers')).toContain('ETag, Location, Retry-After')
      expect(headers.get('Vary')).toBe('Accept, Origin')
    },
  )

  test('pages can read refusals too', async () => {
    const url = await serve(mirror)
    const headers = { Origin: 'http://localhost:6006' }
    const response = await fetch(url, { method: 'POST', headers, body: 'x'.repeat(70_000) })
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([413, headers.Origin])
  })

  test('programs get no headers for pages', async () => {
    const url = await serve(() => new Response())
    expect((await ask(url, 'Host: localhost')).headers.has('Access-Control-Allow-Origin')).toBe(false)
  })

  test('a browser may ask first what a page may send', async () => {
    const fetched = vi.fn(mirror)
    const url = await serve(fetched)
    const response = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:6006',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'idempotency-key,if-match',
      },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, POST, PUT, DELETE')
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe('idempotency-key,if-match')
    expect(fetched).not.toHaveBeenCalled()
  })
})

describe('the server', () => {
  test('ends open streams when it closes, and lets other answers finish', async () => {
    const stream = events()
    const asked = deferred<void>()
    const answer = deferred<Response>()
    const url = await serve(
      ({ url: seen }) => {
        if (seen.endsWith('/stream')) return stream.response
        asked.resolve()
        return answer.promise
      },
      { grace: 10_000 },
    )
    const reader = (await fetch(`${url}/stream`)).body?.getReader()
    const slow = fetch(url)
    await asked.promise
    const closed = servers[0]?.close()
    expect(await reader?.read()).toMatchObject({ done: true })
    await expect(stream.cancelled).resolves.toBe('cancelled')
    answer.resolve(new Response('done'))
    expect(await (await slow).text()).toBe('done')
    await closed
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  test('cuts off what takes too long when it closes', async () => {
    const asked = deferred<void>()
    const url = await serve(
      () => {
        asked.resolve()
        return new Promise<Response>(() => undefined)
      },
      { grace: 1 },
    )
    const slow = expect(fetch(url)).rejects.toThrow('fetch failed')
    await asked.promise
    await servers[0]?.close()
    await slow
  })

  test('cuts off who has connected and says nothing when it closes', async () => {
    const url = await serve(mirror, { grace: 1 })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.on('error', () => undefined)
    await servers[0]?.close()
    if (!socket.closed) await once(socket, 'close')
  })

  test('sends away who comes when too many are connected, and lets in others later', async () => {
    const url = await serve(() => new Response('in'), { maxConnections: 1 })
    const first = connect(Number(new URL(url).port), '127.0.0.1')
    await once(first, 'connect')
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    first.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    first.resume()
    await once(first, 'close')
    expect(await (await fetch(url)).text()).toBe('in')
  })

  test('can be closed twice', async () => {
    await serve(mirror)
    await Promise.all([servers[0]?.close(), servers[0]?.close()])
    await expect(servers[0]?.close()).resolves.toBeUndefined()
  })

  test('says so when its port is in use', async () => {
    const port = Number(new URL(await serve(mirror)).port)
    await expect(serve(mirror, { port })).rejects.toThrow(
      new RegExp(`cannot listen at port ${port}: .*EADDRINUSE.*Pass another port, or 0`),
    )
  })

  test.each(['0.0.0.0', '::', '192.168.1.2', 'localhost', 'example.com', ''])(
    'does not listen at "%s"',
    async (host) => {
      await expect(serve(mirror, { host: host as '::1' })).rejects.toThrow(
        /does not listen at .*Pass 127\.0\.0\.1 or ::1/,
      )
    },
  )

  test('listens at ::1 where the machine has it, and says so where not', async () => {
    const url = await serve(() => new Response(), { host: '::1' }).catch((error: Error) => error.message)
    if (url.startsWith('http')) expect((await fetch(url)).status).toBe(200)
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$|cannot listen at port 0/)
  })
})
