import { hash } from '../etag.js'
import type { RunRules } from './run-state.js'

/** Durations that look like chance, between two bounds in milliseconds, and are the same for the same seed. */
export function seededDuration(seed: string, least: number, most: number): RunRules['durationOf'] {
  return ({ id }, attempt) => {
    const drawn = Number.parseInt(hash(`${seed} ${id} ${attempt}`), 16)
    // Neighbouring ids differ in the low bits only until these are mixed in.
    const mixed = Math.imul(drawn ^ (drawn >>> 15), 0x2c1b3c6d) >>> 0
    return least + Math.floor((mixed / 2 ** 32) * (most - least + 1))
  }
}
