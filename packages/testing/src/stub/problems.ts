import { Refusal } from './reply.js'
import type { Problem, ProblemCode } from './wire.js'

const kinds: Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>> = {
  'blockers-changed': { status: 412, title: 'The account cannot be closed as it is now' },
  'closure-exists': { status: 409, title: 'The account is being closed already' },
  'idempotency-in-flight': { status: 409, title: 'The first request with this key is still being worked on' },
  'idempotency-key-reused': { status: 422, title: 'This key was used for another request' },
  'invalid-request': { status: 400, title: 'The request cannot be read' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'mode-not-offered': { status: 422, title: 'The account cannot be closed in this way' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'not-permitted': { status: 403, title: 'You may not do this' },
  'password-rejected': { status: 422, title: 'This is not the right password' },
  'precondition-required': { status: 428, title: 'A header is missing' },
  'reauthentication-required': { status: 401, title: 'Prove again who you are' },
  'session-ended': { status: 401, title: 'You are signed out' },
  'status-token-invalid': { status: 401, title: 'This status token does not open this closure' },
  unavailable: { status: 503, title: 'This cannot be answered now' },
}

/** What a problem carries besides its kind. */
export type ProblemExtras = Omit<Problem, 'type' | 'title' | 'status' | 'code' | 'serverTime'>

/**
 * A refusal to throw, with problem details (RFC 9457).
 *
 * @param headers Besides `Content-Type`. Each 401 has a `WWW-Authenticate` also without, as RFC 9110 demands.
 */
export function refuse(code: ProblemCode, extras: ProblemExtras = {}, headers: Record<string, string> = {}): Refusal {
  const { status, title } = kinds[code]
  const type = `https://offboard.example/problems/${code}`
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}
  return new Refusal({
    status,
    headers: { 'Content-Type': 'application/problem+json', ...challenge, ...headers },
    body: { type, title, status, code, ...extras },
  })
}
