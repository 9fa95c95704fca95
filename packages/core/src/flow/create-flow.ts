import { notify } from '../platform/report.js'

/**
 * Says which state follows. It must be pure and total, and must return the very same state for an event that it
 * refuses: that is how a refusal is told from a move.
 */
export type Transition<State, Event> = (state: State, event: Event) => State

/** A state that lives outside React, moved by events only. */
export interface Flow<State, Event> {
  readonly getState: () => State
  /** Moves the state. `false` when the event was refused. */
  readonly send: (event: Event) => boolean
  /** Calls the listener after each move. Returns the function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Makes a store around a pure transition. A listener that throws is reported and stops nobody else. */
export function createFlow<State, Event>(initial: State, transition: Transition<State, Event>): Flow<State, Event> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    getState: () => state,
    send(event) {
      const next = transition(state, event)
      if (next === state) return false
      state = next
      // Over a copy: a listener may end its own subscription, or start another.
      for (const listener of [...listeners]) notify(listener)
      return true
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
