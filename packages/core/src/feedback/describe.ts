import { type ActionState, failureMessage } from '../action/index.js'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import { type FilledReason, type FilledText, readAnswers } from './answers.js'
import type { FeedbackOptions } from './options.js'
import type { Reason, ReasonId } from './reasons.js'
import type { FeedbackResult } from './result.js'
import { type FeedbackField, type FeedbackIssue, type FeedbackState, isOver } from './transition.js'

/** A free text, what is in it, and what is wrong with it. */
export interface TextView extends FilledText {
  readonly error: string | undefined
}

/** One reason of the list. */
export interface ReasonView<Id extends string = string> extends FilledReason {
  readonly id: Id
  readonly followUp: TextView | undefined
}

/** All that a screen needs to show a feedback. */
export interface FeedbackView<Reasons extends readonly Reason[] = readonly Reason[]> {
  /** `pending` and `failed`: the sending; all answers are kept. The last three are ends. */
  readonly status: 'answering' | 'pending' | 'failed' | 'submitted' | 'skipped' | 'saved'
  /** In the order in which they are shown. */
  readonly rows: readonly ReasonView<ReasonId<Reasons>>[]
  readonly comment: TextView | undefined
  /** What is wrong, one entry a field, in the order of the form. Empty before the first attempt to send. */
  readonly errors: readonly FeedbackIssue[]
  /** What is wrong with the choice of reasons. */
  readonly choiceError: string | undefined
  /** Why it failed. */
  readonly error: string | undefined
  /** Whether it can be sent: not while something is under way, and not after the end. */
  readonly canSubmit: boolean
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
  /** To be spoken politely when it changes; empty at first. An accepted offer has words of its own. */
  readonly announcement: string
}

/** Derives what to show from the state, the deed and the options of this render. */
export function describeFeedback<Reasons extends readonly Reason[]>(
  state: FeedbackState,
  action: ActionState<unknown>,
  options: FeedbackOptions<Reasons>,
): FeedbackView<Reasons> {
  const { messages } = options
  const { rows, comment, fields, missing, result } = readAnswers(state, options)
  const over = isOver(state)
  const found = [...missing, ...state.issues]
  const told = state.refusals > 0 && !over ? fields : []
  const errors = told.flatMap((field) => found.find((issue) => issue.field === field) ?? [])
  const errorIn = (field: FeedbackField): string | undefined => errors.find((issue) => issue.field === field)?.message
  const textView = (text: FilledText | undefined): TextView | undefined =>
    text && { ...text, error: errorIn(text.field) }

  const canSubmit = !over && action.status !== 'pending'
  const isFree = over || state.failed || !options.required
  return {
    status: !over && (action.status === 'pending' || action.status === 'failed') ? action.status : state.status,
    rows: rows.map((row) => ({ ...row, followUp: textView(row.followUp) })),
    comment: textView(comment),
    errors,
    choiceError: errorIn('reasons'),
    error: action.status === 'failed' && !over ? failureMessage(action.error, messages.failed) : undefined,
    canSubmit,
    canSkip: canSubmit && isFree,
    canClear: canSubmit && result.reasons.length > 0,
    result,
    gate: isFree || !found[0] ? openGate : closedGate(found[0].message),
    announcement: (over && messages[state.status as 'submitted']) || '',
  }
}
