import type { Instant } from './wire.js'

/** The server's time, as far as its answers tell it. */
export interface ServerClock {
  /** Takes the time of an answer that has just come. */
  readonly hear: (answer: unknown) => void
  /** The server's time in milliseconds. `undefined` before the first answer. */
  readonly now: () => number | undefined
  /** How long until then, in milliseconds; 0 and less when it is past. `undefined` when it cannot be told. */
  readonly left: (instant: Instant | undefined) => number | undefined
}

/**
 * Counts on from the server's time by a clock that nobody sets (F48). An answer tells the time at which it was sent, so
 * that one that was long under way, or came out of a cache, is behind: the most advanced one is nearest to the truth.
 */
export function createServerClock(monotonic: () => number): ServerClock {
  let offset = Number.NaN
  const now = (): number | undefined => (Number.isNaN(offset) ? undefined : monotonic() + offset)
  return {
    hear(answer) {
      const heard = Date.parse((Object(answer) as { readonly serverTime?: Instant }).serverTime ?? '') - monotonic()
      if (!(heard <= offset) && !Number.isNaN(heard)) offset = heard
    },
    now,
    left(instant) {
      const left = Date.parse(instant ?? '') - (now() ?? Number.NaN)
      return Number.isNaN(left) ? undefined : left
    },
  }
}
