import { failureMessage } from '../action/index.js'
import type { Unavailable } from './descriptor.js'
import type { ClosureMessages } from './messages.js'
import { ProblemError } from './problem-error.js'
import type { ClosingDeed, ClosingState, ClosureFacts, ClosureRefusal } from './transition.js'

/** Whether the server has refused it. Anything else may have been done all the same: nobody knows. */
export function isRefusal(error: unknown): error is ProblemError {
  return (
    error instanceof ProblemError && !!error.code && error.status >= 400 && error.status < 500 && error.status !== 408
  )
}

/** What follows from a deed that was not done. */
export interface Explained {
  readonly refusal: ClosureRefusal
  /** What the server has said by refusing. */
  readonly facts: ClosureFacts
  /** That it was refused means that it had not been done before either: the server looks there first. */
  readonly sure: boolean
  readonly barred?: Unavailable | undefined
}

/** Reads a failure: what to tell, what is known now, and what is no longer on offer. */
export function explainRefusal(
  error: unknown,
  kind: ClosingDeed,
  state: ClosingState,
  messages: ClosureMessages,
): Explained {
  const say = (reason: ClosureRefusal['reason'], message: string, more: Partial<Explained> = {}): Explained => ({
    refusal: { reason, message },
    facts: {},
    sure: true,
    ...more,
  })
  if (!isRefusal(error)) return say('uncertain', messages.uncertain, { sure: false })
  const { problem, code, status, retryAfterMs } = error
  const words = failureMessage(error, messages.failed)
  const pointer = problem.errors?.[0]?.pointer ?? ''
  if (status === 429) {
    const waitMs = retryAfterMs || 1000
    const message = messages.wait(Math.ceil(waitMs / 1000))
    return say('wait', message, { sure: false, refusal: { reason: 'wait', message, waitMs } })
  }
  switch (code) {
    case 'blockers-changed':
    case 'plan-stale':
      return say('changed', messages.changed, { facts: { report: problem.blockers } })
    case 'challenge-expired': {
      const { descriptor } = state
      const { challenge } = problem
      const fresh = challenge &&
        descriptor && { ...descriptor, confirmation: { ...descriptor.confirmation, challenge } }
      return say('expired', messages.expired, { facts: { descriptor: fresh } })
    }
    case 'confirmation-mismatch': {
      const field = pointer.startsWith('/acknowledgements') ? 'acknowledgements' : 'challenge'
      return say('mismatch', messages.mismatch, { refusal: { reason: 'mismatch', message: messages.mismatch, field } })
    }
    case 'session-ended':
      return say('signed-out', messages.signedOut, { sure: false })
    case 'not-permitted':
    case 'managed-elsewhere': {
      const { who, links = [] } = problem
      const reason = code === 'not-permitted' ? 'not_permitted' : 'managed_elsewhere'
      const barred = { reason, text: words, links, ...(who && { who }) }
      return say('not-permitted', words, { sure: false, ...(kind === 'start' && { barred }) })
    }
    case 'not-reversible':
      return say('too-late', messages.tooLate)
    default: {
      const field = pointer.startsWith('/reason') ? 'reason' : undefined
      return say('failed', words, { refusal: { reason: 'failed', message: words, field } })
    }
  }
}
