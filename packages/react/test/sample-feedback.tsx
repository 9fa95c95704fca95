import type { Reason, StandardSchema, TextView } from '@offboard/core/feedback'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import {
  type UseFeedbackOptions,
  type UseFeedbackResult,
  type UseOfferOptions,
  useFeedback,
  useFieldErrors,
  useOffer,
} from '../src/feedback/index.js'

export interface SampleFeedbackProps extends Omit<UseFeedbackOptions, 'reasons'>, Pick<UseOfferOptions, 'onAccept'> {
  readonly reasons?: readonly Reason[]
  /** Whether it has a form of its own. Default `true`. */
  readonly form?: boolean
  readonly submitProps?: ComponentPropsWithRef<'button'>
  readonly reasonProps?: ComponentPropsWithRef<'input'>
  readonly schema?: StandardSchema
  /** What the user chose inside the offer. */
  readonly offerChoice?: unknown
}

export const sampleReasons: readonly Reason[] = [
  { id: 'price', label: 'It costs too much', description: 'Or it went up' },
  { id: 'unused', label: 'I do not use it', offer: { id: 'pause', title: 'Pause instead' } },
  { id: 'other', label: 'Something else', followUp: { label: 'What is it?', required: true } },
]

/** A feedback without styles, as an app with a design of its own writes it. */
export function SampleFeedback({
  reasons = sampleReasons,
  form = true,
  submitProps,
  reasonProps,
  onAccept,
  schema,
  offerChoice,
  ...options
}: SampleFeedbackProps): ReactNode {
  const feedback = useFeedback<readonly Reason[]>({ reasons, ...options })
  useFieldErrors(feedback, { schema })
  const offer = useOffer(feedback, onAccept && { onAccept })
  const body = (
    <>
      <div {...feedback.getSummaryProps({ 'aria-label': 'Problems' })}>
        {feedback.errors.map(({ field, message }) => (
          <a key={field} href={`#${feedback.idOf(field)}`}>
            {message}
          </a>
        ))}
      </div>
      <fieldset {...feedback.getFieldsetProps()}>
        <legend>Why are you leaving?</legend>
        <p id={feedback.idOf('error-reasons')}>{feedback.choiceError}</p>
        {feedback.rows.map((row) => (
          <div key={row.id}>
            <input {...feedback.getReasonProps(row, reasonProps)} />
            <label htmlFor={feedback.idOf(`reason-${row.id}`)}>{row.label}</label>
            {row.description && <p id={feedback.idOf(`description-${row.id}`)}>{row.description}</p>}
            {row.followUp && <Text feedback={feedback} text={row.followUp} />}
          </div>
        ))}
      </fieldset>
      {feedback.comment && <Text feedback={feedback} text={feedback.comment} />}
      {offer.offer && (
        <div {...offer.getOfferProps()}>
          <button {...offer.getAcceptProps(offerChoice)}>Pause</button>
          <button {...offer.getDeclineProps()}>No, go on</button>
        </div>
      )}
      <p role="alert" id={feedback.idOf('error')}>
        {feedback.error}
      </p>
      <button {...feedback.getClearProps()}>Clear</button>
      <button {...feedback.getSkipProps()}>Skip</button>
      <button {...feedback.getSubmitProps(submitProps)}>Send</button>
      <p role="status">{offer.announcement || feedback.announcement}</p>
      <p data-testid="gate">{feedback.gate.open ? 'open' : feedback.gate.reason}</p>
    </>
  )
  return form ? <form {...feedback.getFormProps({ 'aria-label': 'Feedback' })}>{body}</form> : body
}

function Text({ feedback, text }: { readonly feedback: UseFeedbackResult; readonly text: TextView }): ReactNode {
  return (
    <>
      <label htmlFor={feedback.idOf(text.field)}>{text.label}</label>
      <textarea {...feedback.getTextProps(text)} />
      <p id={feedback.idOf(`error-${text.field}`)}>{text.error}</p>
    </>
  )
}
