import type { Call, Mutation } from '@offboard/core/closure'
import createClient from 'openapi-fetch'
import { AnswerError } from './answer-error.js'
import { routes } from './generated/answers.js'
import type { operations, paths } from './generated/openapi.js'
import type { HttpBackendOptions } from './options.js'
import { toProblemError } from './problem.js'
import { readAnswer } from './read-answer.js'
import { within } from './time.js'

/** The routes of the document, by their `operationId`. */
export type Route = keyof operations

type Parameters<Id extends Route> = operations[Id]['parameters']
type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : never

/** What a route is asked with, apart from headers. */
export type Ask<Id extends Route> = Pick<Parameters<Id>, 'path' | 'query'> &
  (operations[Id] extends { requestBody: infer Request } ? { readonly body: JsonOf<Request> } : unknown)

/** What a route answers. */
export type Answer<Id extends Route> = {
  [Status in keyof operations[Id]['responses']]: Status extends 200 | 201 | 202
    ? JsonOf<operations[Id]['responses'][Status]>
    : never
}[keyof operations[Id]['responses']]

/** Who asks, and under which conditions. */
export interface Terms extends Call, Partial<Omit<Mutation, 'signal'>> {
  readonly ifMatch?: string
  readonly ifNoneMatch?: string | undefined
  readonly lastEventId?: string | undefined
}

/** An answer, and what it came in. */
export interface Received<Id extends Route> {
  readonly answer: Answer<Id>
  readonly response: Response
}

/** Sends requests by the document. */
export interface Transport {
  /**
   * Asks, and checks what comes. For 304 the answer is `undefined`.
   *
   * @throws ProblemError for a refusal, AnswerError for an answer that is not by the document.
   */
  readonly ask: <Id extends Route>(id: Id, ask: Ask<Id>, terms?: Terms) => Promise<Received<Id>>
  /** Opens a stream of events, once the answer has begun. */
  readonly open: (operation: string, terms: Terms) => Promise<Response>
}

/** Ids that a path cannot hold: `.` and `..` lead out of it however they are encoded, lone surrogates have no encoding. */
const outOfPath = /^\.{0,2}$|\p{Surrogate}/u

/** The id as a part of a path. */
export function segmentOf(id: string): string {
  if (outOfPath.test(id))
    throw new TypeError(`Offboard: ${JSON.stringify(id)} is no id, it cannot stand in an address.`)
  return encodeURIComponent(id)
}

export function createTransport(options: HttpBackendOptions): Transport {
  const { baseUrl, credentials, timeout = 30_000 } = options
  const client = createClient<paths>({
    baseUrl,
    cache: 'no-store',
    ...(credentials && { credentials }),
    fetch: (request) => sendWithHeaders(options, request),
    pathSerializer: (path, ids) => path.replace(/\{(\w+)\}/g, (_, name) => segmentOf(String(ids[name]))),
  })

  async function send(id: Route, ask: object, terms: Terms, parseAs: 'text' | 'stream') {
    const [method = '', path = ''] = routes[id].split(' ')
    const { body, ...params } = ask as { readonly body?: undefined }
    const { statusToken, idempotencyKey, ifMatch, ifNoneMatch, lastEventId } = terms
    const request = (signal: AbortSignal) =>
      // The table and `Ask` are made from the same document as the types of the client, which cannot follow a name.
      client.request(method.toLowerCase() as 'get', path as '/closures/{closure}', {
        params: params as { path: { closure: string } },
        body,
        parseAs,
        signal,
        headers: {
          Accept: parseAs === 'stream' ? 'text/event-stream' : undefined,
          Authorization: statusToken && `Bearer ${statusToken}`,
          'Idempotency-Key': idempotencyKey,
          'If-Match': ifMatch,
          'If-None-Match': ifNoneMatch,
          'Last-Event-ID': lastEventId,
        },
      })
    const patience = {
      timeout,
      signal: terms.signal,
      goesOn: idempotencyKey !== undefined,
      what: `the answer to ${labelOf(id)}`,
    }
    const { data, error, response } = await within(patience, request)
    if (!response.ok && response.status !== 304) throw toProblemError(error, response)
    return { data: data as unknown, response }
  }

  return {
    async ask(id, ask, terms = {}) {
      const { data, response } = await send(id, ask, terms, 'text')
      return { answer: answerOf(id, response.status, data) as never, response }
    },
    async open(operation, terms) {
      const { response } = await send('watch', { path: { operation } }, terms, 'stream')
      return response
    },
  }
}

/** The text of an answer, read by the document. */
export function answerOf(id: Route, status: number, text: unknown): unknown {
  const [, , ...answers] = routes[id].split(' ')
  const shape = status === 202 ? answers.at(-1) : answers[0]
  if (status === 304 || !shape) return undefined
  let value: unknown
  try {
    value = JSON.parse(String(text))
  } catch {
    throw new AnswerError(labelOf(id), '', 'is no JSON')
  }
  return readAnswer(labelOf(id), shape, value)
}

/** `GET …/blockers`. */
function labelOf(id: Route): string {
  return routes[id].split(' ', 2).join(' ').replace('/subjects/{kind}/{id}', '…')
}

async function sendWithHeaders({ fetch, headers }: HttpBackendOptions, request: Request): Promise<Response> {
  const given = typeof headers === 'function' ? await headers() : headers
  new Headers(given).forEach((value, name) => {
    if (!request.headers.has(name)) request.headers.set(name, value)
  })
  return fetch ? fetch(request) : globalThis.fetch(request)
}
