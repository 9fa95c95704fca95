import type { ClosureFeedback, Instant, Snapshot } from '@offboard/core/closure'
import { type ManualClock, type StubClock, withAdvance, withSkew } from './clock.js'
import { etagOf } from './etag.js'
import { clockSkew } from './faults/network.js'
import type { FaultPanel } from './faults/panel.js'
import { createIds, createSecrets, type NewId } from './ids.js'
import type { Reply } from './reply.js'
import type {
  AccountRow,
  ClosureRow,
  KeyRow,
  MailRow,
  PlanRow,
  ResourceRow,
  RunRow,
  SessionRow,
  UserRow,
} from './rows.js'
import type { Scenario } from './scenario.js'
import type { ScenarioId } from './scenarios/index.js'
import type { Storage, Table } from './storage.js'
import type { Run, TaskRow } from './teardown/index.js'

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
  readonly clock: StubClock
  readonly faults: FaultPanel
  readonly storage: Storage
  /** Makes secrets. */
  readonly seed: string
  readonly newId?: NewId
  /** The scenario of this name. */
  readonly scenario: (id: string) => Scenario
  /** Goes back to the beginning, in another world. */
  readonly reset: (scenario?: ScenarioId) => void
}

/** Everything that routes read and change. */
export interface World extends WorldTools {
  readonly clock: ManualClock
  readonly newId: NewId
  /** Makes tokens that cannot be guessed. */
  readonly newSecret: NewId
  readonly users: Table<UserRow>
  readonly sessions: Table<SessionRow>
  readonly accounts: Table<AccountRow>
  readonly closures: Table<ClosureRow>
  readonly keys: Table<KeyRow>
  readonly mails: Table<MailRow>
  readonly feedback: Table<ClosureFeedback>
  readonly plans: Table<PlanRow>
  readonly runs: Table<RunRow>
  readonly tasks: (run: string) => Table<TaskRow>
  /** Those that go on by themselves, as they are in memory. */
  readonly live: Map<string, Run>
  readonly resources: (account: string) => Table<ResourceRow>
  /** The session of requests without credentials. Without one, they are refused. */
  readonly browser: { session: string | undefined }
  /** Keys whose first request is under way. A process that ends forgets them. */
  readonly inFlight: Set<string>
  readonly requests: HandledRequest[]
  /** F13: what a cache on the way has kept, by path. */
  readonly cached: Map<string, Reply>
  /** Wakes those who wait for something to happen. */
  readonly changes: Changes
}

/** The world as it is in the storage. */
export function createWorld(tools: WorldTools): World {
  const { storage, seed, faults } = tools
  const clock = withAdvance(tools.clock, storage.table('clock'))
  const newId = tools.newId ?? createIds(storage)
  return {
    ...tools,
    clock: withSkew(clock, () => (faults.isOn('F48') ? clockSkew : 0)),
    newId,
    newSecret: createSecrets(newId, seed),
    users: storage.table('users'),
    sessions: storage.table('sessions'),
    accounts: storage.table('accounts'),
    closures: storage.table('closures'),
    keys: storage.table('keys'),
    mails: storage.table('mails'),
    feedback: storage.table('feedback'),
    plans: storage.table('plans'),
    runs: storage.table('runs'),
    tasks: (run) => storage.table(`tasks ${run}`),
    live: new Map(),
    resources: (account) => storage.table(`resources ${account}`),
    browser: { session: undefined },
    inFlight: new Set(),
    requests: [],
    cached: new Map(),
    changes: createChanges(),
  }
}

/** Tells those who wait that something has happened. */
export interface Changes {
  readonly tell: () => void
  /** Resolves when something has happened, or nobody waits any more. */
  readonly next: (signal: AbortSignal) => Promise<void>
}

function createChanges(): Changes {
  const waiting = new Set<() => void>()
  return {
    tell() {
      for (const wake of waiting) wake()
      waiting.clear()
    },
    next: (signal) =>
      new Promise((resolve) => {
        waiting.add(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      }),
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
