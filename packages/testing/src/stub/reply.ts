import { NetworkError } from './network-error.js'
import type { Instant } from './wire.js'

/** What a route answers, before it is a `Response`. Plain data, so that it can be kept and sent again. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, a string as plain text, nothing as no content. */
  readonly body?: object | string
  /** The work is done, and the answer never arrives. */
  readonly lost?: boolean
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
export function toResponse(reply: Reply, serverTime: Instant): Response {
  if (reply.lost) throw new NetworkError()
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, value)
  if (typeof reply.body !== 'object') return new Response(reply.body ?? null, { status: reply.status, headers })
  if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json')
  return new Response(JSON.stringify({ ...reply.body, serverTime }), { status: reply.status, headers })
}
