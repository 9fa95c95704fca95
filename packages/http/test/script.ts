/** What is answered to one request. */
export type Step = Response | Error | ((request: Request) => Response | Promise<Response>)

/** A request that was sent. */
interface Sent {
  readonly method: string
  /** With the query, without the origin. */
  readonly path: string
  readonly headers: Headers
  readonly body: unknown
  readonly request: Request
}

/** A `fetch` that answers by a script, and keeps what it was asked. */
export interface Script {
  readonly fetch: (request: Request) => Promise<Response>
  readonly sent: readonly Sent[]
}

/** Answers one step after the other. More requests than steps fail. */
export function scriptOf(...steps: readonly Step[]): Script {
  const left = [...steps]
  return answerBy((request) => {
    const step = left.shift()
    if (!step) throw new Error(`Nothing is left to answer ${request.method} ${request.url} with.`)
    if (step instanceof Error) throw step
    return typeof step === 'function' ? step(request) : step
  })
}

/** Answers each request by a function. */
export function answerBy(answer: (request: Request) => Response | Promise<Response>): Script {
  const sent: Sent[] = []
  return {
    sent,
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const text = await request.clone().text()
      const { method, headers } = request
      sent.push({ method, path: pathname + search, headers, body: text ? JSON.parse(text) : undefined, request })
      return answer(request)
    },
  }
}

/** An answer with JSON. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers({ 'Content-Type': 'application/json', ...init.headers })
  return new Response(JSON.stringify(body), { ...init, headers })
}

/** A refusal with problem details. */
export function problem(
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const body = { type: `https://offboard.example/problems/${code}`, title: `No: ${code}`, status, code, ...more }
  return json(body, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}

/** What `fetch` rejects with when no answer comes. */
export const lost = (): TypeError => new TypeError('Failed to fetch')

/** Never answers, unless the request is aborted. */
export function silent(request: Request): Promise<Response> {
  return new Promise((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason))
  })
}
