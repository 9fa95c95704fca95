import type { Exchange } from './exchange.js'
import { Violation } from './expect.js'

/** What to send. */
export interface Ask {
  readonly method: string
  /** Relative to the base address, or a whole address. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown
}

/** How requests are sent: `fetch`, or a stub in process. */
export type Send = (request: Request) => Promise<Response>

export interface WireOptions {
  readonly baseUrl: string
  readonly fetch: Send
  /** How long an answer may take, in milliseconds. */
  readonly answerWithin: number
  /** Ends everything. */
  readonly signal: AbortSignal
  readonly record: (exchange: Exchange) => void
}

/** An answer whose body is still coming in. */
export interface Incoming {
  /** What has come so far. */
  readonly exchange: () => Exchange
  /** The next piece of the body. `undefined`: it has ended. */
  readonly read: () => Promise<string | undefined>
  readonly close: () => void
}

// Far more than any answer needs, so that a body without an end does not fill the memory.
const longest = 20_000_000

/** Sends one request and records what is answered. Throws a `Violation` when nothing is. */
export async function exchangeOver(wire: WireOptions, ask: Ask): Promise<Exchange> {
  const incoming = await open(wire, ask, wire.answerWithin)
  const { exchange, read, close } = incoming
  try {
    while ((await read()) !== undefined && exchange().text.length < longest);
  } finally {
    close()
    wire.record(exchange())
  }
  return exchange()
}

/** Sends one request whose answer is read bit by bit, for example events. The caller closes it. */
export async function openOver(wire: WireOptions, ask: Ask): Promise<Incoming> {
  const incoming = await open(wire, ask)
  return {
    ...incoming,
    close: () => {
      incoming.close()
      wire.record(incoming.exchange())
    },
  }
}

async function open(wire: WireOptions, ask: Ask, answerWithin?: number): Promise<Incoming> {
  const { request, sent } = toRequest(wire.baseUrl, ask)
  let exchange: Exchange = { ...sent, status: 0, headers: {}, text: '' }
  const limit = limited(wire.signal, answerWithin)

  async function orFail<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await untilAborted(limit.signal, work)
    } catch (error) {
      limit.end()
      if (exchange.status === 0) wire.record(exchange)
      throw new Violation(exchange, 'an answer', `none: ${wordsOf(error)}`)
    }
  }

  const response = await orFail(wire.fetch(new Request(request, { signal: limit.signal })))
  exchange = { ...exchange, status: response.status, headers: Object.fromEntries(response.headers) }
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()

  return {
    exchange: () => exchange,
    async read() {
      const piece = reader && (await orFail(reader.read()))
      if (!piece || piece.done) return undefined
      const text = decoder.decode(piece.value, { stream: true })
      exchange = { ...exchange, text: exchange.text + text }
      return text
    },
    close() {
      limit.end()
      // Nobody waits for what a closed body still has to say.
      reader?.cancel().catch(() => undefined)
    },
  }
}

function toRequest(baseUrl: string, { method, path, headers = {}, body }: Ask) {
  const url = /^https?:/.test(path) ? path : baseUrl.replace(/\/$/, '') + path
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const requestHeaders = { ...headers, ...(text !== undefined && { 'Content-Type': 'application/json' }) }
  const sent = { method, url, requestHeaders, ...(text !== undefined && { requestBody: text }) }
  const content = text === undefined ? {} : { body: text }
  return { sent, request: new Request(url, { method, headers: requestHeaders, redirect: 'manual', ...content }) }
}

/** A signal that aborts with this one, and after so many milliseconds, until it is ended. */
function limited(outer: AbortSignal, milliseconds?: number) {
  const controller = new AbortController()
  const stop = () => controller.abort(outer.reason)
  if (outer.aborted) stop()
  outer.addEventListener('abort', stop)
  const timer =
    milliseconds &&
    setTimeout(() => controller.abort(new Error(`nothing came within ${milliseconds / 1000} seconds`)), milliseconds)
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer)
      outer.removeEventListener('abort', stop)
      controller.abort(new Error('closed'))
    },
  }
}

/** Gives up after so many milliseconds. */
export async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  const limit = limited(new AbortController().signal, milliseconds)
  return untilAborted(limit.signal, work).finally(limit.end)
}

/** Also ends where `fetch` does not look at the signal. */
function untilAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** `fetch` hides the reason, for example ECONNREFUSED, in the cause. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error && cause.message ? `${error.message} (${cause.message})` : error.message
}
