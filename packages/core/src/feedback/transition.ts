/** A field of the form: the question itself, the general text, the text of a reason, or the form as a whole. */
export type FeedbackField = 'reasons' | 'comment' | `followUp-${string}` | 'form'

/** What is wrong with a field. */
export interface FeedbackIssue {
  readonly field: FeedbackField
  readonly message: string
}

export interface FeedbackState {
  /** The last three are ends. */
  readonly status: 'answering' | 'submitted' | 'skipped' | 'saved'
  /** The ids of the chosen reasons. */
  readonly chosen: readonly string[]
  /** What was typed, by field; also into fields that are hidden now. */
  readonly texts: Readonly<Record<string, string>>
  /** What is wrong with the answers as they are, besides what is missing. */
  readonly issues: readonly FeedbackIssue[]
  /** Counts the refused attempts: errors are told from the first one on, and focus follows each. */
  readonly refusals: number
  /** Sending has failed, so the user may go on without. */
  readonly failed: boolean
}

export type FeedbackEvent =
  /** `alone`: no other reason stays chosen. */
  | { readonly type: 'choose'; readonly id: string; readonly checked: boolean; readonly alone: boolean }
  | { readonly type: 'write'; readonly field: FeedbackField; readonly text: string }
  /** `refused`: the answers were to be sent, and something is wrong with them. */
  | { readonly type: 'tell'; readonly issues: readonly FeedbackIssue[]; readonly refused: boolean }
  /** Sending has failed. */
  | { readonly type: 'fail' }
  | { readonly type: 'end'; readonly outcome: 'submitted' | 'skipped' | 'saved' }

/** Nothing chosen, nothing typed. */
export const emptyFeedback: FeedbackState = {
  status: 'answering',
  chosen: [],
  texts: {},
  issues: [],
  refusals: 0,
  failed: false,
}

/** Whether the feedback has ended. */
export function isOver({ status }: FeedbackState): boolean {
  return status !== 'answering'
}

/** Which state of a feedback follows. A refused event gives back the same state. */
export function transitionFeedback(state: FeedbackState, event: FeedbackEvent): FeedbackState {
  if (isOver(state)) return state
  const { chosen, texts } = state
  switch (event.type) {
    case 'choose': {
      const { id, checked, alone } = event
      if (chosen.includes(id) === checked) return state
      const others = alone ? [] : chosen.filter((each) => each !== id)
      return { ...state, chosen: checked ? [...others, id] : others }
    }
    case 'write': {
      const { field, text } = event
      if ((texts[field] ?? '') === text) return state
      return { ...state, texts: { ...texts, [field]: text } }
    }
    case 'tell':
      return { ...state, issues: event.issues, refusals: state.refusals + Number(event.refused) }
    case 'fail':
      return { ...state, failed: true }
    case 'end':
      return { ...state, status: event.outcome }
  }
}
