import type { FeedbackOptions } from './options.js'
import type { FeedbackText, Offer, Reason } from './reasons.js'
import type { ChosenReason, FeedbackResult } from './result.js'
import type { FeedbackField, FeedbackIssue, FeedbackState } from './transition.js'

/** The field of a reason's text. */
export function followUpField(id: string): FeedbackField {
  return `followUp-${id}`
}

/** The chosen reasons, as far as there still are such, in the order in which they are shown. */
export function chosenReasons<Reasons extends readonly Reason[]>(
  { chosen }: FeedbackState,
  { reasons }: Pick<FeedbackOptions<Reasons>, 'reasons'>,
): readonly Reasons[number][] {
  return reasons.filter(({ id }) => chosen.includes(id))
}

/** The offer that is shown, and its reason. */
export function offerOf(
  { offered }: FeedbackState,
  { reasons }: Pick<FeedbackOptions, 'reasons'>,
): { readonly offer: Offer; readonly reason: string } | undefined {
  const reason = reasons.find(({ id }) => id === offered)
  return reason?.offer && { offer: reason.offer, reason: reason.id }
}

/** What would be sent. A text whose reason is not chosen is left out (FBK-3). */
export function resultOf<Reasons extends readonly Reason[]>(
  state: FeedbackState,
  options: Pick<FeedbackOptions<Reasons>, 'reasons' | 'comment'>,
): FeedbackResult<Reasons> {
  const textIn = (field: FeedbackField): string => (state.texts[field] ?? '').trim()
  const reasons = chosenReasons(state, options).map((reason): ChosenReason => {
    const { id, followUp: asked, branch, code } = reason
    const followUp = asked && textIn(followUpField(id))
    return {
      id,
      position: options.reasons.indexOf(reason) + 1,
      ...(followUp && { followUp }),
      ...(branch && { branch }),
      ...(code && { code }),
    }
  })
  const comment = options.comment && textIn('comment')
  return { reasons, ...(comment && { comment }) }
}

/** What is missing, in the order of the form. */
export function missingAnswers(state: FeedbackState, options: FeedbackOptions): readonly FeedbackIssue[] {
  const { messages } = options
  const chosen = chosenReasons(state, options)
  const missing = (field: FeedbackField, text: FeedbackText | undefined): FeedbackIssue[] =>
    text?.required && !state.texts[field]?.trim() ? [{ field, message: messages.fillIn(text.label) }] : []
  const choose = options.choice === 'many' ? messages.chooseSome : messages.chooseOne
  return [
    ...(options.required && chosen.length === 0 ? [{ field: 'reasons', message: choose } as const] : []),
    ...chosen.flatMap(({ id, followUp }) => missing(followUpField(id), followUp)),
    ...missing('comment', options.comment),
  ]
}
