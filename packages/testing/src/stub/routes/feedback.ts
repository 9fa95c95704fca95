import * as v from 'valibot'
import { once } from '../idempotency.js'
import { readInput } from '../input.js'
import { refuse } from '../problems.js'
import type { Reply } from '../reply.js'
import type { World } from '../world.js'
import { requireSession } from './guards.js'
import type { Call } from './route.js'

const feedbackInput = v.object({
  subject: v.exactOptional(v.object({ kind: v.string(), id: v.string() })),
  closure: v.exactOptional(v.string()),
  choice: v.exactOptional(v.string()),
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000))),
})

/** Why somebody leaves. With the session, or signed out with the status token of the closure that is meant. */
export function feedback(world: World, call: Call): Promise<Reply> {
  const { opens, isStranger } = call.caller
  if (isStranger) throw refuse('status-token-invalid')
  const who = opens ? `closure ${opens.id}` : requireSession(call).user
  return once(world, call, who, () => {
    const given = readInput(call, feedbackInput)
    if (opens && given.closure !== undefined && given.closure !== opens.id) throw refuse('status-token-invalid')
    world.feedback.set(world.newId('feedback'), given)
    return { status: 204 }
  })
}
