'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { useConfirm } from './confirm-context.js'

/** The way back. Say what it keeps: "Keep my account". */
export function ConfirmCancel({ children, ...props }: ButtonProps): ReactNode {
  const { words, getCancelProps } = useConfirm()
  return (
    <Button {...getCancelProps(props)} data-slot="confirm-cancel">
      {children ?? words.cancel}
    </Button>
  )
}
