import { useAcknowledgements, useConfirmation } from '@offboard/react/confirmation'
import type { ReactNode } from 'react'

const items = [
  { id: 'sites', label: 'All 12 sites go offline at once.' },
  { id: 'mail', label: 'Mail to atlas.example is no longer delivered.' },
]

export interface DeleteWithStatementsProps {
  readonly remove: (accepted: readonly string[]) => Promise<void>
}

export function DeleteWithStatements({ remove }: DeleteWithStatementsProps): ReactNode {
  const statements = useAcknowledgements({ items })
  // Part of the page instead of a dialog, so it is open from the start.
  const confirmation = useConfirmation({
    defaultOpen: true,
    gate: statements.gate,
    onConfirm: async () => {
      await remove(statements.accepted)
      return { close: false }
    },
  })
  const { gate, idOf, error, status } = confirmation

  return (
    <>
      <fieldset>
        <legend>What you agree to</legend>
        {statements.items.map((item) => (
          <p key={item.id}>
            <input {...statements.getInputProps(item)} /> <label htmlFor={statements.idOf(item)}>{item.label}</label>
          </p>
        ))}
      </fieldset>
      <p id={idOf('reason')}>{!gate.open && gate.reason}</p>
      {error && (
        <p role="alert" id={idOf('error')}>
          {error}
        </p>
      )}
      <button {...confirmation.getConfirmProps()}>Delete project atlas</button>
      <p role="status">{status === 'succeeded' && 'Project atlas is deleted.'}</p>
    </>
  )
}
