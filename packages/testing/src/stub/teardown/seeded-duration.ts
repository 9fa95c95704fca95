import type { RunRules } from './run-state.js'

/** Durations that look like chance, between two bounds in milliseconds, and are the same for the same seed. */
export function seededDuration(seed: string, least: number, most: number): RunRules['durationOf'] {
  return ({ id }, attempt) => {
    let hash = 2166136261
    for (const char of `${seed} ${id} ${attempt}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
    // Neighbouring ids differ in the low bits only until these are mixed in.
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return least + Math.floor(((hash >>> 0) / 2 ** 32) * (most - least + 1))
  }
}
