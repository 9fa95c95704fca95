import type { Reason } from './reasons.js'

/**
 * The reasons in an order of their own for each seed, so that none is favoured by its place. Pinned ones stay where they
 * are. The same reasons and seed give the same order, on a server too: take a seed that belongs to the user, for example
 * their id, and never a random value made while rendering. `1` and `'1'` are the same seed.
 *
 * @example
 * const feedback = useFeedback({ reasons: shuffleReasons(reasons, user.id) })
 */
export function shuffleReasons<Reasons extends readonly Reason[]>(
  reasons: Reasons,
  seed: string | number,
): readonly Reasons[number][] {
  const random = randomFrom(String(seed))
  const left: Reasons[number][] = reasons.filter(({ pinned }) => !pinned)
  // Fisher-Yates, drawing one after the other: each order is as likely as any other.
  const draw = (): Reasons[number] | undefined => left.splice(Math.floor(random() * left.length), 1)[0]
  return reasons.map((reason) => (reason.pinned ? reason : (draw() ?? reason)))
}

/** Numbers from 0 up to 1 that look like chance and follow from the seed: FNV-1a for the text, then Mulberry32. */
function randomFrom(seed: string): () => number {
  let state = 2166136261
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
