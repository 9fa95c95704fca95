import type { ActionContext } from '../action/index.js'
import type { Closure } from './closure.js'
import { isRefusal } from './explain-refusal.js'
import type { Problem } from './problem.js'
import { isProblem, ProblemError } from './problem-error.js'

/** Something that the server is to do, and how to see whether it has done it. */
export interface Deed {
  readonly send: (context: ActionContext) => Promise<Closure>
  /** What became of it. `undefined`: nothing, as far as can be seen. */
  readonly find: () => Promise<Closure | null | undefined>
  /** The closure as it stands: the answer to what was sent again says how it stood. */
  readonly reread: (closure: Closure) => Promise<Closure>
}

/** How a deed is done in spite of everything. */
export interface Means {
  readonly attempts: number
  /** Waits before something is tried again. */
  readonly pause: (tries: number, atLeast: number) => Promise<void>
  /** Resolves when the user has proved who they are; throws when they would rather not. */
  readonly prove: (problem: Problem) => Promise<void>
  /** Nobody knows what became of it. */
  readonly onDoubt: () => void
}

/**
 * Sends a deed until the server has said what became of it. After an answer that was lost it first looks for what was
 * done, and sends the same again, with the same key, only when nothing is to be seen (CLO-3).
 *
 * @throws what the server refused it with, or, when it could not be found out, the last failure.
 */
export async function findOut(deed: Deed, context: ActionContext, means: Means, doubt: boolean): Promise<Closure> {
  let tries = 0
  let proofs = 0
  let isUnsure = doubt

  /** Tries it until it is answered or refused, or was tried too often, or nobody waits any more. */
  async function retry(error: unknown): Promise<void> {
    const over = ++tries >= means.attempts || !context.isCurrent()
    if (over) throw error
    await means.pause(tries, error instanceof ProblemError ? error.retryAfterMs : 0)
    if (!context.isCurrent()) throw error
  }

  async function find(): Promise<Closure | null | undefined> {
    for (;;) {
      try {
        return await deed.find()
      } catch (error) {
        if (isRefusal(error) && error.status !== 429) throw error
        await retry(error)
      }
    }
  }

  for (;;) {
    if (isUnsure) {
      means.onDoubt()
      const found = await find()
      if (found) return found
      if (!context.isCurrent()) throw new Error('Nobody waits for it.')
    }
    try {
      const closure = await deed.send(context)
      // The answer may be that of the first time, long ago.
      return tries > 0 || isUnsure ? await deed.reread(closure).catch(() => closure) : closure
    } catch (error) {
      if (!context.isCurrent()) throw error
      if (isProblem(error, 'reauthentication-required') && proofs++ < 3) {
        await means.prove(error.problem)
        continue
      }
      if (isProblem(error, 'closure-exists', 'operation-in-progress')) {
        const found = await find()
        if (found) return found
        throw error
      }
      const isInFlight = isProblem(error, 'idempotency-in-flight')
      if (isRefusal(error) && !isInFlight) throw error
      // At once the first time: most often only the answer is lost.
      if (isInFlight || isUnsure) await retry(error)
      isUnsure = true
    }
  }
}
