import type { Reply } from '../reply.js'
import type { Server } from '../server.js'

/** A request, taken apart. */
export interface Call {
  readonly method: string
  /** Without the base path, without the query. */
  readonly path: string
  readonly basePath: string
  readonly query: URLSearchParams
  /** What stands in the path where the route has a `:name`. */
  readonly params: Readonly<Record<string, string>>
  readonly headers: Headers
  readonly body: string
}

/** Answers a call. Throws a `Refusal` for a problem. */
export type Handler = (server: Server, call: Call) => Reply | Promise<Reply>

/** A method and a path, and who answers. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Such as `/closures/:closure`. */
  readonly path: string
  readonly handle: Handler
}
