import type { Call, Mutation } from '@offboard/core/closure'
import { routes } from './generated/answers.js'
import type { HttpBackendOptions } from './options.js'

/** The routes of the document, by their `operationId`. */
export type Route = keyof typeof routes

/** What a request is made of, whatever the route. */
export interface Parts {
  readonly path?: object | undefined
  readonly query?: object | undefined
  readonly body?: unknown
}

/** Who asks, and under which conditions. */
export interface Terms extends Call, Partial<Omit<Mutation, 'signal'>> {
  readonly ifMatch?: string
  readonly ifNoneMatch?: string | undefined
  readonly lastEventId?: string | undefined
}

/** `.` and `..` lead out of a path however they are encoded, and lone surrogates have no encoding. */
const outOfPath = /^\.{0,2}$|\p{Surrogate}/u

/**
 * The id as one part of a path.
 *
 * @throws TypeError for what cannot be one.
 */
export function segmentOf(id: unknown): string {
  const text = String(id)
  if (outOfPath.test(text)) throw new TypeError(`Offboard: ${JSON.stringify(text)} is no id that an address can hold.`)
  return encodeURIComponent(text)
}

/** The request for a route. What the client itself sends wins over the headers of the host. */
export async function requestOf(
  { baseUrl, credentials, headers }: HttpBackendOptions,
  id: Route,
  { path = {}, query = {}, body }: Parts,
  terms: Terms,
  signal: AbortSignal | undefined,
): Promise<Request> {
  const [method = '', pattern = ''] = routes[id].split(' ')
  const ids = new Map<string, unknown>(Object.entries(path))
  const address = pattern.replace(/\{(\w+)\}/g, (_, name) => segmentOf(ids.get(name)))
  const sent = new Headers(typeof headers === 'function' ? await headers() : headers)
  const own = {
    Accept: id === 'watch' ? 'text/event-stream' : 'application/json',
    'Content-Type': body && 'application/json',
    Authorization: terms.statusToken && `Bearer ${terms.statusToken}`,
    'Idempotency-Key': terms.idempotencyKey,
    'If-Match': terms.ifMatch,
    'If-None-Match': terms.ifNoneMatch,
    'Last-Event-ID': terms.lastEventId,
  }
  for (const [name, value] of Object.entries(own)) if (value) sent.set(name, String(value))
  return new Request(`${baseUrl.replace(/\/$/, '')}${address}${searchOf(query)}`, {
    method,
    headers: sent,
    body: body ? JSON.stringify(body) : null,
    cache: 'no-store',
    ...(credentials && { credentials }),
    ...(signal && { signal }),
  })
}

function searchOf(query: object): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  // Not every server reads a plus as a space.
  return String(search).replace(/^./, '?$&').replaceAll('+', '%20')
}

/** The shape of what a route answers with this status. Of two, the second is that of 202. */
export function shapeOf(id: Route, status: number): string | undefined {
  const [, , ...shapes] = routes[id].split(' ')
  return status === 202 ? shapes.at(-1) : shapes[0]
}

/** A route for a message, without ids: `GET …/blockers`. */
export function labelOf(id: Route): string {
  return routes[id].split(' ', 2).join(' ').replace('/subjects/{kind}/{id}', '…')
}
