'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Trigger } from '../dialog/dialog.js'

export interface ConfirmTriggerProps extends ComponentPropsWithRef<'button'> {
  /** Use the child as the button instead of one of its own. */
  readonly asChild?: boolean
}

/** Opens the confirmation, and gets focus back when it closes. */
export function ConfirmTrigger(props: ConfirmTriggerProps): ReactNode {
  return <Trigger data-slot="confirm-trigger" {...props} />
}
