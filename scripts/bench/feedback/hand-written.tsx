import { type ReactNode, useId, useState } from 'react'
import { countRender } from '../page.tsx'
import { COMMENT, type EntryProps, MORE, REASONS } from './job.tsx'

export function HandWritten({ onSubmit, children }: EntryProps): ReactNode {
  countRender()
  const [chosen, setChosen] = useState<string>()
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const id = useId()
  const write = (field: string, text: string): void => setTexts({ ...texts, [field]: text })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ chosen, texts })
      }}
    >
      <label htmlFor={`${id}comment`}>{COMMENT}</label>
      <textarea
        id={`${id}comment`}
        value={texts.comment ?? ''}
        onChange={(event) => write('comment', event.currentTarget.value)}
      />
      <fieldset>
        <legend>Why are you leaving?</legend>
        {REASONS.map((reason) => (
          <div key={reason.id}>
            <input
              type="radio"
              name={id}
              id={id + reason.id}
              value={reason.id}
              checked={chosen === reason.id}
              onChange={() => setChosen(reason.id)}
            />
            <label htmlFor={id + reason.id}>{reason.label}</label>
            {chosen === reason.id && (
              <>
                <label htmlFor={`${id}more`}>{MORE}</label>
                <textarea
                  id={`${id}more`}
                  value={texts[reason.id] ?? ''}
                  onChange={(event) => write(reason.id, event.currentTarget.value)}
                />
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
