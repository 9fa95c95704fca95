import { defineReasons } from '@offboard/core/feedback'
import { useFeedback } from '@offboard/react/feedback'
import type { ReactNode } from 'react'
import { countRender } from '../page.tsx'
import { COMMENT, type EntryProps, MORE, REASONS } from './job.tsx'

const reasons = defineReasons(REASONS.map((reason) => ({ ...reason, followUp: { label: MORE } })))

export function Ours({ onSubmit, children }: EntryProps): ReactNode {
  countRender()
  const feedback = useFeedback({ reasons, comment: { label: COMMENT }, onSubmit })
  const { comment, idOf } = feedback
  return (
    <form {...feedback.getFormProps()}>
      {comment && (
        <p>
          <label htmlFor={idOf('comment')}>{comment.label}</label>
          <textarea {...feedback.getTextProps(comment)} />
        </p>
      )}
      <fieldset {...feedback.getFieldsetProps()}>
        <legend>Why are you leaving?</legend>
        {feedback.rows.map((row) => (
          <div key={row.id}>
            <input {...feedback.getReasonProps(row)} />
            <label htmlFor={idOf(`reason-${row.id}`)}>{row.label}</label>
            {row.followUp && (
              <>
                <label htmlFor={idOf(row.followUp.field)}>{row.followUp.label}</label>
                <textarea {...feedback.getTextProps(row.followUp)} />
              </>
            )}
          </div>
        ))}
      </fieldset>
      {children}
      <button {...feedback.getSubmitProps()}>Send</button>
    </form>
  )
}
