import type { Reauthenticate } from '@offboard/core/action'
import { type ReactNode, useState } from 'react'
import type { Api } from './api.ts'
import { PasswordPrompt } from './password-prompt.tsx'

/** A question for the password that can be awaited, and the place where it is asked. */
export function usePasswordPrompt(api: Api): { readonly ask: Reauthenticate; readonly prompt: ReactNode } {
  const [answer, setAnswer] = useState<{ readonly with: (value: 'done' | 'cancelled') => void }>()

  return {
    ask: () =>
      new Promise((resolve) => {
        setAnswer({
          with: (value) => {
            setAnswer(undefined)
            resolve(value)
          },
        })
      }),
    prompt: answer && (
      <PasswordPrompt
        onSubmit={async (password) => {
          await api.reauthenticate(password)
          answer.with('done')
        }}
        onCancel={() => answer.with('cancelled')}
      />
    ),
  }
}
