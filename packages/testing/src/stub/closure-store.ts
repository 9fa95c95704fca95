import type { StubClock } from './clock.js'
import type { Closure, Snapshot, StatusToken } from './wire.js'

/** For how long, in milliseconds, the one who started a closure can still ask about it with the session that it ended. */
export const receiptWindow: number = 15 * 60 * 1000

/** For how long a status token opens its closure, in milliseconds. */
export const statusTokenLifetime: number = 24 * 60 * 60 * 1000

/** A closure as it is kept. */
export interface ClosureRecord {
  readonly closure: Omit<Closure, keyof Snapshot | 'statusToken'>
  readonly statusToken: StatusToken
}

/** The closures of the account. */
export interface ClosureStore {
  readonly all: () => readonly ClosureRecord[]
  readonly find: (id: string) => ClosureRecord | undefined
  /** Writes it, in place of the one with the same id. */
  readonly save: (record: ClosureRecord) => void
  /** The one that is under way, or was completed within the receipt window. */
  readonly current: () => ClosureRecord | undefined
}

/** Makes an empty store. */
export function createClosureStore(clock: StubClock): ClosureStore {
  const records = new Map<string, ClosureRecord>()

  function isCurrent({ closure }: ClosureRecord): boolean {
    return !closure.effectiveAt || clock.now() < Date.parse(closure.effectiveAt) + receiptWindow
  }

  return {
    all: () => [...records.values()],
    find: (id) => records.get(id),
    save: (record) => void records.set(record.closure.id, record),
    current: () => [...records.values()].find(isCurrent),
  }
}
