import type { ActionContext } from './create-action.js'

/** What the server asks for when the session is too old for this deed (RFC 9470). */
export interface ReauthenticationRequest {
  /** How old the sign-in may be, in seconds. */
  readonly maxAgeSeconds?: number
  /** Ways to prove identity that the server accepts, for example `password` or `passkey`. */
  readonly methods?: readonly string[]
}

/** Throw it from a handler when the server wants a fresh proof of identity. See `withReauthentication`. */
export class ReauthenticationRequiredError extends Error {
  override readonly name: string = 'ReauthenticationRequiredError'
  readonly request: ReauthenticationRequest

  constructor(request: ReauthenticationRequest = {}) {
    super('Reauthentication required')
    this.request = request
  }
}

/** Asks the user to prove who they are. `cancelled` means that they chose not to. */
export type Reauthenticate = (request: ReauthenticationRequest) => Promise<'done' | 'cancelled'>

/**
 * Wraps a handler so that the server may ask for a fresh proof of identity in the middle of it: the user proves it, and
 * the same request goes again with the same idempotency key, once. When they would rather not, nothing is sent, and the
 * action is back where it was, without an error.
 *
 * @example
 * useConfirmation({ onConfirm: withReauthentication(closeAccount, () => passwordPrompt.ask()) })
 */
export function withReauthentication<Context extends Pick<ActionContext, 'isCurrent'>, Result>(
  handler: (context: Context) => Result | PromiseLike<Result>,
  reauthenticate: Reauthenticate,
): (context: Context) => Promise<Result> {
  return async (context) => {
    try {
      return await handler(context)
    } catch (error) {
      if (!(error instanceof ReauthenticationRequiredError)) throw error
      const answer = await reauthenticate(error.request)
      if (answer !== 'done' || !context.isCurrent()) throw new TurnedBackError()
      return await handler(context)
    }
  }
}

/** The user turned back: not a failure. Actions know it by its name, the one that aborted requests have too. */
class TurnedBackError extends Error {
  override readonly name: string = 'AbortError'
}
