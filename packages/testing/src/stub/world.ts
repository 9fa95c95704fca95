import type { Instant, Snapshot } from '@offboard/core/closure'
import type { ManualClock, StubClock } from './clock.js'
import { etagOf } from './etag.js'
import type { FaultPanel } from './faults/panel.js'
import { createIds, createSecrets, type NewId } from './ids.js'
import type { AccountRow, ClosureRow, KeyRow, MailRow, ResourceRow, SessionRow, UserRow } from './rows.js'
import type { Scenario } from './scenario.js'
import type { Storage, Table } from './storage.js'

/** A request that was handled. */
export interface HandledRequest {
  readonly method: string
  /** With the query, without the base path. */
  readonly path: string
  /** What was answered, also when the answer was lost. */
  readonly status: number
  readonly idempotencyKey: string | null
}

/** What a world needs from outside. It outlives a reset. */
export interface WorldTools {
  readonly clock: ManualClock
  readonly faults: FaultPanel
  readonly storage: Storage
  /** Makes secrets. */
  readonly seed: string
  readonly newId?: NewId
  /** The scenario of this name. */
  readonly scenario: (id: string) => Scenario
}

/** Everything that routes read and change. */
export interface World extends WorldTools {
  readonly newId: NewId
  /** Makes tokens that cannot be guessed. */
  readonly newSecret: NewId
  readonly users: Table<UserRow>
  readonly sessions: Table<SessionRow>
  readonly accounts: Table<AccountRow>
  readonly closures: Table<ClosureRow>
  readonly keys: Table<KeyRow>
  readonly mails: Table<MailRow>
  readonly resources: (account: string) => Table<ResourceRow>
  /** The session of requests without credentials. Without one, they are refused. */
  readonly browser: { session: string | undefined }
  /** Keys whose first request is under way. A process that ends forgets them. */
  readonly inFlight: Set<string>
  readonly requests: HandledRequest[]
}

/** The world as it is in the storage. */
export function createWorld(tools: WorldTools): World {
  const { storage, seed } = tools
  const newId = tools.newId ?? createIds(storage)
  return {
    ...tools,
    newId,
    newSecret: createSecrets(newId, seed),
    users: storage.table('users'),
    sessions: storage.table('sessions'),
    accounts: storage.table('accounts'),
    closures: storage.table('closures'),
    keys: storage.table('keys'),
    mails: storage.table('mails'),
    resources: (account) => storage.table(`resources ${account}`),
    browser: { session: undefined },
    inFlight: new Set(),
    requests: [],
  }
}

/** Milliseconds since 1970 as an instant. */
export function toInstant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString()
}

/**
 * The content with its etag and the time. Looking again at the same content gives the same etag.
 *
 * @param tagged What the etag is made of, where a part of the content changes with every look.
 */
export function snapshot<Content extends object>(
  content: Content,
  clock: StubClock,
  tagged: object = content,
): Content & Snapshot {
  const now = toInstant(clock.now())
  return { ...content, etag: etagOf(tagged), observedAt: now, serverTime: now }
}
