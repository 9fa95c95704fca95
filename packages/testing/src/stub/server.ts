import { type Account, createAccount } from './account.js'
import type { StubClock } from './clock.js'
import { type ClosureStore, createClosureStore } from './closure-store.js'
import { etagOf } from './etag.js'
import type { FaultPanel } from './faults.js'
import { createIdempotencyStore, type IdempotencyStore } from './idempotency.js'
import type { NewId } from './ids.js'
import type { Scenario } from './scenario.js'
import type { Instant, Snapshot } from './wire.js'

/** Whether the caller is signed in. There is one browser: all calls share its session. */
export interface SessionState {
  /** `closed`: ended by the closure. */
  status: 'active' | 'signed_out' | 'closed'
  /** Milliseconds since 1970. */
  authenticatedAt: number
  /** Found too old for a start, and not renewed since. */
  stale: boolean
}

/** A request that was handled. */
export interface HandledRequest {
  readonly method: string
  /** With the query, without the base path. */
  readonly path: string
  /** What was answered, also when the answer was lost. */
  readonly status: number
  readonly idempotencyKey: string | null
}

/** What a server needs from outside. It outlives a reset. */
export interface ServerTools {
  readonly clock: StubClock
  readonly faults: FaultPanel
  readonly newId: NewId
}

/** Everything that routes read and change. */
export interface Server extends ServerTools {
  readonly scenario: Scenario
  readonly account: Account
  readonly session: SessionState
  readonly closures: ClosureStore
  readonly keys: IdempotencyStore
  readonly requests: HandledRequest[]
}

/** A server at the beginning of a scenario. */
export function createServer(scenario: Scenario, tools: ServerTools): Server {
  return {
    ...tools,
    scenario,
    account: createAccount(scenario.resources),
    session: { status: 'active', authenticatedAt: tools.clock.now(), stale: false },
    closures: createClosureStore(tools.clock),
    keys: createIdempotencyStore(),
    requests: [],
  }
}

/** Milliseconds since 1970 as an instant. */
export function toInstant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString()
}

/** The content with its etag and the time. Looking again at the same content gives the same etag. */
export function snapshot<Content extends object>(content: Content, clock: StubClock): Content & Snapshot {
  const now = toInstant(clock.now())
  return { ...content, etag: etagOf(content), observedAt: now, serverTime: now }
}
