'use client'

import type { Question } from '@offboard/core/confirmation'
import { useFlow } from '@offboard/react/flow'
import { type ReactNode, useEffect } from 'react'
import { ConfirmDialog } from './confirm-dialog.js'
import type { ConfirmQuestion } from './create-confirm.js'

export interface ConfirmHostProps {
  /** What `createConfirm` returned. */
  readonly confirm: Question<ConfirmQuestion>
}

/** Shows what is asked through the handle, with the contexts of the place where it stands. */
export function ConfirmHost({ confirm }: ConfirmHostProps): ReactNode {
  const asked = useFlow(confirm)
  useEffect(() => confirm.attach(), [confirm])
  if (!asked) return null
  return (
    <ConfirmDialog
      onConfirm={() => {}}
      {...asked.options}
      open
      onOpenChange={(_, { reason }) => confirm.answer(reason === 'confirm')}
    />
  )
}
