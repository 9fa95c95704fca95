import { defineReasons, type FeedbackResult } from '@offboard/core/feedback'
import { useFeedback, useFieldErrors, useOffer } from '@offboard/react/feedback'
import { type ReactNode, useId, useState } from 'react'

const reasons = defineReasons([
  { id: 'price', label: 'It costs too much' },
  { id: 'unused', label: 'I do not use it', offer: { id: 'pause', title: 'Pause instead, and pay nothing meanwhile' } },
])

export interface PauseOrLeaveProps {
  /** May answer `{ errors: [{ pointer: '/comment', detail: 'Keep it under 200 characters.' }] }`. */
  readonly send: (result: FeedbackResult) => Promise<unknown>
  readonly pause: (months: unknown) => Promise<unknown>
}

export function PauseOrLeave({ send, pause }: PauseOrLeaveProps): ReactNode {
  const [months, setMonths] = useState(1)
  const monthsId = useId()
  const feedback = useFeedback({ reasons, comment: { label: 'Anything else?' }, onSubmit: send })
  useFieldErrors(feedback)
  const { offer, announcement, ...props } = useOffer(feedback, { onAccept: ({ choice }) => pause(choice) })
  const { comment, error, idOf } = feedback

  return (
    <>
      {offer ? (
        <div {...props.getOfferProps()}>
          <h3>{offer.title}</h3>
          <label htmlFor={monthsId}>For how long?</label>{' '}
          <select id={monthsId} value={months} onChange={(event) => setMonths(Number(event.currentTarget.value))}>
            <option value={1}>1 month</option>
            <option value={3}>3 months</option>
          </select>{' '}
          <button {...props.getAcceptProps(months)}>Pause</button>
          <button {...props.getDeclineProps()}>No, leave</button>
        </div>
      ) : (
        <form {...feedback.getFormProps()}>
          <div {...feedback.getSummaryProps()}>
            {feedback.errors.map(({ field, message }) => (
              <p key={field}>
                <a href={`#${idOf(field)}`}>{message}</a>
              </p>
            ))}
          </div>
          <fieldset {...feedback.getFieldsetProps()}>
            <legend>Why are you leaving?</legend>
            {feedback.rows.map((row) => (
              <div key={row.id}>
                <input {...feedback.getReasonProps(row)} />{' '}
                <label htmlFor={idOf(`reason-${row.id}`)}>{row.label}</label>
              </div>
            ))}
          </fieldset>
          {comment && (
            <p>
              <label htmlFor={idOf('comment')}>{comment.label}</label> <textarea {...feedback.getTextProps(comment)} />
              <span id={idOf('error-comment')}> {comment.error}</span>
            </p>
          )}
          <button {...feedback.getSkipProps()}>Skip</button>
          <button {...feedback.getSubmitProps()}>Send</button>
        </form>
      )}
      {error && (
        <p role="alert" id={idOf('error')}>
          {error}
        </p>
      )}
      <p role="status">{announcement || feedback.announcement}</p>
    </>
  )
}
