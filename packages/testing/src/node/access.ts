import { refuse } from '../stub/problems.js'

/** Where the server may listen: at this machine itself. */
export type LoopbackHost = '127.0.0.1' | '::1'

const hosts: readonly string[] = ['127.0.0.1', '::1'] satisfies LoopbackHost[]

const loopback = '(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?'
const loopbackAuthority = new RegExp(`^${loopback}$`, 'i')
const loopbackOrigin = new RegExp(`^https?://${loopback}$`)

/** What a page on another port may read of an answer, besides its body. */
const exposedHeaders = 'ETag, Location, Retry-After, WWW-Authenticate, Allow'

/** @throws RangeError for a host that others could reach. */
export function assertLoopback(host: string): void {
  if (hosts.includes(host)) return
  throw new RangeError(
    `Offboard: the stub does not listen at "${host}", because whoever reaches it can change everything in it. Pass 127.0.0.1 or ::1.`,
  )
}

/**
 * Lets in what is addressed to this machine, from pages of this machine and from programs. A page elsewhere could
 * otherwise send changes here, or give its own name the address 127.0.0.1 and read along (DNS rebinding).
 *
 * @throws Refusal `not-permitted`, `invalid-request` without a host
 */
export function requireLocal(host: string | undefined, origin: string | null): void {
  if (host === undefined) throw refuse('invalid-request', { detail: 'Send a Host header.' })
  if (!loopbackAuthority.test(host)) {
    throw refuse('not-permitted', { detail: 'Ask 127.0.0.1, [::1] or localhost. No other name is answered here.' })
  }
  if (origin !== null && !loopbackOrigin.test(origin)) {
    throw refuse('not-permitted', { detail: 'Only pages at 127.0.0.1, [::1] or localhost are answered here.' })
  }
}

/** Whether a browser asks if a page may send a request. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('Origin') && headers.has('Access-Control-Request-Method')
}

/** Answers a preflight. The origin has been looked at before. */
export function allowRequest({ headers }: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE',
      'Access-Control-Allow-Headers': headers.get('Access-Control-Request-Headers') ?? '',
      'Access-Control-Max-Age': '600',
    },
  })
}

/** The answer, readable by the page that asked. Programs send no origin, and get it as it is. */
export function readableBy(origin: string | null, response: Response): Response {
  if (origin === null || !loopbackOrigin.test(origin)) return response
  const headers = new Headers(response.headers)
  headers.set('Access-Control-Allow-Origin', origin)
  headers.set('Access-Control-Allow-Credentials', 'true')
  headers.set('Access-Control-Expose-Headers', exposedHeaders)
  headers.append('Vary', 'Origin')
  const { body, status, statusText } = response
  return new Response(body, { status, statusText, headers })
}
