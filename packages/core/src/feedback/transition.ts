/** A field of the form: the question itself, the general text, the text of a reason, or the form as a whole. */
export type FeedbackField = 'reasons' | 'comment' | `followUp-${string}` | 'form'

/** What is wrong with a field. */
export interface FeedbackIssue {
  readonly field: FeedbackField
  readonly message: string
}

export interface FeedbackState {
  /** The last three are ends. */
  readonly status: 'answering' | 'offer' | 'submitted' | 'skipped' | 'saved'
  /** The ids of the chosen reasons. */
  readonly chosen: readonly string[]
  /** What was typed, by field; also into fields that are hidden now. */
  readonly texts: Readonly<Record<string, string>>
  /** What the schema found in the answers as they are. */
  readonly issues: readonly FeedbackIssue[]
  /** What the server found in the answers as they were sent. */
  readonly reported: readonly FeedbackIssue[]
  /** Counts the refused attempts: errors are told from the first one on, and focus follows each. */
  readonly refusals: number
  /** Sending has failed, so the user may go on without. */
  readonly failed: boolean
  /** The reason whose offer is shown or was. There is never another. */
  readonly offered: string | undefined
}

export type FeedbackEvent =
  /** `alone`: no other reason stays chosen. */
  | { readonly type: 'choose'; readonly id: string; readonly checked: boolean; readonly alone: boolean }
  | { readonly type: 'write'; readonly field: FeedbackField; readonly text: string }
  /** The answers were to be sent, and something is wrong with them. */
  | { readonly type: 'refuse'; readonly issues: readonly FeedbackIssue[] }
  /** The schema has read the answers again. */
  | { readonly type: 'check'; readonly issues: readonly FeedbackIssue[] }
  | { readonly type: 'fail'; readonly reported: readonly FeedbackIssue[] }
  | { readonly type: 'offer'; readonly reason: string }
  | { readonly type: 'decline' }
  | { readonly type: 'end'; readonly outcome: 'submitted' | 'skipped' | 'saved' }

/** Nothing chosen, nothing typed. */
export const emptyFeedback: FeedbackState = {
  status: 'answering',
  chosen: [],
  texts: {},
  issues: [],
  reported: [],
  refusals: 0,
  failed: false,
  offered: undefined,
}

/** Whether the feedback has ended. */
export function isOver({ status }: FeedbackState): boolean {
  return status !== 'answering' && status !== 'offer'
}

/** Which state of a feedback follows. A refused event gives back the same state. */
export function transitionFeedback(state: FeedbackState, event: FeedbackEvent): FeedbackState {
  if (isOver(state)) return state
  const isOffering = state.status === 'offer'
  switch (event.type) {
    case 'choose':
      return choose(state, event.id, event.checked, event.alone)
    case 'write':
      if ((state.texts[event.field] ?? '') === event.text) return state
      return { ...changed(state, event.field), texts: { ...state.texts, [event.field]: event.text } }
    case 'refuse':
      return { ...state, issues: event.issues, refusals: state.refusals + 1 }
    case 'check':
      return event.issues.length + state.issues.length > 0 ? { ...state, issues: event.issues } : state
    case 'fail': {
      const { reported } = event
      return { ...state, failed: true, reported, refusals: state.refusals + (reported.length && 1) }
    }
    case 'offer':
      return state.offered === undefined ? { ...state, status: 'offer', offered: event.reason } : state
    case 'decline':
      return isOffering ? { ...state, status: 'answering' } : state
    case 'end':
      return event.outcome === 'saved' && !isOffering ? state : { ...state, status: event.outcome }
  }
}

function choose(state: FeedbackState, id: string, checked: boolean, alone: boolean): FeedbackState {
  if (state.chosen.includes(id) === checked) return state
  const others = alone ? [] : state.chosen.filter((each) => each !== id)
  return { ...changed(state, 'reasons'), chosen: checked ? [...others, id] : others }
}

/** What was said about the answer as it was is not true any more. Whoever changes answers is past the offer. */
function changed(state: FeedbackState, field: FeedbackField): FeedbackState {
  // Another choice moves the places at which texts stand in the result, so what was said of them is over as well.
  const stays = (issue: FeedbackIssue): boolean =>
    field === 'reasons' ? issue.field === 'comment' : issue.field !== field && issue.field !== 'form'
  return { ...state, status: 'answering', issues: state.issues.filter(stays), reported: state.reported.filter(stays) }
}
