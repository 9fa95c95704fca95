import type { BlockerReport } from './blocker-report.js'
import type { Challenge, Reauthentication } from './descriptor.js'
import type { Actor, Link, Open, ServerTime } from './wire.js'

/** The last part of a problem's `type`. It decides what a client does; the words never do. */
export type ProblemCode =
  | 'blockers-changed'
  | 'cascade-required'
  | 'challenge-expired'
  | 'closure-exists'
  | 'confirmation-mismatch'
  | 'gone'
  | 'idempotency-in-flight'
  | 'idempotency-key-reused'
  | 'invalid-request'
  | 'managed-elsewhere'
  | 'method-not-allowed'
  | 'mode-not-offered'
  | 'not-found'
  | 'not-permitted'
  | 'not-reversible'
  | 'operation-in-progress'
  | 'plan-stale'
  | 'precondition-required'
  | 'quota-exceeded'
  | 'rate-limited'
  | 'reauthentication-required'
  | 'request-too-large'
  | 'session-ended'
  | 'status-token-invalid'
  | 'token-invalid'
  | 'unavailable'

/** Problem details: `application/problem+json`, RFC 9457. */
export interface Problem extends Partial<ServerTime>, Partial<Reauthentication> {
  /** An address whose last part is the code. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly code?: Open<ProblemCode>
  /** With `invalid-request`: which fields, as JSON Pointers (RFC 6901). */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  /** With `blockers-changed`: what is true now. */
  readonly blockers?: BlockerReport
  /** With `blockers-changed` and `plan-stale`: the etag that would be accepted. */
  readonly currentEtag?: string
  /** With `challenge-expired`: what is to be typed now. */
  readonly challenge?: Challenge
  /** With `closure-exists` and `not-reversible`: which one. */
  readonly closure?: string
  /** With `operation-in-progress`: which one. */
  readonly operation?: string
  /** With `cascade-required`: what would go as well. */
  readonly resources?: readonly string[]
  /** With `not-permitted` and `managed-elsewhere`: who can. */
  readonly who?: Actor
  readonly links?: readonly Link[]
  /** For whoever looks into it. */
  readonly requestId?: string
}
