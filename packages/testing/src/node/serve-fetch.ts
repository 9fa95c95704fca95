import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import { NetworkError } from '../stub/index.js'
import { refuse } from '../stub/problems.js'
import { Refusal, type Reply, toResponse } from '../stub/reply.js'
import { allowRequest, assertLoopback, isPreflight, type LoopbackHost, readableBy, requireLocal } from './access.js'
import { rawRefusal } from './raw-refusal.js'
import { readBody, TooLarge } from './read-body.js'

/** How to serve. */
export interface ServeFetchOptions {
  /** Rejects with a `NetworkError` when the answer is lost on the way. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly host: LoopbackHost
  /** 0: one that is free. */
  readonly port: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Hears of what is no refusal, but a bug. The client gets a 500 that says nothing of it. */
  readonly onError: (error: unknown) => void
  /** How long a request may take to arrive, in milliseconds. Default: 30 seconds. */
  readonly requestTimeout?: number
  /** How many can be connected at once. Who comes then is sent away. Default: 1,000. */
  readonly maxConnections?: number
  /** How long answers that are under way may still take when the server closes, in milliseconds. Default: 2 seconds. */
  readonly grace?: number
}

/** A server that runs. */
export interface FetchServer {
  /** Without a slash at its end. */
  readonly url: string
  /** Ends open streams, lets other answers finish, and gives the port free. */
  readonly close: () => Promise<void>
}

/**
 * Serves a fetch function over HTTP/1.1 on this machine.
 *
 * @throws RangeError for a host that others could reach.
 * @throws Error when the port is in use.
 */
export async function serveFetch(options: ServeFetchOptions): Promise<FetchServer> {
  const { host, port, requestTimeout = 30_000, grace = 2000 } = options
  assertLoopback(host)
  /** What the sockets are being answered with. */
  const answering = new WeakMap<Duplex, ServerResponse>()
  /** Ends what would go on for ever. */
  const streams = new Set<() => void>()
  const server = createServer({
    requestTimeout,
    headersTimeout: Math.min(10_000, requestTimeout),
    connectionsCheckingInterval: Math.min(1000, requestTimeout),
    // Looked at below: Node's own answer is no problem details.
    requireHostHeader: false,
  })
  server.maxConnections = options.maxConnections ?? 1000
  server.maxRequestsPerSocket = 1

  server.on('request', (req, res) => {
    // Browsers quietly send a request again when a connection that they have used before breaks. A lost answer would
    // never be noticed.
    res.shouldKeepAlive = false
    answering.set(req.socket, res)
    respond(req, res).catch((error: unknown) => {
      options.onError(error)
      res.destroy()
    })
  })

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || answering.get(socket)?.headersSent) return socket.destroy()
    return socket.end(rawRefusal(error.code, serverTime()), () => socket.destroy())
  })

  function serverTime(): string {
    return new Date(options.now()).toISOString()
  }

  async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const origin = req.headers.origin ?? null
    const response = await answer(req, res).catch((error: unknown) => (res.destroyed ? undefined : failure(error)))
    if (!response || res.destroyed) {
      res.destroy()
      return response?.body?.cancel()
    }
    const { body, status, headers } = response
    const isStream = headers.get('Content-Type')?.startsWith('text/event-stream')
    const init = { status, headers, statusText: STATUS_CODES[status] ?? '' }
    const sent = new Response(isStream && body ? endable(body) : body, init)
    const sending = sendResponse(res, readableBy(origin, sent))
    // The first event of a stream may be far off.
    if (isStream) res.flushHeaders()
    await sending
    if (req.method === 'HEAD') await sent.body?.cancel()
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<Response> {
    requireLocal(req.headers.host, req.headers.origin ?? null)
    const request = readRequest(req, res)
    if (isPreflight(request)) return allowRequest(request)
    const { url, headers, signal } = request
    const body = await readBody(request)
    return options.fetch(new Request(url, { method: request.method, headers, signal, ...(body && { body }) }))
  }

  /** The answer in place of one that failed. `undefined`: none arrives. */
  function failure(error: unknown): Response | undefined {
    if (error instanceof NetworkError) return undefined
    if (error instanceof Refusal) return toResponse(error.reply, anyRequest, serverTime())
    if (error instanceof TooLarge) return tooLarge(error)
    options.onError(error)
    return toResponse(internalError, anyRequest, serverTime())
  }

  function tooLarge({ drained }: TooLarge): Response {
    const { reply } = refuse('request-too-large', { detail: 'A body can have 64 kB.' })
    const { status, headers } = toResponse(reply, anyRequest, serverTime())
    const text = JSON.stringify({ ...Object(reply.body), serverTime: serverTime() })
    headers.set('Content-Length', `${Buffer.byteLength(text)}`)
    return new Response(heldOpen(text, drained), { status, headers })
  }

  function endable(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader()
    const end = () => void reader.cancel()
    const forget = () => streams.delete(end)
    streams.add(end)
    reader.closed.then(forget, forget)
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    })
  }

  async function close(): Promise<void> {
    const closed = once(server, 'close')
    server.close()
    for (const end of streams) end()
    const timer = setTimeout(() => server.closeAllConnections(), grace)
    await closed
    clearTimeout(timer)
  }

  await listen(server, host, port)
  return { url: urlOf(server), close }
}

/** What is asked does not matter to a refusal: a body that a HEAD must not get is left out when it is sent. */
const anyRequest = new Request('http://127.0.0.1')

const internalError: Reply = {
  status: 500,
  headers: { 'Content-Type': 'application/problem+json' },
  body: {
    type: 'https://offboard.example/problems/internal-error',
    title: 'Something is broken here',
    status: 500,
    code: 'internal-error',
  },
}

/** @throws Refusal `invalid-request` for what is HTTP, but no request that `fetch` could make. */
function readRequest(req: IncomingMessage, res: ServerResponse): Request {
  if (!req.url?.startsWith('/')) throw refuse('invalid-request', { detail: 'Send a path that begins with a slash.' })
  try {
    return createRequest(req, res)
  } catch {
    throw refuse('invalid-request')
  }
}

/**
 * Sends the text at once and ends later. A socket that is closed while more is coming in is reset, and the client could
 * lose the answer.
 */
function heldOpen(text: string, until: Promise<void>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      await until
      controller.close()
    },
  })
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen({ host, port })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new Error(
      `Offboard: the stub cannot listen at port ${port}: ${(error as Error).message}. Pass another port, or 0 for one that is free.`,
      { cause: error },
    )
  }
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
