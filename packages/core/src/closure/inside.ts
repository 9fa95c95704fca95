import type { Flow } from '../flow/index.js'
import type { Closure } from './closure.js'
import type { ClosureOptions } from './options.js'
import type { ServerClock } from './server-clock.js'
import type { ClosingEvent, ClosingState, ClosureFacts } from './transition.js'

/** What the parts of a closing share. */
export interface Inside {
  readonly flow: Flow<ClosingState, ClosingEvent>
  readonly getOptions: () => ClosureOptions
  readonly clock: ServerClock
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number
  /** Takes what the server has said. `done`: a read is over. */
  readonly learn: (facts: ClosureFacts, more?: { readonly done?: boolean; readonly error?: unknown }) => void
}

/** A closure to be read, by its status token where there is one. */
export type ToRead = Pick<Closure, 'id' | 'statusToken'>

/** The one to follow, on a page that knows nothing else. */
export function onlyOne({ only }: ClosureOptions): ToRead | undefined {
  const { id, statusToken } = only ?? {}
  return id === undefined
    ? undefined
    : { id, ...(statusToken && { statusToken: { value: statusToken, expiresAt: '' } }) }
}
