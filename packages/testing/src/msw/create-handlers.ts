import { type HttpHandler, HttpResponse, http } from 'msw'
import { NetworkError, type Stub } from '../stub/index.js'

/** Where the handlers answer. */
export interface HandlersOptions {
  /**
   * Where the stub answers: a path on the page's own origin, or a whole URL. Default: `/api`.
   *
   * In Node, where no page is, a path is answered on every origin.
   */
  readonly baseUrl?: string
}

/**
 * Makes the MSW handlers that answer from the stub, for `setupWorker` and `setupServer`.
 *
 * @throws TypeError when `baseUrl` is neither a path that begins with a slash nor an http URL.
 * @example
 * const worker = setupWorker(...createHandlers(createStub()))
 */
export function createHandlers(stub: Stub, { baseUrl = '/api' }: HandlersOptions = {}): readonly HttpHandler[] {
  const { origin, basePath } = parseBaseUrl(baseUrl)

  function isForStub(request: Request): boolean {
    const url = new URL(request.url)
    const expected = origin ?? globalThis.location?.origin ?? url.origin
    return url.origin === expected && url.pathname.startsWith(`${basePath}/`)
  }

  return [
    http.all(
      ({ request }) => isForStub(request),
      async ({ request }) => {
        try {
          return await stub.fetch(request, { basePath })
        } catch (error) {
          // Nobody waits for the answer to an aborted request, and MSW would print the rejection as a bug.
          if (error instanceof NetworkError || request.signal.aborted) return HttpResponse.error()
          throw error
        }
      },
    ),
  ]
}

function parseBaseUrl(baseUrl: string): { readonly origin?: string; readonly basePath: string } {
  if (baseUrl.startsWith('/')) return { basePath: withoutSlash(baseUrl) }
  const url = URL.parse(baseUrl)
  if (url?.protocol.startsWith('http')) return { origin: url.origin, basePath: withoutSlash(url.pathname) }
  throw new TypeError(
    `Offboard: the stub cannot answer at "${baseUrl}", which is neither a path nor an http URL. Pass "/api" or "https://api.example.com".`,
  )
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}
