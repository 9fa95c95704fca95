/** What the user has typed, as long as the confirmation is open. Nothing typed outlives it. */
export interface ConfirmationState {
  readonly status: 'closed' | 'open'
  readonly text: string
  /** Empty: it never matched. `lost`: it matched and does not any more. */
  readonly match: '' | 'matched' | 'lost'
  /** The user is told that the text does not match. */
  readonly told: boolean
}

export type ConfirmationEvent =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'edit'; readonly text: string; readonly matches: boolean }
  /** The user left the field. */
  | { readonly type: 'blur' }
  /** The user pressed the action or Enter, and a gate is closed. */
  | { readonly type: 'refuse' }

/** Not open, and nothing typed. */
export const closedConfirmation: ConfirmationState = {
  status: 'closed',
  text: '',
  match: '',
  told: false,
}

/** Which state of a confirmation follows. A refused event gives back the same state. */
export function transitionConfirmation(state: ConfirmationState, event: ConfirmationEvent): ConfirmationState {
  if (state.status === 'closed') return event.type === 'open' ? { ...closedConfirmation, status: 'open' } : state
  switch (event.type) {
    case 'open':
      return state
    case 'close':
      return closedConfirmation
    case 'edit':
      return edit(state, event.text, event.matches)
    case 'blur':
      // CNF-6: a mismatch is told on blur, but an empty field is not a mismatch.
      return state.text ? tellMismatch(state) : state
    case 'refuse':
      return tellMismatch(state)
  }
}

/** CNF-6: typing never tells a mismatch; it takes back one that was told. */
function edit(state: ConfirmationState, text: string, matches: boolean): ConfirmationState {
  const noMatch = state.match && 'lost'
  return text === state.text ? state : { ...state, text, match: matches ? 'matched' : noMatch, told: false }
}

function tellMismatch(state: ConfirmationState): ConfirmationState {
  return state.match === 'matched' || state.told ? state : { ...state, told: true }
}
