import type { Problem, ProblemCode } from './problem.js'
import type { Open } from './wire.js'

/** What the server answered in place of what was asked for. Its message is the server's own, for a user to read. */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError'
  readonly problem: Problem
  /** `undefined` where the answer was no problem details, for example an HTML page of a proxy. */
  readonly code: Open<ProblemCode> | undefined
  readonly status: number
  /** How long to wait before trying again, in milliseconds. 0 where the server did not say. */
  readonly retryAfterMs: number

  constructor(problem: Problem, retryAfterMs = 0) {
    super(problem.detail ?? problem.title)
    this.problem = problem
    this.code = problem.code
    this.status = problem.status
    this.retryAfterMs = retryAfterMs
  }
}

/** Whether it is a refusal for this reason. */
export function isProblem(error: unknown, ...codes: readonly ProblemCode[]): error is ProblemError {
  return error instanceof ProblemError && codes.some((code) => code === error.code)
}
