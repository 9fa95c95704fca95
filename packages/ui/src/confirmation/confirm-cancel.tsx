'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { withRef } from '../internal/with-ref.js'
import { useConfirm } from './confirm-context.js'

/** The way back. Say what it keeps: "Keep my account". */
export const ConfirmCancel: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function ConfirmCancel({
  children,
  ...props
}: ButtonProps) {
  const { words, getCancelProps } = useConfirm()
  return (
    <Button {...getCancelProps(props)} data-slot="confirm-cancel">
      {children ?? words.cancel}
    </Button>
  )
})
