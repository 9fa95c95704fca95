import type { Reauthenticate } from '../action/index.js'
import type { ClosureBackend } from './backend.js'
import type { Closure } from './closure.js'
import type { ClosureMessages } from './messages.js'
import type { Subject } from './wire.js'

/** How tabs hear of each other. `new BroadcastChannel(…)` is one. The server decides; this only makes them ask it. */
export interface ClosureChannel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  close(): void
}

/** Where a draft of the reason is kept. `localStorage` and `sessionStorage` are one. What is typed to confirm is never kept. */
export interface ClosureStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Where the user goes after the end, and what is said there. */
export interface Departure {
  readonly href: string
  readonly message: string
}

export interface ClosureOptions {
  readonly backend: ClosureBackend
  /** What is to be closed. Another subject needs another instance. */
  readonly subject: Subject
  /** A closure to follow, and nothing else: for a page that is signed out, or that the link of an e-mail leads to. */
  readonly only?: { readonly id: string; readonly statusToken?: string | undefined } | undefined
  /** Asks the user to prove who they are. Default: nobody is asked, and such a start is refused. */
  readonly reauthenticate?: Reauthenticate | undefined
  /**
   * Ends the session, when the mode says so, once. Where other accounts are signed in, answer with where to go instead.
   * Its failure changes nothing.
   */
  readonly endSession?: ((closure: Closure) => unknown) | undefined
  /** Leaves the page with a message for the next one. Only `leave` calls it: the receipt stays until the user has seen it. */
  readonly navigate?: ((to: Departure) => void) | undefined
  /** How other tabs hear of it. Default: not at all. Opened by `connect`. */
  readonly openChannel?: (() => ClosureChannel) | undefined
  /** Where the draft of the reason is kept. Called when first needed. Default: nowhere. */
  readonly storage?: (() => ClosureStorage) | undefined
  /** Milliseconds that only ever grow, from any beginning. Default: `performance.now`, which the user cannot set. */
  readonly now?: (() => number) | undefined
  /** Makes an idempotency key. Default: 128 random bits. */
  readonly newKey?: (() => string) | undefined
  /** How long to wait before what failed is tried again, in milliseconds, by how often it was tried. Default: 1 s, doubled up to 30 s, less up to a half at random. */
  readonly backoff?: ((tries: number) => number) | undefined
  /** How often what is unknown is looked up before the user is told so. Default 8. */
  readonly attempts?: number | undefined
  /** How often a closure under way is read, in milliseconds. Default 5,000. */
  readonly pollEvery?: number | undefined
  /** How old what was checked may be at a start, in milliseconds. Default: five minutes. */
  readonly maxAge?: number | undefined
  readonly messages: ClosureMessages
}
