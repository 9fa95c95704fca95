import { type RuleResult, runContract, type Send } from '../src/contract/index.js'
import { createClock, createStub } from '../src/stub/index.js'

/** Puts something before a backend, so that one rule is broken. */
export type Breakage = (backend: Send) => Send

type Json = Record<string, unknown>

interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Of a JSON answer. */
  readonly body: Json | undefined
  readonly text: string
}

/** The answer with other headers. */
export function withHeaders(change: (headers: Headers, answer: Answer) => void): Breakage {
  return changing((answer) => {
    const headers = new Headers(answer.headers)
    change(headers, answer)
    return { ...answer, headers }
  })
}

/** The answer with another body, where it is JSON. */
export function withBody(change: (body: Json, request: Request, status: number) => Json): Breakage {
  return changing((answer, request) => {
    if (!answer.body) return answer
    return { ...answer, text: JSON.stringify(change(answer.body, request, answer.status)) }
  })
}

/** Another answer for requests of this method whose path ends so. */
export function answering(
  method: string,
  path: RegExp,
  change: (answer: Answer, request: Request) => Partial<Answer> | undefined,
): Breakage {
  return changing((answer, request) =>
    isFor(request, method, path) ? { ...answer, ...change(answer, request) } : answer,
  )
}

// Streams go through: who reads one to its end may wait for ever.
function changing(change: (answer: Answer, request: Request) => Answer): Breakage {
  return (backend) => async (request) => {
    const response = await backend(request)
    if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) return response
    return toResponse(change(await read(response), request))
  }
}

/** Another request in place of this one. */
export function asking(change: (request: Request, backend: Send) => Request | Promise<Request>): Breakage {
  return (backend) => async (request) => backend(await change(request, backend))
}

/** The request with other headers. */
export function withRequestHeaders(request: Request, change: (headers: Headers) => void): Request {
  const headers = new Headers(request.headers)
  change(headers)
  return new Request(request, { headers })
}

/** The request with another query. */
export function withQuery(request: Request, change: (query: URLSearchParams) => void): Request {
  const url = new URL(request.url)
  change(url.searchParams)
  return new Request(url, request)
}

export function isFor(request: Request, method: string, path: RegExp): boolean {
  return request.method === method && path.test(new URL(request.url).pathname)
}

/** Sends a GET as the caller of this request. */
export async function readAs(request: Request, backend: Send, path: string): Promise<Answer> {
  const authorization = request.headers.get('Authorization')
  const headers = authorization ? { authorization } : {}
  return read(await backend(new Request(new URL(path, request.url), { headers })))
}

/** A refusal. */
export function problem(status: number, code: string, extras: object = {}): Answer {
  const body = { type: `https://offboard.example/problems/${code}`, title: code, status, code, ...extras }
  const text = JSON.stringify({ ...body, serverTime: new Date().toISOString() })
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  return { status, headers, body, text }
}

/** Remembers answers by a name, for the life of one backend. `same` is told the answer that was remembered. */
export function remembering(
  nameOf: (request: Request) => string | undefined,
  keep: (answer: Answer) => boolean,
  use: (kept: Answer, answer: () => Promise<Answer>) => Answer | Promise<Answer>,
): Breakage {
  return (backend) => {
    const kept = new Map<string, Answer>()
    return async (request) => {
      const name = nameOf(request)
      if (name === undefined) return backend(request)
      const known = kept.get(name)
      if (known) return toResponse(await use(known, async () => read(await backend(request))))
      const answer = await read(await backend(request))
      if (keep(answer)) kept.set(name, answer)
      return toResponse(answer)
    }
  }
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('Content-Type')?.includes('json')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text ? JSON.parse(text) : undefined,
  }
}

export function toResponse({ status, headers, text }: Answer): Response {
  const isEmpty = status === 204 || status === 304 || text === ''
  return new Response(isEmpty ? null : text, { status, headers })
}

/** Another body of the request, where it is one. */
export function withInput(path: RegExp, change: (input: Json) => object): Breakage {
  return asking(async (request) => {
    if (!isFor(request, 'POST', path)) return request
    const input = JSON.parse(await request.clone().text())
    return new Request(request, { body: JSON.stringify(change(input)) })
  })
}

/** Refuses, and does it all the same: in the way that it ought to be asked for. */
export function doingAnyway(
  method: string,
  path: RegExp,
  mend: (request: Request, backend: Send) => Promise<Request>,
): Breakage {
  return (backend) => async (request) => {
    const again = request.clone()
    const answer = await backend(request)
    if (isFor(again, method, path) && answer.status >= 400) await backend(await mend(again, backend))
    return answer
  }
}

/** Tries these rules, or all, on a stub with something before it. */
export async function tryBroken(
  breakage: Breakage,
  options: { readonly only?: readonly string[]; readonly timeLimit?: number } = {},
): Promise<readonly RuleResult[]> {
  const stub = createStub({ anonymous: 'nobody', clock: createClock() })
  const fetch = breakage((request) => stub.fetch(request))
  const { results } = await runContract({ baseUrl: 'http://stub.example', timeLimit: 10_000, ...options, fetch })
  return results
}
