import type { Table } from './storage.js'

/** The time of the stub. */
export interface StubClock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after so many milliseconds of this clock. Rejects with the signal's reason when that aborts. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends StubClock {
  /**
   * Moves on by so many milliseconds and wakes each sleep on the way at its own time, also one that begins on the way.
   * Resolves when what was woken has run on. Rejects a number below 0.
   */
  readonly advance: (milliseconds: number) => Promise<void>
}

interface Sleeper {
  readonly due: number
  readonly wake: () => void
}

// Kept from before a test replaces the timers by fake ones, which would never fire inside `advance`.
const realSetTimeout = globalThis.setTimeout

/**
 * A clock that can be told to go on, also where it goes on by itself. How far it was moved on is kept where the rest is,
 * so that time does not go back when the process is started again.
 */
export function withAdvance(clock: StubClock, kept: Table<{ readonly milliseconds: number }>): ManualClock {
  if ('advance' in clock) return clock as ManualClock
  const ahead = (): number => kept.get('ahead')?.milliseconds ?? 0
  return {
    now: () => clock.now() + ahead(),
    // Whoever sleeps has been told how long, and is not woken early.
    sleep: clock.sleep,
    async advance(milliseconds) {
      kept.set('ahead', { milliseconds: ahead() + milliseconds })
    },
  }
}

/** A clock that is ahead of another by so many milliseconds. */
export function withSkew(clock: ManualClock, skew: () => number): ManualClock {
  return { ...clock, now: () => clock.now() + skew() }
}

/** The clock of the machine, with real timers. */
export const systemClock: StubClock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    sleepUntil(signal, (wake) => {
      const timer = setTimeout(wake, milliseconds)
      return () => clearTimeout(timer)
    }),
}

/**
 * Makes a manual clock.
 *
 * @param start Milliseconds since 1970, or an RFC 3339 instant. Default: `2026-03-02T09:00:00Z`.
 * @throws RangeError when the start is no point in time.
 * @example
 * const clock = createClock()
 * const answer = stub.fetch(request)
 * await clock.advance(1200)
 */
export function createClock(start: number | string = '2026-03-02T09:00:00Z'): ManualClock {
  let time = new Date(start).getTime()
  if (Number.isNaN(time)) {
    throw new RangeError(
      `Offboard: a clock cannot start at "${start}", which is no point in time. Pass milliseconds since 1970 or an RFC 3339 instant.`,
    )
  }
  const sleepers = new Set<Sleeper>()

  function nextUntil(end: number): Sleeper | undefined {
    const due = [...sleepers].filter((sleeper) => sleeper.due <= end)
    return due.sort((a, b) => a.due - b.due)[0]
  }

  return {
    now: () => time,
    sleep: (milliseconds, signal) =>
      sleepUntil(signal, (wake) => {
        const sleeper = { due: time + milliseconds, wake }
        sleepers.add(sleeper)
        return () => sleepers.delete(sleeper)
      }),
    async advance(milliseconds) {
      if (!(milliseconds >= 0)) {
        throw new RangeError(
          `Offboard: a clock cannot advance by ${milliseconds}, because time does not go back. Pass milliseconds, 0 or more.`,
        )
      }
      const end = time + milliseconds
      await settle()
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        time = next.due
        next.wake()
        await settle()
      }
      time = end
    },
  }
}

/** Lets all promises that can run on do so, up to where they sleep next. */
function settle(): Promise<void> {
  return new Promise((resolve) => void realSetTimeout(resolve))
}

function sleepUntil(signal: AbortSignal | undefined, arm: (wake: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const disarm = arm(() => finish(resolve))
    const abort = () => finish(() => reject(signal?.reason))
    function finish(end: () => void) {
      disarm()
      signal?.removeEventListener('abort', abort)
      end()
    }
    signal?.addEventListener('abort', abort)
  })
}
