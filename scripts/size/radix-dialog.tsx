import * as Dialog from '@radix-ui/react-dialog'
import type { ReactElement } from 'react'

/** The least that a modal dialog is with Radix. `ConfirmDialog` is measured against it. */
export function RadixDialog(): ReactElement {
  return (
    <Dialog.Root>
      <Dialog.Trigger />
      <Dialog.Portal>
        <Dialog.Overlay />
        <Dialog.Content>
          <Dialog.Title />
          <Dialog.Description />
          <Dialog.Close />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
