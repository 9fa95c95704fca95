import type { Money } from '../messages/format.js'

export type { Money }

/**
 * A value that this version knows, or another string that a newer server sends. What is not known is shown as it came,
 * and never counts as done or as clear (ALL-14).
 */
export type Open<Known extends string> = Known | (string & {})

/** A point in time: RFC 3339, for example `2026-03-02T09:00:00.000Z`. */
export type Instant = string

/** A length of time: ISO 8601, for example `P30D`. It is for words only: a date always comes as an instant. */
export type Duration = string

/** What is to be closed. */
export interface Subject {
  readonly kind: Open<'user' | 'organization' | 'workspace' | 'project' | 'subscription' | 'resource'>
  readonly id: string
}

/** On every JSON answer, stamped when it is sent. The client's own clock may be wrong. */
export interface ServerTime {
  readonly serverTime: Instant
}

/** A read that a decision may rest on. */
export interface Snapshot extends ServerTime {
  /** The same as the `ETag` header, quotes included, ready for `If-Match`. Another with each change of the content. */
  readonly etag: string
  /** When the server looked. */
  readonly observedAt: Instant
}

/** A part of a long list. */
export interface Page<Item> extends ServerTime {
  readonly items: readonly Item[]
  /** For the `cursor` of the next page. Without it, this is the last one. */
  readonly next?: string
  readonly total: Count
}

/** How many there are. Not `exact`: at least so many. */
export interface Count {
  readonly value: number
  readonly exact: boolean
}

/** Who has to act. */
export type Actor = Open<'customer' | 'vendor' | 'system' | 'other_member' | 'third_party'>

/** Where to read on, or whom to write to. */
export interface Link {
  readonly rel: Open<'docs' | 'remedy' | 'support' | 'feedback' | 'status' | 'export' | 'restore'>
  /** http, https, mailto, tel or a relative address. Others are no links (ALL-13). */
  readonly href: string
  readonly label: string
}
