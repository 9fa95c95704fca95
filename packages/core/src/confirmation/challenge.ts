import { closedGate, combineGates, openGate } from '../gate/index.js'
import type { ConfirmationOptions } from './options.js'
import { matchesPhrase, normalizePhrase } from './phrase.js'

/**
 * What must be typed, in the form in which it is shown (CNF-2, CNF-3): `undefined` when nothing is asked, empty when
 * something is, but there is nothing that could be typed.
 */
export function phraseToType(options: ConfirmationOptions): string | undefined {
  // The key counts, not the value: a name that is still loading must not drop the question.
  if (!('phrase' in options)) return undefined
  return normalizePhrase(options.phrase) || normalizePhrase(options.phraseFallback)
}

/** Whether the text is what must be typed, or nothing must. */
export function isAnswered(text: string, options: ConfirmationOptions): boolean {
  const phrase = phraseToType(options)
  return phrase === undefined || matchesPhrase(text, phrase, options.phraseOptions)
}

/** Everything that must be open before the deed: the app's gate and the typed phrase. */
export function confirmationGate(options: ConfirmationOptions, text: string): ReturnType<typeof combineGates> {
  const { gate, messages } = options
  const unknown = closedGate(messages.unknown)
  const untyped = phraseToType(options) ? closedGate(messages.phraseNeeded) : unknown
  return combineGates('gate' in options ? (gate ?? unknown) : openGate, isAnswered(text, options) ? openGate : untyped)
}
