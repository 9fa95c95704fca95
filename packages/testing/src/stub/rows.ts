import type { Closure, Consequence, Instant, PlanInput, Snapshot, StatusToken } from '@offboard/core/closure'
import type { Reply } from './reply.js'
import type { Resource, User } from './scenario.js'
import type { RunHead } from './teardown/index.js'

/** One account. Its id is the kind and the id of its subject: `organization/org_brightwater`. */
export interface AccountRow {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly displayName: string
  readonly scenario: string
  /** Who may close it: ids of users. */
  readonly owners: readonly string[]
  /** Faults that are on for this account alone. */
  readonly faults: readonly string[]
}

export type UserRow = User

export interface ResourceRow extends Resource {
  /** The state before it was deleted. */
  readonly was?: string
}

/** A sign-in. Its id is the token. */
export interface SessionRow {
  readonly id: string
  readonly user: string
  /** `closed`: ended by a closure. */
  readonly status: 'active' | 'signed_out' | 'closed'
  /** Milliseconds since 1970. */
  readonly authenticatedAt: number
  /** Found too old for a start, and not renewed since. */
  readonly stale: boolean
  /** Which one ended it. */
  readonly closedBy?: string
}

export interface ClosureRow {
  readonly id: string
  readonly account: string
  /** The id of the user. */
  readonly startedBy: string
  readonly content: Omit<Closure, keyof Snapshot | 'statusToken'>
  readonly statusToken: StatusToken
  /** When it goes on by itself, in milliseconds since 1970. `null`: it waits for somebody. */
  readonly dueAt: number | null
  readonly signOut: string
  /** The token of the e-mail that asks for confirmation. */
  readonly mailToken?: string
  /** What was announced when it was started. */
  readonly what: readonly Consequence[]
  /** The plan that was shown. */
  readonly planInput?: PlanInput
}

/** What was done under a key. Its id names the caller as well. */
export interface KeyRow {
  readonly id: string
  readonly fingerprint: string
  readonly reply: Reply
}

/** A plan that was shown. Its tasks are made again when they are asked for. */
export interface PlanRow {
  readonly id: string
  readonly account: string
  readonly input: PlanInput
  /** Of the resources that it was made for. */
  readonly basis: string
  readonly etag: string
  readonly expiresAt: Instant
}

/** What belongs to a run besides its tasks. Its id is that of the run. */
export interface RunRow {
  readonly id: string
  readonly account: string
  readonly head: RunHead
  /** What goes along, by the resource that it goes with. */
  readonly cascades: Readonly<Record<string, readonly string[]>>
  /** The formats of an export. */
  readonly formats?: readonly string[]
}

/** An e-mail that was sent. */
export interface MailRow {
  readonly id: string
  readonly to: string
  readonly closure: string
  readonly text: string
  /** What its link carries. */
  readonly token?: string
}
