/** A way that leads away from unsaved changes, and that waits. */
export interface Departure {
  /** Goes there. */
  readonly go: () => void
  /** Tells whoever wanted to go that nobody does. */
  readonly stay?: (() => void) | undefined
}

export type LeavingState =
  | { readonly status: 'settled' }
  /** The user is asked. `failed`: they wanted to save, and that did not work. */
  | { readonly status: 'asking'; readonly departure: Departure; readonly failed: boolean }
  /** Saving, to go on afterwards. */
  | { readonly status: 'saving'; readonly departure: Departure }

export type LeavingEvent =
  | { readonly type: 'ask'; readonly departure: Departure }
  | { readonly type: 'save' }
  | { readonly type: 'fail' }
  /** Nobody is asked any more: they stay, or they have gone. */
  | { readonly type: 'settle' }

/** Nobody wants to leave. */
export const nobodyLeaves: LeavingState = { status: 'settled' }

/** Whether the user is asked before leaving. A refused event gives back the same state. */
export function transitionLeaving(state: LeavingState, event: LeavingEvent): LeavingState {
  switch (event.type) {
    case 'ask':
      // Asked once: another way that is wanted meanwhile takes the place of the first.
      if (state.status !== 'settled') return { ...state, departure: event.departure }
      return { status: 'asking', departure: event.departure, failed: false }
    case 'save':
      return state.status === 'asking' ? { status: 'saving', departure: state.departure } : state
    case 'fail':
      return state.status === 'saving' ? { ...state, status: 'asking', failed: true } : state
    case 'settle':
      return state.status === 'settled' ? state : nobodyLeaves
  }
}
