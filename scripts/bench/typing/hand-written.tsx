import { type ReactNode, useId, useState } from 'react'
import { countRender } from '../page.tsx'
import type { EntryProps } from './job.tsx'

export function HandWritten({ phrase, onConfirm, children }: EntryProps): ReactNode {
  countRender()
  const [text, setText] = useState('')
  const id = useId()
  const isReady = text === phrase
  return (
    <div role="alertdialog">
      <label htmlFor={id}>Type {phrase}</label>
      <input id={id} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {children}
      <button type="button" aria-disabled={!isReady || undefined} onClick={() => isReady && onConfirm()}>
        Delete
      </button>
    </div>
  )
}
