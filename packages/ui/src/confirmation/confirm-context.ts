'use client'

import type { ConfirmDialogMessages } from '@offboard/core/confirmation'
import type { UseConfirmationResult } from '@offboard/react/confirmation'
import { type Context, createContext, useContext } from 'react'

/** What every part of a confirmation knows. */
export interface ConfirmContextValue extends UseConfirmationResult {
  /** The words that the parts add to those of the hook. */
  readonly words: ConfirmDialogMessages
  /** Nothing but the phrase keeps the action waiting. */
  readonly waitsForPhraseOnly: boolean
}

export const ConfirmContext: Context<ConfirmContextValue | undefined> = createContext<ConfirmContextValue | undefined>(
  undefined,
)

/** The confirmation around, for parts of your own. Throws outside a `Confirm.Root`. */
export function useConfirm(): ConfirmContextValue {
  const confirmation = useContext(ConfirmContext)
  if (confirmation) return confirmation
  throw new Error('Offboard: put this part inside Confirm.Root.')
}
