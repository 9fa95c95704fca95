/**
 * The few globals that every JavaScript run time with web-standard APIs has: browsers, Node, Deno, Bun, edge workers.
 * `core` compiles without the DOM library, so that reaching for `window` or `document` here is a type error.
 */

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void
/** Since the page was opened, in milliseconds. The user cannot set it. */
declare const performance: { now(): number }
declare const console: { warn(message: string): void; error(message: unknown): void }
declare const crypto: { randomUUID?(): string; getRandomValues(array: Uint8Array): Uint8Array }
/** Missing in some server run times. */
declare const reportError: ((error: unknown) => void) | undefined
/** Bundlers replace `process.env.NODE_ENV` by its value. */
declare const process: { readonly env: { readonly NODE_ENV?: string } }
