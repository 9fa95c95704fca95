import { parseRetryAfter } from '@offboard/core/blockers'
import { ProblemError } from '@offboard/core/closure'
import { problemShape } from './generated/answers.js'
import { isObject, salvage } from './read-answer.js'

/** How long to wait, in milliseconds, by the `Retry-After` of an answer. Its dates are read by the clock of the server. */
export function retryAfterOf({ headers }: Response): number {
  return parseRetryAfter(headers.get('Retry-After'), Date.parse(headers.get('Date') ?? '') || Date.now())
}

/**
 * The refusal as an error. What is no problem details, such as the page of a proxy, gives one without code and without
 * words.
 *
 * @param text The body of the answer.
 */
export function toProblemError(text: string, response: Response): ProblemError {
  const known = readProblem(text)
  const code = codeOf(known)
  const problem = { type: 'about:blank', title: '', ...known, ...(code && { code }), status: response.status }
  return new ProblemError(problem, retryAfterOf(response))
}

function readProblem(text: string): object {
  try {
    const body: unknown = JSON.parse(text)
    return isObject(body) && typeof body.type === 'string' ? salvage(problemShape, body) : {}
  } catch {
    return {}
  }
}

/** The code, or the last part of the type that stands for it. */
function codeOf({ code = '', type = '' }: { readonly code?: unknown; readonly type?: unknown }): string | undefined {
  return String(code) || /\/([^/]+)$/.exec(String(type))?.[1]
}
