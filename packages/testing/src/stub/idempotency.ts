import { refuse } from './problems.js'
import type { Reply } from './reply.js'

/** Remembers what was done under a key. */
export interface IdempotencyStore {
  /**
   * Does it, or answers again what was answered when it was done under this key.
   *
   * Only what was done is remembered. A refusal left nothing behind, so the key stays free, and the same request with
   * the same key goes through once the user has signed in again or agreed to the new blockers.
   *
   * @param fingerprint Tells requests apart. Leaves out what changes between two tries of one request: who proved
   * themselves when (`Authorization`, cookies) and which report it rests on (`If-Match`).
   * @throws Refusal `idempotency-key-reused` for another request, `idempotency-in-flight` while the first is under way.
   */
  readonly once: (key: string, fingerprint: string, run: () => Promise<Reply>) => Promise<Reply>
}

interface Entry {
  readonly fingerprint: string
  reply?: Reply
}

/** Makes a store that remembers nothing yet. */
export function createIdempotencyStore(): IdempotencyStore {
  const entries = new Map<string, Entry>()

  function replay(entry: Entry, fingerprint: string): Reply {
    if (entry.fingerprint !== fingerprint) throw refuse('idempotency-key-reused')
    if (!entry.reply) throw refuse('idempotency-in-flight', {}, { 'Retry-After': '1' })
    return entry.reply
  }

  return {
    async once(key, fingerprint, run) {
      const known = entries.get(key)
      if (known) return replay(known, fingerprint)
      const entry: Entry = { fingerprint }
      entries.set(key, entry)
      try {
        entry.reply = await run()
        return entry.reply
      } catch (error) {
        entries.delete(key)
        throw error
      }
    },
  }
}
