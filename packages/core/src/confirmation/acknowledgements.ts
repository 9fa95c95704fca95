import { createFlow } from '../flow/index.js'
import { closedGate, type Gate, openGate } from '../gate/index.js'

/** A statement that the user ticks. */
export interface Acknowledgement {
  /** Its own, among all of the list. */
  readonly id: string
  /** What the user says by ticking it, in the first person or as a fact: "All 12 sites go offline." */
  readonly label: string
  /** Whether the action waits for it. Default `true`. */
  readonly required?: boolean
}

/** The words of acknowledgements. */
export interface AcknowledgementsMessages {
  /** Why the action waits. */
  readonly needed: string
}

export const enAcknowledgements: AcknowledgementsMessages = {
  needed: 'Tick every box to confirm.',
}

export interface AcknowledgementsOptions {
  readonly items: readonly Acknowledgement[]
  readonly messages: AcknowledgementsMessages
}

/** The ids that are ticked. Nothing is ticked beforehand. */
export type AcknowledgementsState = readonly string[]

export type AcknowledgementsEvent =
  | { readonly type: 'tick'; readonly id: string }
  | { readonly type: 'untick'; readonly id: string }
  | { readonly type: 'reset' }

/** Which boxes are ticked next. A refused event gives back the same state. */
export function transitionAcknowledgements(
  state: AcknowledgementsState,
  event: AcknowledgementsEvent,
): AcknowledgementsState {
  if (event.type === 'reset') return state.length > 0 ? [] : state
  const isTicked = state.includes(event.id)
  if (event.type === 'tick') return isTicked ? state : [...state, event.id]
  return isTicked ? state.filter((id) => id !== event.id) : state
}

/** Open when every required box is ticked. Its version changes with the statements: who agreed to others did not agree to these. */
export function acknowledgementsGate(state: AcknowledgementsState, { items, messages }: AcknowledgementsOptions): Gate {
  const isComplete = items.every(({ id, required = true }) => !required || state.includes(id))
  return {
    ...(isComplete ? openGate : closedGate(messages.needed)),
    version: JSON.stringify(items.map(({ id, label }) => [id, label])),
  }
}

export interface Acknowledgements {
  readonly getState: () => AcknowledgementsState
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the options of the latest render. Other statements start unticked. */
  readonly setOptions: (options: AcknowledgementsOptions) => void
  readonly tick: (id: string, ticked: boolean) => void
  /** Unticks all. */
  readonly reset: () => void
  readonly dispose: () => void
}

/** Statements to tick, without a user interface. */
export function createAcknowledgements(initial: AcknowledgementsOptions): Acknowledgements {
  let options = initial
  const flow = createFlow<AcknowledgementsState, AcknowledgementsEvent>([], transitionAcknowledgements)
  const reset = (): void => void flow.send({ type: 'reset' })
  return {
    ...flow,
    setOptions(next) {
      const before = acknowledgementsGate([], options).version
      options = next
      if (before !== acknowledgementsGate([], next).version) reset()
    },
    tick: (id, ticked) => void flow.send({ type: ticked ? 'tick' : 'untick', id }),
    reset,
    dispose: reset,
  }
}
