import type { ActionContext } from '../action/index.js'
import type { Gate } from '../gate/index.js'
import type { ConfirmationMessages } from './messages.js'
import type { PhraseOptions } from './phrase.js'

/** Why a confirmation opened or closed. */
export type ConfirmationReason = 'trigger' | 'confirm' | 'cancel' | 'escape' | 'close-button' | 'unmount'

export interface ConfirmationContext extends ActionContext {
  /** What the user typed, to the letter; the server compares it by `normalizePhrase` too. Empty when nothing is asked. */
  readonly typed: string
}

export interface ConfirmationOptions {
  /**
   * What the user must type. Leave it out to ask for nothing. Given but empty or `undefined` (a name that is not loaded
   * yet), the confirmation stays closed to the action instead of asking for less.
   */
  readonly phrase?: string
  /** Asked for instead of a phrase in which nothing can be seen, for example the slug. */
  readonly phraseFallback?: string
  readonly phraseOptions?: PhraseOptions
  /** What else must be open. Leave it out for none; `undefined` or `null` is a gate that is not known yet: closed. */
  readonly gate?: Gate | null
  /**
   * Does the deed. Called at most once at a time, and only after every gate was found open again.
   *
   * What it throws is shown as an error, and so is an answer with an `error` in it, or with `ok: false`, such as a
   * `Response` that failed. Answer `{ close: false }` to stay open. Anything else, nothing included, closes.
   */
  readonly onConfirm: (context: ConfirmationContext) => unknown
  /** Called when the confirmation opens or closes, or, with `open` given, asks for it. */
  readonly onOpenChange?: (open: boolean, details: { readonly reason: ConfirmationReason }) => void
  /** Whether it is open, when the app decides. */
  readonly open?: boolean
  /** Whether it starts open. Default `false`. */
  readonly defaultOpen?: boolean
  /** Makes idempotency keys. Default: 128 random bits. */
  readonly newKey?: () => string
  readonly messages: ConfirmationMessages
}
