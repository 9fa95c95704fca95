import { useConfirmation } from '@offboard/react/confirmation'
import type { ReactNode } from 'react'
import { countRender } from '../page.tsx'
import type { EntryProps } from './job.tsx'

export function Ours({ phrase, onConfirm, children }: EntryProps): ReactNode {
  countRender()
  const confirmation = useConfirmation({ phrase, onConfirm, defaultOpen: true })
  return (
    <div {...confirmation.getDialogProps()}>
      <label htmlFor={confirmation.idOf('input')}>Type {phrase}</label>
      <input {...confirmation.getInputProps()} />
      {children}
      <button {...confirmation.getConfirmProps()}>Delete</button>
    </div>
  )
}
