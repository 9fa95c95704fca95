import { defineReasons, type FeedbackResult, shuffleReasons } from '@offboard/core/feedback'
import { useFeedback } from '@offboard/react/feedback'
import type { ReactNode } from 'react'

const reasons = defineReasons([
  { id: 'price', label: 'It costs too much' },
  { id: 'missing', label: 'Something is missing' },
  { id: 'other', label: 'Something else', pinned: true, followUp: { label: 'What is it?', required: true } },
])

export interface WhyDoYouLeaveProps {
  /** Decides the order, so that each user sees one and the same. */
  readonly userId: string
  readonly send: (result: FeedbackResult, idempotencyKey: string) => Promise<void>
}

export function WhyDoYouLeave({ userId, send }: WhyDoYouLeaveProps): ReactNode {
  const feedback = useFeedback({
    reasons: shuffleReasons(reasons, userId),
    onSubmit: (result, { idempotencyKey }) => send(result, idempotencyKey),
  })
  const { idOf } = feedback

  return (
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
        <p id={idOf('error-reasons')}>{feedback.choiceError}</p>
        {feedback.rows.map((row) => (
          <div key={row.id}>
            <input {...feedback.getReasonProps(row)} /> <label htmlFor={idOf(`reason-${row.id}`)}>{row.label}</label>
            {row.followUp && (
              <p>
                <label htmlFor={idOf(row.followUp.field)}>{row.followUp.label}</label>{' '}
                <textarea {...feedback.getTextProps(row.followUp)} />
                <span id={idOf(`error-${row.followUp.field}`)}> {row.followUp.error}</span>
              </p>
            )}
          </div>
        ))}
      </fieldset>
      {feedback.error && (
        <p role="alert" id={idOf('error')}>
          {feedback.error}
        </p>
      )}
      <button {...feedback.getSkipProps()}>Skip</button>
      <button {...feedback.getSubmitProps()}>Send</button>
      <p role="status">{feedback.announcement}</p>
    </form>
  )
}
