import { refuse } from '../problems.js'
import type { Server } from '../server.js'
import type { Call } from './route.js'

/** @throws Refusal `session-ended` unless signed in. */
export function requireSession({ session }: Server): void {
  if (session.status !== 'active') throw refuse('session-ended')
}

/**
 * Also lets the caller in whose session was ended by the closure, within the receipt window. When the answer to the
 * start was lost, so was the status token, and this is the only way left to learn what became of it.
 *
 * @throws Refusal `session-ended`
 */
export function requireSessionOrReceipt(server: Server): void {
  const isRecognised = server.session.status === 'closed' && server.closures.current()
  if (!isRecognised) requireSession(server)
}

/**
 * Comes before any look at what exists, so that a stranger cannot find out by asking.
 *
 * @throws Refusal `not-permitted`
 */
export function requirePermission({ scenario, faults }: Server, { params }: Call): void {
  const { kind, id } = scenario.descriptor.subject
  if (params.kind !== kind || params.id !== id) throw refuse('not-permitted')
  if (faults.hasStruck('F24')) throw refuse('not-permitted', scenario.faults.whoCan)
}

/** @throws Refusal `precondition-required` without an `Idempotency-Key`. */
export function requireKey({ headers }: Call): string {
  const key = headers.get('Idempotency-Key')
  if (!key) throw refuse('precondition-required', { detail: 'Send an Idempotency-Key, the same for each retry.' })
  return key
}

/** What tells this request from another one under the same key. */
export function fingerprintOf({ method, path, body }: Call): string {
  return JSON.stringify([method, path, body])
}

/**
 * The JSON object in the body. An empty body is an empty object.
 *
 * @throws Refusal `invalid-request`
 */
export function readObject({ body }: Call): Readonly<Record<string, unknown>> {
  const value = parse(body || '{}')
  if (typeof value !== 'object' || value === null) throw refuse('invalid-request', { detail: 'Send a JSON object.' })
  return { ...value }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
