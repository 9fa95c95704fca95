import { type ReactNode, useId } from 'react'
import { useForm } from 'react-hook-form'
import { countRender } from '../page.tsx'
import { COMMENT, type EntryProps, MORE, REASONS } from './job.tsx'

interface Values {
  readonly reason: string
  readonly comment: string
  readonly more: Readonly<Record<string, string>>
}

export function ReactHookForm({ onSubmit, children }: EntryProps): ReactNode {
  countRender()
  const { register, handleSubmit, watch } = useForm<Values>({ defaultValues: { reason: '', comment: '', more: {} } })
  const chosen = watch('reason')
  const id = useId()
  return (
    <form onSubmit={handleSubmit(onSubmit)}>
      <label htmlFor={`${id}comment`}>{COMMENT}</label>
      <textarea id={`${id}comment`} {...register('comment')} />
      <fieldset>
        <legend>Why are you leaving?</legend>
        {REASONS.map((reason) => (
          <div key={reason.id}>
            <input type="radio" id={id + reason.id} value={reason.id} {...register('reason')} />
            <label htmlFor={id + reason.id}>{reason.label}</label>
            {chosen === reason.id && (
              <>
                <label htmlFor={`${id}more`}>{MORE}</label>
                <textarea id={`${id}more`} {...register(`more.${reason.id}`)} />
              </>
            )}
          </div>
        ))}
      </fieldset>
      {children}
      <button type="submit">Send</button>
    </form>
  )
}
