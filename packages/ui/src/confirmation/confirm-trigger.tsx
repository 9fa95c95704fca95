'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Trigger } from '../dialog/dialog.js'
import { withRef } from '../internal/with-ref.js'

export interface ConfirmTriggerProps extends ComponentPropsWithRef<'button'> {
  /** Use the child as the button instead of one of its own. */
  readonly asChild?: boolean
}

/** Opens the confirmation, and gets focus back when it closes. */
export const ConfirmTrigger: (props: ConfirmTriggerProps) => ReactNode = /* @__PURE__ */ withRef(
  function ConfirmTrigger(props: ConfirmTriggerProps) {
    return <Trigger data-slot="confirm-trigger" {...props} />
  },
)
