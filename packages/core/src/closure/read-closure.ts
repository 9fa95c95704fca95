import type { Call, ClosureBackend } from './backend.js'
import type { Closure } from './closure.js'
import { offerOf } from './draft.js'
import { isProblem } from './problem-error.js'
import type { ClosingState, ClosureFacts } from './transition.js'
import type { Subject } from './wire.js'

/** Reads a closure, signed out too: by its status token, by the session, and by what the session that it ended may still ask. */
export async function readOpen(
  backend: ClosureBackend,
  subject: Subject,
  { id, statusToken }: Pick<Closure, 'id' | 'statusToken'>,
  call: Call = {},
): Promise<Closure> {
  try {
    return await backend.closure(id, { ...call, ...(statusToken && { statusToken: statusToken.value }) })
  } catch (error) {
    // The token has run out before the session has.
    if (statusToken && isProblem(error, 'status-token-invalid')) return readOpen(backend, subject, { id }, call)
    if (!isProblem(error, 'session-ended')) throw error
    const found = await backend.active(subject, call).catch(() => null)
    if (found?.id !== id) throw error
    return found
  }
}

/** Whether what closing would remove has to be asked for: it is shown here, and not known or too old. */
export function needsPlan({ descriptor, closure, plan }: ClosingState, isOver: boolean): boolean {
  const isShown = descriptor?.capabilities.includes('plan') && descriptor.modes.length > 0
  return !!isShown && closure === null && (!plan || isOver)
}

/** Reads what closing would remove in the mode that is chosen. */
export async function readPlan(
  backend: ClosureBackend,
  subject: Subject,
  { descriptor, draft }: ClosingState,
  call: Call,
): Promise<ClosureFacts> {
  return { plan: await backend.plan(subject, { mode: offerOf(descriptor, draft)?.mode ?? '' }, call) }
}
