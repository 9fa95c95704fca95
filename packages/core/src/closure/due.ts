import { isRefusal } from './explain-refusal.js'
import type { ServerClock } from './server-clock.js'
import { type ClosingState, hasEnded } from './transition.js'

/** What else decides when to read again, all in milliseconds. */
export interface Pace {
  readonly left: ServerClock['left']
  /** Until the next look at something that happens any moment. */
  readonly pollIn: number
  /** Until what failed is tried again, and until a wait is over. */
  readonly retryIn: number
  readonly maxAge: number
}

/**
 * In how many milliseconds to read again, 0 or less for at once. `undefined`: when somebody asks. At the instants that
 * the server has named nothing is decided here: it is asked (CLO-6).
 */
export function dueIn(state: ClosingState, { left, pollIn, retryIn, maxAge }: Pace): number | undefined {
  const { closure, report, error, refusal, deed, reading } = state
  if (deed || reading) return undefined
  if (refusal?.reason === 'wait') return retryIn
  if (error !== undefined) return isRefusal(error) && error.status !== 429 ? undefined : retryIn
  if (!closure) {
    const age = left(report?.observedAt)
    return age === undefined ? undefined : Math.max(age + maxAge, pollIn)
  }
  const over = hasEnded(closure)
  const { effectiveAt, reversible, waitingOn } = closure
  const instants = [reversible?.until, ...(over ? [] : [effectiveAt, waitingOn?.expectedBy])]
  const lefts = instants.flatMap((instant) => left(instant) ?? [])
  const coming = lefts.filter((each) => each > 0)
  // What is due and has not happened yet is the server's to say.
  const isAnyMoment = closure.state === 'in_progress' || (!over && coming.length < lefts.length)
  if (isAnyMoment) coming.push(pollIn)
  return coming.length > 0 ? Math.min(...coming) : undefined
}
