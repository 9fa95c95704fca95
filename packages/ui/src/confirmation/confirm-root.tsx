'use client'

import { type ConfirmDialogMessages, enConfirmDialog } from '@offboard/core/confirmation'
import { type UseConfirmationOptions, useConfirmation } from '@offboard/react/confirmation'
import { MessagesContext } from '@offboard/react/messages'
import { type ReactNode, useContext } from 'react'
import { Root } from '../dialog/dialog.js'
import { ConfirmContext } from './confirm-context.js'

export interface ConfirmRootProps extends Omit<UseConfirmationOptions, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: UseConfirmationOptions['messages'] & Partial<ConfirmDialogMessages>
  readonly children?: ReactNode
}

/** Holds a confirmation and its parts. Has no element of its own. */
export function ConfirmRoot({ children, ...options }: ConfirmRootProps): ReactNode {
  const confirmation = useConfirmation(options)
  const words = { ...(useContext(MessagesContext)?.confirmDialog ?? enConfirmDialog), ...options.messages }
  const waitsForPhraseOnly = !('gate' in options) || options.gate?.open === true
  return (
    <ConfirmContext.Provider value={{ ...confirmation, words, waitsForPhraseOnly }}>
      {/* It may ask to open. It never closes by itself: every way out is one of our parts and has a reason. */}
      <Root open={confirmation.status !== 'closed'} onOpenChange={(open) => open && confirmation.open()}>
        {children}
      </Root>
    </ConfirmContext.Provider>
  )
}
