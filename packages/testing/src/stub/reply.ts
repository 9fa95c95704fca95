import type { Instant } from '@offboard/core/closure'
import { NetworkError } from './network-error.js'

/** What a route answers, before it is a `Response`. Plain data, so that it can be kept and sent again. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, a string as plain text, nothing as no content. */
  readonly body?: object | string
  /** The work is done, and the answer never arrives. */
  readonly lost?: boolean
}

/** A reply that comes bit by bit. It cannot be kept. */
export interface StreamReply extends Reply {
  readonly stream: ReadableStream<Uint8Array>
}

/** Thrown by a route to answer with a problem. Nothing was done then. */
export class Refusal extends Error {
  readonly reply: Reply

  constructor(reply: Reply) {
    super(`The stub refused with ${reply.status}`)
    this.reply = reply
  }
}

/** A JSON answer that carries the etag of its body as a header too. */
export function snapshotReply(body: { readonly etag: string }, status = 200): Reply {
  return { status, headers: { ETag: body.etag }, body }
}

/**
 * Makes the `Response`. JSON gets the server's time at the moment of sending: a replay with the time of the first
 * answer would set the client's idea of the time back.
 *
 * @throws NetworkError when the reply is lost.
 */
export function toResponse(reply: Reply, request: Request, serverTime: Instant): Response {
  if (reply.lost) throw new NetworkError()
  const { status, body } = reply
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, value)
  if ('stream' in reply) return new Response(reply.stream as ReadableStream, { status, headers })
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers })
  if (typeof body === 'object' && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json')
  const text = typeof body === 'object' ? JSON.stringify({ ...body, serverTime }) : body
  return new Response(request.method === 'HEAD' ? null : (text ?? null), { status, headers })
}

/** Whether the caller has this very content already. */
function isKnown({ method, headers }: Request, answer: Headers): boolean {
  const etag = answer.get('ETag')
  if (!etag || (method !== 'GET' && method !== 'HEAD')) return false
  const known = headers.get('If-None-Match')?.split(',') ?? []
  return known.some((each) => each.trim().replace(/^W\//, '') === etag)
}
