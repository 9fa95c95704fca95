import { Button } from '@offboard/ui/button'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

export interface PasswordPromptProps {
  /** Rejects when the password is wrong. */
  readonly onSubmit: (password: string) => Promise<void>
  readonly onCancel: () => void
}

/** Asks for the password in the middle of a deed. Escape goes back to where the user was. */
export function PasswordPrompt({ onSubmit, onCancel }: PasswordPromptProps): ReactNode {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState('')
  useEffect(() => {
    const before = document.activeElement
    input.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    try {
      await onSubmit(input.current?.value ?? '')
    } catch {
      setError('This is not your password.')
      input.current?.focus()
    }
  }

  return (
    <form
      className="grid gap-2"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <label htmlFor={id}>Your sign-in is too old for this. Enter your password to go on.</label>
      <input
        ref={input}
        id={id}
        type="password"
        autoComplete="current-password"
        aria-invalid={error !== ''}
        aria-describedby={`${id}error`}
        className="ob-input ob-focus"
      />
      <p id={`${id}error`} role="alert" className="ob-problem min-h-4.5">
        {error}
      </p>
      <div className="ob-actions">
        <Button onClick={onCancel}>Not now</Button>
        <Button type="submit" intent="primary">
          Continue
        </Button>
      </div>
    </form>
  )
}
