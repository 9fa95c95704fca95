'use client'

import {
  createFeedback,
  describeFeedback,
  enFeedback,
  type Feedback,
  type FeedbackMessages,
  type FeedbackOptions,
  type FeedbackView,
  type Reason,
  type UniqueReasons,
} from '@offboard/core/feedback'
import { useContext, useId } from 'react'
import { useController, useFlow } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { type FeedbackProps, feedbackProps } from './feedback-props.js'
import { useFeedbackFocus } from './use-feedback-focus.js'

export interface UseFeedbackOptions<Reasons extends readonly Reason[] = readonly Reason[]>
  extends Omit<FeedbackOptions<Reasons>, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<FeedbackMessages>
}

export interface UseFeedbackResult<Reasons extends readonly Reason[] = readonly Reason[]>
  extends FeedbackView<Reasons>,
    FeedbackProps,
    Pick<Feedback<Reasons>, 'choose' | 'write' | 'clear' | 'submit' | 'skip'> {
  /** What holds the state, for `useOffer`, `useFieldErrors` and parts of your own. The same in each render. */
  readonly machine: Feedback<Reasons>
}

/**
 * Asks why somebody leaves: reasons with texts, sent once, and never in the way. `useOffer` shows the offers of reasons, and
 * `useFieldErrors` what a schema or the server finds.
 *
 * @example
 * const reasons = defineReasons([
 *   { id: 'price', label: 'It costs too much' },
 *   { id: 'other', label: 'Something else', pinned: true, followUp: { label: 'What is it?', required: true } },
 * ])
 *
 * function Why({ user }) {
 *   const feedback = useFeedback({ reasons: shuffleReasons(reasons, user.id), onSubmit: api.sendFeedback })
 *   return (
 *     <form {...feedback.getFormProps()}>
 *       <div {...feedback.getSummaryProps()}>
 *         {feedback.errors.map(({ field, message }) => (
 *           <a key={field} href={`#${feedback.idOf(field)}`}>{message}</a>
 *         ))}
 *       </div>
 *       <fieldset {...feedback.getFieldsetProps()}>
 *         <legend>Why are you leaving?</legend>
 *         <p id={feedback.idOf('error-reasons')}>{feedback.choiceError}</p>
 *         {feedback.rows.map((row) => (
 *           <div key={row.id}>
 *             <input {...feedback.getReasonProps(row)} />
 *             <label htmlFor={feedback.idOf(`reason-${row.id}`)}>{row.label}</label>
 *             {row.followUp && (
 *               <>
 *                 <label htmlFor={feedback.idOf(row.followUp.field)}>{row.followUp.label}</label>
 *                 <textarea {...feedback.getTextProps(row.followUp)} />
 *                 <p id={feedback.idOf(`error-${row.followUp.field}`)}>{row.followUp.error}</p>
 *               </>
 *             )}
 *           </div>
 *         ))}
 *       </fieldset>
 *       <p role="alert" id={feedback.idOf('error')}>{feedback.error}</p>
 *       <button {...feedback.getSkipProps()}>Skip</button>
 *       <button {...feedback.getSubmitProps()}>Send</button>
 *       <p role="status">{feedback.announcement}</p>
 *     </form>
 *   )
 * }
 */
export function useFeedback<const Reasons extends readonly Reason[]>(
  options: UseFeedbackOptions<Reasons> & { readonly reasons: UniqueReasons<Reasons> },
): UseFeedbackResult<Reasons> {
  const messages = { ...enFeedback, ...useContext(MessagesContext)?.feedback, ...options.messages }
  const current: FeedbackOptions<Reasons> = { ...options, messages }
  const feedback = useController(createFeedback<Reasons>, current)
  const state = useFlow(feedback)
  const view = describeFeedback(state, useFlow(feedback.action), current)
  const id = useId()
  const pointer = useFeedbackFocus(view, state.refusals, id)
  return {
    ...feedback,
    machine: feedback,
    ...view,
    ...feedbackProps(feedback, view, options.choice === 'many', id, pointer),
  }
}
