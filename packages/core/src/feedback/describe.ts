import { type ActionState, failureMessage } from '../action/index.js'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import { chosenReasons, followUpField, missingAnswers, offerOf, resultOf } from './answers.js'
import type { FeedbackOptions } from './options.js'
import type { FeedbackText, Offer, Reason, ReasonId } from './reasons.js'
import type { FeedbackResult } from './result.js'
import { type FeedbackField, type FeedbackIssue, type FeedbackState, isOver } from './transition.js'

/** A free text and what is in it. */
export interface TextView extends FeedbackText {
  readonly field: FeedbackField
  readonly text: string
  readonly error: string | undefined
}

/** One reason of the list. */
export interface ReasonView<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly description: string | undefined
  /** Its place in the list, from 1. */
  readonly position: number
  readonly checked: boolean
  /** Its text, while it is chosen. */
  readonly followUp: TextView | undefined
}

/** All that a screen needs to show a feedback. */
export interface FeedbackView<Reasons extends readonly Reason[] = readonly Reason[]> {
  /**
   * `pending` and `failed`: the sending, or accepting the offer while one is shown; all answers are kept. The last three
   * are ends.
   */
  readonly status: 'answering' | 'offer' | 'pending' | 'failed' | 'submitted' | 'skipped' | 'saved'
  /** In the order in which they are shown. */
  readonly rows: readonly ReasonView<ReasonId<Reasons>>[]
  readonly comment: TextView | undefined
  /** What is wrong, one entry a field, in the order of the form. Empty before the first attempt to send. */
  readonly errors: readonly FeedbackIssue[]
  /** What is wrong with the choice of reasons. */
  readonly choiceError: string | undefined
  /** Why it failed. */
  readonly error: string | undefined
  /** To be shown in place of the form. */
  readonly offer: Offer | undefined
  readonly canSkip: boolean
  /** Whether there is a choice to take back. */
  readonly canClear: boolean
  /** What would be sent. */
  readonly result: FeedbackResult<Reasons>
  /**
   * Whether the rest of the flow may go on: always where nothing is required, after the end and after a failure (FBK-9);
   * else once the answers are complete.
   */
  readonly gate: Gate
  /** To be spoken politely when it changes; empty at first. */
  readonly announcement: string
}

/** Derives what to show from the state, the deed and the options of this render. */
export function describeFeedback<Reasons extends readonly Reason[]>(
  state: FeedbackState,
  action: ActionState<unknown>,
  options: FeedbackOptions<Reasons>,
): FeedbackView<Reasons> {
  const { messages } = options
  const over = isOver(state)
  const fields: FeedbackField[] = [
    'reasons',
    ...chosenReasons(state, options).flatMap(({ id, followUp }) => (followUp ? followUpField(id) : [])),
    ...(options.comment ? ['comment' as const] : []),
    'form',
  ]
  // What is said of a field that is not there is said of the whole, so that nothing is refused in silence.
  const found = [...missingAnswers(state, options), ...state.issues, ...state.reported].map(
    ({ field, message }): FeedbackIssue => ({ field: fields.includes(field) ? field : 'form', message }),
  )
  const told = state.refusals > 0 && !over ? found : []
  const errorIn = (field: FeedbackField): string | undefined => told.find((issue) => issue.field === field)?.message
  const textView = (text: FeedbackText | undefined, field: FeedbackField): TextView | undefined =>
    text && { ...text, field, text: state.texts[field] ?? '', error: errorIn(field) }

  const rows = options.reasons.map((reason, index): ReasonView => {
    const { id, label, description, followUp } = reason
    const checked = state.chosen.includes(id)
    const shown = checked ? textView(followUp, followUpField(id)) : undefined
    return { id, label, description, position: index + 1, checked, followUp: shown }
  })
  const errors = fields.flatMap((field) => {
    const message = errorIn(field)
    return message === undefined ? [] : [{ field, message }]
  })
  const offer = state.status === 'offer' ? offerOf(state, options)?.offer : undefined
  const isIdle = over || (action.status !== 'pending' && action.status !== 'failed')
  const free = over || state.failed || !options.required || found.length === 0
  return {
    status: isIdle ? state.status : action.status,
    rows,
    comment: textView(options.comment, 'comment'),
    errors,
    choiceError: errorIn('reasons'),
    error:
      action.status === 'failed' && !over
        ? failureMessage(action.error, offer ? messages.offerFailed : messages.failed)
        : undefined,
    offer,
    canSkip: !over && (!options.required || state.failed),
    canClear: !over && rows.some(({ checked }) => checked),
    result: resultOf(state, options),
    gate: free ? openGate : closedGate(found[0]?.message ?? ''),
    announcement: over ? messages[state.status as 'submitted'] : '',
  }
}
