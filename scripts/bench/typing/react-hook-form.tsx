import { type ReactNode, useId } from 'react'
import { useForm } from 'react-hook-form'
import { countRender } from '../page.tsx'
import type { EntryProps } from './job.tsx'

export function ReactHookForm({ phrase, onConfirm, children }: EntryProps): ReactNode {
  countRender()
  const { register, handleSubmit, formState } = useForm({ mode: 'onChange', defaultValues: { text: '' } })
  const id = useId()
  return (
    <form role="alertdialog" onSubmit={handleSubmit(() => onConfirm())}>
      <label htmlFor={id}>Type {phrase}</label>
      <input id={id} {...register('text', { validate: (text) => text === phrase })} />
      {children}
      <button type="submit" aria-disabled={!formState.isValid || undefined}>
        Delete
      </button>
    </form>
  )
}
