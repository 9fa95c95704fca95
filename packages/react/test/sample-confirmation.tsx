import type { ComponentPropsWithRef, ReactNode } from 'react'
import { type UseConfirmationOptions, useConfirmation } from '../src/confirmation/index.js'

export interface SampleConfirmationProps extends UseConfirmationOptions {
  readonly triggerProps?: ComponentPropsWithRef<'button'>
  readonly dialogProps?: ComponentPropsWithRef<'div'>
  readonly inputProps?: ComponentPropsWithRef<'input'>
  readonly cancelProps?: ComponentPropsWithRef<'button'>
  readonly confirmProps?: ComponentPropsWithRef<'button'>
  /** Stands inside the dialog. */
  readonly children?: ReactNode
}

/** A confirmation without styles, as an app with a design of its own writes it. */
export function SampleConfirmation({
  triggerProps,
  dialogProps,
  inputProps,
  cancelProps,
  confirmProps,
  children,
  ...options
}: SampleConfirmationProps): ReactNode {
  const confirmation = useConfirmation(options)
  const { status, phrase, gate, mismatch, error, announcement, idOf } = confirmation
  return (
    <>
      <button {...confirmation.getTriggerProps(triggerProps)}>Delete project</button>
      {status !== 'closed' && (
        <div {...confirmation.getDialogProps(dialogProps)}>
          <h2 id={idOf('title')}>Delete project?</h2>
          <p id={idOf('description')}>Its 12 sites go with it.</p>
          {children}
          {phrase && (
            <>
              <label htmlFor={idOf('input')}>Type {phrase} to confirm</label>
              <input {...confirmation.getInputProps(inputProps)} />
              <p id={idOf('mismatch')}>{mismatch}</p>
            </>
          )}
          {error !== undefined && (
            <p role="alert" id={idOf('error')}>
              {error}
            </p>
          )}
          <p id={idOf('reason')}>{!gate.open && gate.reason}</p>
          <button {...confirmation.getCancelProps(cancelProps)}>Keep project</button>
          <button {...confirmation.getConfirmProps(confirmProps)}>Yes, delete it</button>
          <p role="status">{announcement}</p>
        </div>
      )}
    </>
  )
}
