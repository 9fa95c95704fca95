/**
 * What travels between a client and the backend, as JSON. A client ignores fields it does not know and shows values it
 * does not know neutrally, never as success.
 */

import type { Money } from '@offboard/core/messages'

export type { Money }

/** A known value, or any other string that a newer server may send. */
export type Open<T extends string> = T | (string & {})

/** A point in time: RFC 3339 in UTC, such as `2026-03-02T09:00:00.000Z`. */
export type Instant = string

/** A length of time: ISO 8601, such as `P30D`. Only for words; dates always come as instants. */
export type Duration = string

/** What is to be closed. */
export interface Subject {
  readonly kind: Open<'user' | 'organization'>
  readonly id: string
}

/** Each JSON answer carries it at its top level, stamped when it is sent, also when the rest is a replay. */
export interface ServerTime {
  readonly serverTime: Instant
}

/** A read that a decision rests on. */
export interface Snapshot extends ServerTime {
  /** The same as the `ETag` header, quotes included, ready for `If-Match`. Changes when the content changes. */
  readonly etag: string
  /** When the server looked. */
  readonly observedAt: Instant
}

/** Who has to act. */
export type Actor = Open<'customer' | 'vendor' | 'system' | 'other_member'>

/** Where to read on, or whom to write to. `href` may be a `mailto:`. */
export interface Link {
  readonly rel: Open<'docs' | 'support' | 'feedback'>
  readonly href: string
  readonly label: string
}

/** How the subject can be closed. */
export interface ModeOffer {
  readonly mode: Open<'immediate' | 'scheduled' | 'request'>
  /** When the session ends. */
  readonly signOut: Open<'on_submit' | 'on_complete' | 'never'>
}

/** What the user has to type. Proves intent, not identity. */
export interface Challenge {
  readonly kind: Open<'none' | 'phrase' | 'subject_name'>
}

/** One thing that closing brings about. */
export interface Consequence {
  readonly id: string
  readonly effect: Open<'deleted' | 'anonymised' | 'detached' | 'retained' | 'stops_billing' | 'signed_out'>
  readonly title: string
  readonly detail?: string
  /** Whether people other than the one who closes feel it. */
  readonly affectsOthers?: boolean
}

/** What is kept after closing, why, and for how long. */
export interface Retention {
  readonly category: string
  readonly reason: string
  readonly legalBasis?: string
  readonly period: Duration | { readonly text: string }
  /** Whether the customer can still see or ask for it. */
  readonly visibleToCustomer: boolean
}

/** What comes after the end. */
export interface Aftermath {
  /** Where the browser goes, signed out, and what it says there. */
  readonly returnTo?: { readonly href: string; readonly message: string }
  readonly notifications: readonly { readonly channel: Open<'email'>; readonly to?: string; readonly text: string }[]
  readonly rejoin: { readonly allowed: boolean; readonly text: string }
  readonly retention: readonly Retention[]
}

/** The vendor's statement of how closing works for this subject, here and now. */
export interface ClosureDescriptor extends Snapshot {
  readonly subject: Subject & { readonly displayName: string }
  /** The first is the default. */
  readonly modes: readonly ModeOffer[]
  /** The vendor's word for the deed, by kind of subject or resource. */
  readonly verbs: Readonly<Record<string, Open<'delete' | 'disable' | 'remove' | 'close'>>>
  readonly confirmation: {
    readonly acknowledgements: readonly { readonly id: string; readonly text: string; readonly required: boolean }[]
    readonly challenge: Challenge
  }
  readonly consequences: readonly Consequence[]
  readonly aftermath: Aftermath
  readonly links: readonly Link[]
}

/** One way to clear a blocker. */
export interface Remedy {
  readonly id: string
  /** `action`: POST it to the blocker's `remedies/{id}`. `link`: go to `href`. */
  readonly kind: Open<'action' | 'link'>
  readonly label: string
  readonly href?: string
  readonly destructive?: boolean
  /** Whether it would be accepted now, from this caller. */
  readonly available: boolean
}

/** One fact that was checked, good or bad. */
export interface Blocker {
  readonly id: string
  readonly code: Open<'active_resources' | 'outstanding_balance' | 'open_dispute' | 'operation_in_progress'>
  /** `error`: the check itself failed, so nothing is known. */
  readonly state: Open<'blocking' | 'resolved' | 'not_applicable' | 'error'>
  readonly title: string
  readonly detail?: string
  readonly amount?: Money
  readonly count?: { readonly value: number; readonly exact: boolean }
  readonly resources?: { readonly sample: readonly string[] }
  readonly who: Actor
  readonly remedies: readonly Remedy[]
}

/** One blocker read alone. Its etag is its own: only a whole report's etag starts a closure. */
export type BlockerSnapshot = Blocker & Snapshot

/** All blockers in one snapshot. */
export interface BlockerReport extends Snapshot {
  readonly blockers: readonly Blocker[]
  /** Whether every check gave an answer. */
  readonly complete: boolean
  /** `unknown` when any check failed: not known to be clear is not clear. */
  readonly verdict: Open<'clear' | 'blocked' | 'unknown'>
}

/** What starts a closure. The report it rests on is named by `If-Match`. */
export interface StartInput {
  readonly mode: Open<'immediate'>
}

/** What was done and what is kept, to show and to send. */
export interface Receipt {
  readonly id: string
  readonly issuedAt: Instant
  readonly what: readonly Consequence[]
  readonly retained: readonly Retention[]
  readonly emailedTo?: string
}

/** The right to read one closure without a session. Goes in the `Authorization` header as a bearer token, never in a URL. */
export interface StatusToken {
  readonly value: string
  readonly expiresAt: Instant
}

/** The record of leaving. */
export interface Closure extends Snapshot {
  readonly id: string
  readonly subject: Subject
  readonly state: Open<'in_progress' | 'completed'>
  readonly mode: Open<'immediate'>
  readonly requestedAt: Instant
  readonly requestedBy: string
  /** When the subject was gone. */
  readonly effectiveAt?: Instant
  /** How to take it back. `null`: it cannot be taken back. */
  readonly reversible: null
  readonly receipt?: Receipt
  /** Only for who started it: in the answer to the start, and in `closures?state=active`. */
  readonly statusToken?: StatusToken
}

/** The answer to `closures?state=active`. */
export interface ActiveClosure extends ServerTime {
  readonly closure: Closure | null
}

/** Who is signed in. */
export interface Session extends ServerTime {
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly authenticatedAt: Instant
}

/** The last part of a problem's `type`. A client decides by it, never by the text. */
export type ProblemCode =
  | 'blockers-changed'
  | 'closure-exists'
  | 'idempotency-in-flight'
  | 'idempotency-key-reused'
  | 'invalid-request'
  | 'method-not-allowed'
  | 'mode-not-offered'
  | 'not-found'
  | 'not-permitted'
  | 'password-rejected'
  | 'precondition-required'
  | 'reauthentication-required'
  | 'session-ended'
  | 'status-token-invalid'
  | 'unavailable'

/** RFC 9457, `application/problem+json`. */
export interface Problem extends ServerTime {
  /** A URL whose last part is the code. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly code: Open<ProblemCode>
  /** With `blockers-changed`: what is true now. */
  readonly blockers?: BlockerReport
  /** With `blockers-changed`: the etag of that report. */
  readonly currentEtag?: string
  /** With `closure-exists`: which one. */
  readonly closure?: string
  /** With `reauthentication-required`: how old a sign-in may be, in seconds. */
  readonly maxAgeSeconds?: number
  /** With `reauthentication-required`. */
  readonly methods?: readonly Open<'password'>[]
  /** With `not-permitted`: who can. */
  readonly who?: Actor
  readonly links?: readonly Link[]
}
