import { matchesPhrase, normalizePhrase } from '../confirmation/phrase.js'
import type { StartInput } from './closure.js'
import type { Challenge, ClosureDescriptor, ModeOffer } from './descriptor.js'
import type { ClosingState } from './transition.js'

/** What the user has filled in. */
export interface ClosureDraft {
  /** Default: the first that is offered. */
  readonly mode?: ModeOffer['mode'] | undefined
  /** What was typed to confirm. It is never kept, and goes when what it agrees to has changed. */
  readonly typed: string
  /** The ids of the statements that are ticked. */
  readonly ticked: readonly string[]
  readonly choice?: string | undefined
  readonly note?: string | undefined
}

/** Nothing filled in, nothing ticked. */
export const emptyDraft: ClosureDraft = { typed: '', ticked: [] }

/** The mode that is chosen, as it is offered. */
export function offerOf(descriptor: ClosureDescriptor | undefined, { mode }: ClosureDraft): ModeOffer | undefined {
  const modes = descriptor?.modes ?? []
  return modes.find((offer) => offer.mode === mode) ?? modes[0]
}

/** What is to be typed, as it is shown. Empty: something, but nothing of it can be seen. */
export function textToType({ text, fallback }: Challenge): string {
  return normalizePhrase(text) ? text : (fallback ?? '')
}

/** Whether what was typed is what is asked for. */
export function isTyped(typed: string, challenge: Challenge): boolean {
  const text = textToType(challenge)
  if (challenge.normalization === 'exact') return text !== '' && typed === text
  return normalizePhrase(text) !== '' && matchesPhrase(typed, text)
}

/** What a start sends: what the user saw and agreed to. */
export function startInputOf({ descriptor, plan, draft }: ClosingState): StartInput {
  const { choice, note } = draft
  const challenge = descriptor?.confirmation.challenge
  const asked = new Set(descriptor?.confirmation.acknowledgements.map(({ id }) => id))
  return {
    mode: offerOf(descriptor, draft)?.mode ?? '',
    ...(plan && { plan: { id: plan.id, etag: plan.etag } }),
    acknowledgements: draft.ticked.filter((id) => asked.has(id)),
    ...(challenge && { challenge: { id: challenge.id, value: draft.typed } }),
    ...(descriptor?.reason && (choice || note) && { reason: { ...(choice && { choice }), ...(note && { note }) } }),
  }
}
