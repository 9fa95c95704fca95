import { AnswerError } from './answer-error.js'
import type { operations } from './generated/openapi.js'
import type { HttpBackendOptions } from './options.js'
import { toProblemError } from './problem.js'
import { readAnswer } from './read-answer.js'
import { labelOf, type Parts, type Route, requestOf, shapeOf, type Terms } from './request.js'
import { within } from './time.js'

type Parameters<Id extends Route> = operations[Id]['parameters']
type Responses<Id extends Route> = operations[Id]['responses']
type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : never

/** What a route is asked with, apart from headers. */
export type Ask<Id extends Route> = Pick<Parameters<Id>, 'path' | 'query'> &
  (operations[Id] extends { requestBody: infer Request } ? { readonly body: JsonOf<Request> } : unknown)

/** What a route answers. */
export type Answer<Id extends Route> = JsonOf<Responses<Id>[keyof Responses<Id> & (200 | 201 | 202)]>

/** An answer, and what it came in. */
export interface Received<Id extends Route> {
  readonly answer: Answer<Id>
  readonly response: Response
}

/** Sends requests by the document. */
export interface Transport {
  /**
   * Asks, and checks what comes. For 304 there is no answer.
   *
   * @throws ProblemError for a refusal, AnswerError for an answer that is not by the document.
   */
  readonly ask: <Id extends Route>(id: Id, ask: Ask<Id>, terms?: Terms) => Promise<Received<Id>>
  /** Opens a stream of events. Its body has only begun. */
  readonly open: (operation: string, terms: Terms) => Promise<Response>
}

/** Makes what all calls go through. */
export function createTransport(options: HttpBackendOptions): Transport {
  const { timeout = 30_000, fetch = (request) => globalThis.fetch(request) } = options

  function send<T>(id: Route, parts: Parts, terms: Terms, read: (response: Response) => Promise<T>): Promise<T> {
    const { signal, idempotencyKey, ifNoneMatch } = terms
    return within({ timeout, signal, what: `the answer to ${labelOf(id)}` }, async (stop) => {
      // A change that is under way goes on when its time is over: half of it would be worse than not to know.
      const request = await requestOf(options, id, parts, terms, idempotencyKey === undefined ? stop : signal)
      stop.throwIfAborted()
      const response = await fetch(request)
      const isKnown = response.status === 304 && ifNoneMatch !== undefined
      if (!response.ok && !isKnown) throw toProblemError(await response.text(), response)
      return read(response)
    })
  }

  return {
    ask: (id, parts, terms = {}) =>
      send(id, parts, terms, async (response) => {
        const text = await response.text()
        // What the table checks and what the types say comes from the same document.
        return { answer: readText(id, text, response.status) as Answer<typeof id>, response }
      }),
    open: (operation, terms) => send('watch', { path: { operation } }, terms, async (response) => response),
  }
}

/**
 * The text of an answer, read by the document.
 *
 * @throws AnswerError
 */
export function readText(id: Route, text: string, status = 200): unknown {
  const shape = shapeOf(id, status)
  if (!shape || status === 304) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AnswerError(labelOf(id), '', 'is no JSON')
  }
  return readAnswer(labelOf(id), shape, value)
}
