import type { ReactNode } from 'react'
import { page } from 'vitest/browser'
import { Button } from '../src/button/index.js'
import { ConfirmDialog, type ConfirmDialogProps } from '../src/confirmation/index.js'

export const trigger = page.getByRole('button', { name: 'Delete project', exact: true })
export const dialog = page.getByRole('alertdialog', { name: 'Delete project?' })
export const field = page.getByRole('textbox', { name: 'Type Atlas to confirm' })
export const cancel = page.getByRole('button', { name: 'Keep project' })
export const confirm = page.getByRole('button', { name: 'Yes, delete it' })
export const copy = page.getByRole('button', { name: 'Copy', exact: true })

/** A dialog as an app writes it, with its trigger. What of it there is, these locators find. */
export function SampleDialog(props: Partial<ConfirmDialogProps>): ReactNode {
  return (
    <ConfirmDialog
      title="Delete project?"
      description="Its 12 sites go with it."
      confirmLabel="Yes, delete it"
      cancelLabel="Keep project"
      onConfirm={() => {}}
      {...props}
    >
      {'children' in props ? props.children : <Button intent="danger-quiet">Delete project</Button>}
    </ConfirmDialog>
  )
}
