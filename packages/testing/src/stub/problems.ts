import type { Problem, ProblemCode } from '@offboard/core/closure'
import { Refusal } from './reply.js'

const kinds: Readonly<Record<StubProblemCode, { readonly status: number; readonly title: string }>> = {
  'blockers-changed': { status: 412, title: 'The account cannot be closed as it is now' },
  'cascade-required': { status: 409, title: 'Other things depend on it' },
  'challenge-expired': { status: 422, title: 'Something else is to be typed now' },
  'closure-exists': { status: 409, title: 'The account is being closed already' },
  'confirmation-mismatch': { status: 422, title: 'The confirmation is not complete' },
  gone: { status: 410, title: 'This record has been removed' },
  'idempotency-in-flight': { status: 409, title: 'The first request with this key is still being worked on' },
  'idempotency-key-reused': { status: 422, title: 'This key was used for another request' },
  'invalid-request': { status: 400, title: 'The request cannot be read' },
  'managed-elsewhere': { status: 403, title: 'This account is managed elsewhere' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'mode-not-offered': { status: 422, title: 'The account cannot be closed in this way' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'not-permitted': { status: 403, title: 'You may not do this' },
  'not-reversible': { status: 409, title: 'It is too late to take this back' },
  'operation-in-progress': { status: 409, title: 'Something else is under way' },
  'password-rejected': { status: 422, title: 'This is not the right password' },
  'plan-stale': { status: 412, title: 'The plan is out of date' },
  'precondition-required': { status: 428, title: 'A header is missing' },
  'quota-exceeded': { status: 429, title: 'The limit is reached' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'reauthentication-required': { status: 401, title: 'Prove again who you are' },
  'request-too-large': { status: 413, title: 'The request is too large' },
  'session-ended': { status: 401, title: 'You are signed out' },
  'status-token-invalid': { status: 401, title: 'This status token does not open this' },
  'token-invalid': { status: 410, title: 'This link does not work any more' },
  unavailable: { status: 503, title: 'This cannot be answered now' },
}

/** Those of the contract, and what only the stub's own sign-in answers. */
export type StubProblemCode = ProblemCode | 'password-rejected'

/** What a problem carries besides its kind. */
export type ProblemExtras = Omit<Problem, 'type' | 'title' | 'status' | 'code' | 'serverTime'>

/**
 * A refusal to throw, with problem details (RFC 9457).
 *
 * @param headers Besides `Content-Type`. Each 401 has a `WWW-Authenticate` also without, as RFC 9110 demands, and each
 * 429 and 503 a `Retry-After`.
 */
export function refuse(
  code: StubProblemCode,
  extras: ProblemExtras = {},
  headers: Record<string, string> = {},
): Refusal {
  const { status } = kinds[code]
  return new Refusal({
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...((status === 429 || status === 503) && { 'Retry-After': '1' }),
      ...headers,
    },
    body: toProblem(code, extras),
  })
}

/** Problem details, also for what failed on its own and is only told of. */
export function toProblem(code: StubProblemCode, extras: ProblemExtras = {}): Problem {
  return { type: `https://offboard.example/problems/${code}`, ...kinds[code], code, ...extras }
}
