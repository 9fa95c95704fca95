import { refuse } from './problems.js'
import type { Reply } from './reply.js'
import { requireKey } from './routes/guards.js'
import type { Call } from './routes/route.js'
import type { World } from './world.js'

/**
 * Does it, or answers again what was answered when it was done under this key. The work and its answer are kept
 * together, before anything is sent.
 *
 * Only what was done is remembered. A refusal left nothing behind, so the key stays free, and the same request with
 * the same key goes through once the user has signed in again or agreed to the new blockers. What changes between two
 * tries of one request does not tell them apart: who proved themselves when, and which report it rests on (`If-Match`).
 *
 * @param who Whose key it is: another caller with the same key gets nothing of the first answer.
 * @param settle What the first caller waits for besides. Until then others are told that it is under way.
 * @throws Refusal `precondition-required`, `idempotency-key-reused`, `idempotency-in-flight`
 */
export async function once(
  world: World,
  call: Call,
  who: string,
  work: () => Reply,
  settle?: (reply: Reply) => Promise<Reply>,
): Promise<Reply> {
  const { keys, inFlight, storage } = world
  const id = `${who} ${requireKey(call)}`
  const fingerprint = JSON.stringify([call.method, call.path, call.query.toString(), call.body])
  const known = keys.get(id)
  if (known && known.fingerprint !== fingerprint) throw refuse('idempotency-key-reused')
  if (inFlight.has(id)) throw refuse('idempotency-in-flight', {}, { 'Retry-After': '1' })
  if (known) return known.reply
  const begun = storage.transaction(() => {
    const reply = work()
    keys.set(id, { id, fingerprint, reply })
    return reply
  })
  if (!settle) return begun
  inFlight.add(id)
  try {
    const reply = await settle(begun)
    // Gone when the stub was reset meanwhile.
    if (keys.get(id)) storage.transaction(() => keys.set(id, { id, fingerprint, reply }))
    return reply
  } finally {
    inFlight.delete(id)
  }
}
