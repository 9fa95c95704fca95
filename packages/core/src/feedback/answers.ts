import type { FeedbackOptions } from './options.js'
import type { FeedbackText, Reason } from './reasons.js'
import type { FeedbackResult } from './result.js'
import type { FeedbackField, FeedbackIssue, FeedbackState } from './transition.js'

/** A free text and what is in it. */
export interface FilledText extends FeedbackText {
  readonly field: FeedbackField
  readonly text: string
}

/** A reason of the list, and whether it is chosen. */
export interface FilledReason extends Omit<Reason, 'followUp'> {
  /** Its place in the list, from 1. */
  readonly position: number
  readonly checked: boolean
  /** Its text, while it is chosen. */
  readonly followUp: FilledText | undefined
}

/** The form as it is filled in. */
export interface Answers<Reasons extends readonly Reason[] = readonly Reason[]> {
  readonly rows: readonly FilledReason[]
  readonly comment: FilledText | undefined
  /** What there is to be filled in, in the order of the form. */
  readonly fields: readonly FeedbackField[]
  /** What must be filled in and is not, in that order. */
  readonly missing: readonly FeedbackIssue[]
  /** What would be sent. */
  readonly result: FeedbackResult<Reasons>
}

/** Reads the form. A text whose reason is not chosen is not there (FBK-3). */
export function readAnswers<Reasons extends readonly Reason[]>(
  { chosen, texts }: FeedbackState,
  { reasons, comment: asked, required, choice, messages }: FeedbackOptions<Reasons>,
): Answers<Reasons> {
  const fillIn = (field: FeedbackField, text: FeedbackText | undefined): FilledText | undefined =>
    text && { ...text, field, text: texts[field] ?? '' }
  const rows = reasons.map((reason, index): FilledReason => {
    const checked = chosen.includes(reason.id)
    const followUp = checked ? fillIn(`followUp-${reason.id}`, reason.followUp) : undefined
    return { ...reason, position: index + 1, checked, followUp }
  })
  const comment = fillIn('comment', asked)
  const checked = rows.filter((row) => row.checked)
  const filled = [...checked.map(({ followUp }) => followUp), comment].filter((text) => text !== undefined)
  const typed = (text: FilledText | undefined): string | undefined => text?.text.trim() || undefined
  const missing = filled
    .filter((text) => text.required && !typed(text))
    .map(({ field, label }): FeedbackIssue => ({ field, message: messages.fillIn(label) }))
  if (required && checked.length === 0) {
    missing.unshift({ field: 'reasons', message: choice === 'many' ? messages.chooseSome : messages.chooseOne })
  }
  return {
    rows,
    comment,
    fields: ['reasons', ...filled.map(({ field }) => field), 'form'],
    missing,
    // As it will be sent: what was not given is missing, which schemas and databases tell from `undefined`.
    result: JSON.parse(
      JSON.stringify({
        reasons: checked.map(({ id, position, followUp, branch, code }) => ({
          id,
          position,
          followUp: typed(followUp),
          branch,
          code,
        })),
        comment: typed(comment),
      }),
    ),
  }
}
