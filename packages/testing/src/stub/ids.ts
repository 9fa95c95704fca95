import { hash } from './etag.js'
import type { Storage } from './storage.js'

/** Makes an id that was not there before, from a prefix such as `closure`. */
export type NewId = (prefix: string) => string

/** Makes ids that are the same in each run: `closure_1`, `closure_2`. Each prefix counts for itself. */
export function createIds(storage: Storage): NewId {
  const counts = storage.table<{ readonly count: number }>('ids')
  return (prefix) => {
    const count = (counts.get(prefix)?.count ?? 0) + 1
    counts.set(prefix, { count })
    return `${prefix}_${count}`
  }
}

/** Makes tokens that are the same in each run with the same seed, and that nobody can guess without it. */
export function createSecrets(newId: NewId, seed: string): NewId {
  return (prefix) => {
    const id = newId(prefix)
    return `${id}_${hash(`${seed} ${id}`)}${hash(`${id} ${seed}`)}`
  }
}
