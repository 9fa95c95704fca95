import { type ActionState, failureMessage } from '../action/index.js'
import type { Gate } from '../gate/index.js'
import { confirmationGate, phraseToType } from './challenge.js'
import type { ConfirmationOptions } from './options.js'
import type { ConfirmationState } from './transition.js'

/** All that a screen needs to show a confirmation. */
export interface ConfirmationView {
  /** Closed, or else what the deed is doing. */
  readonly status: 'closed' | ActionState<unknown>['status']
  /** What was typed. */
  readonly text: string
  /** What must be typed. `undefined`: nothing. Empty: something, but there is nothing that could be typed. */
  readonly phrase: string | undefined
  /** All that must be open before the deed. */
  readonly gate: Gate
  /** Tell that the text does not match. */
  readonly mismatch: string | undefined
  /** Why the last attempt failed. */
  readonly error: string | undefined
  /** To be spoken politely when it changes; empty at first. */
  readonly announcement: string
}

/** Derives what to show from the state, the deed and the options of this render. */
export function describeConfirmation(
  state: ConfirmationState,
  action: ActionState<unknown>,
  options: ConfirmationOptions,
): ConfirmationView {
  const { status, text, match, told } = state
  const { messages } = options
  const phrase = phraseToType(options)
  return {
    status: status === 'open' ? action.status : status,
    text,
    phrase,
    gate: confirmationGate(options, text),
    mismatch: phrase && told ? messages.phraseMismatch : undefined,
    error: action.status === 'failed' ? failureMessage(action.error, messages.failed) : undefined,
    announcement: match && messages[match],
  }
}
