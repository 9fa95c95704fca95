import { useConfirmation } from '@offboard/react/confirmation'
import { type ReactNode, useEffect, useRef } from 'react'

export interface DeleteProjectProps {
  readonly name: string
  readonly remove: (idempotencyKey: string) => Promise<void>
}

export function DeleteProject({ name, remove }: DeleteProjectProps): ReactNode {
  const confirmation = useConfirmation({
    phrase: name,
    onConfirm: ({ idempotencyKey }) => remove(idempotencyKey),
  })
  const { gate, idOf, mismatch, error, phrase, announcement } = confirmation

  // A native dialog keeps focus inside, makes the page behind it inert, and gives focus back.
  const dialog = useRef<HTMLDialogElement>(null)
  const isOpen = confirmation.status !== 'closed'
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])

  return (
    <>
      <button {...confirmation.getTriggerProps()}>Delete project</button>
      <dialog
        {...confirmation.getDialogProps()}
        ref={dialog}
        // The gesture that goes back on a phone: the same as Escape.
        onCancel={(event) => {
          event.preventDefault()
          confirmation.close('escape')
        }}
      >
        <h2 id={idOf('title')}>Delete project {name}</h2>
        <p id={idOf('description')}>Its 12 sites go with it. This cannot be undone.</p>
        <label htmlFor={idOf('input')}>
          Type <bdi>{phrase}</bdi> to confirm
        </label>
        <div>
          <input {...confirmation.getInputProps()} />
          <p id={idOf('mismatch')}>{mismatch}</p>
        </div>
        <p id={idOf('reason')}>{!gate.open && gate.reason}</p>
        {error && (
          <p role="alert" id={idOf('error')}>
            {error}
          </p>
        )}
        <button {...confirmation.getCancelProps()}>Keep project</button>
        <button {...confirmation.getConfirmProps()}>Delete project</button>
        <p role="status">{announcement}</p>
      </dialog>
    </>
  )
}
