import type { ClosureBackend } from '@offboard/core/closure'
import type { Reply } from '../reply.js'
import type { ClosureRow, SessionRow } from '../rows.js'
import type { World } from '../world.js'

/** The methods of the port, and what only the stub has. */
export type RouteName =
  | Exclude<keyof ClosureBackend, 'tasks'>
  | 'planTasks'
  | 'tasks'
  | 'signIn'
  | 'session'
  | 'signOut'
  | 'reauthenticate'
  | 'inspect'
  | 'arrange'
  | 'enableFault'
  | 'disableFault'
  | 'clock'
  | 'reset'
  | 'mails'

/** Who asks. */
export interface Caller {
  /** Also one that has ended. */
  readonly session?: SessionRow
  /** The closure that a status token opens. */
  readonly opens?: ClosureRow
  /** Came with credentials that nobody knows. */
  readonly isStranger: boolean
}

/** A request, taken apart. */
export interface Call {
  readonly method: string
  /** Without the base path, without the query. */
  readonly path: string
  /** Where the stub answers, with the base path: `https://app.example/api`. */
  readonly base: string
  readonly basePath: string
  readonly query: URLSearchParams
  /** What stands in the path where the route has a `:name`. */
  readonly params: Readonly<Record<string, string>>
  readonly headers: Headers
  readonly body: string
  readonly caller: Caller
}

/** Answers a call. Throws a `Refusal` for a problem. */
export type Handler = (world: World, call: Call) => Reply | Promise<Reply>

/** A method and a path, and who answers. */
export interface Route {
  readonly name: RouteName
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Such as `/closures/:closure`. */
  readonly path: string
  readonly handle: Handler
}
