'use client'

import type { FeedbackFormMessages } from '@offboard/core/feedback'
import type { UseFeedbackResult, UseOfferResult } from '@offboard/react/feedback'
import { type Context, createContext, useContext } from 'react'

/** What every part of a feedback knows. */
export interface FeedbackContextValue extends UseFeedbackResult {
  /** What `useOffer` returns. */
  readonly offering: UseOfferResult
  /** The words that the parts add to those of the hooks. */
  readonly words: FeedbackFormMessages
  /** Whether several reasons may be chosen. */
  readonly many: boolean
  /** The questions are to be shown: no offer stands in their place, and it has not ended. */
  readonly isAsking: boolean
  /** It has ended. */
  readonly isOver: boolean
  /** The user may go on without an answer: where none is required, and once sending has failed. */
  readonly isFree: boolean
  /** An offer was turned down, so the questions have come back. */
  readonly wasOffered: boolean
}

export const FeedbackContext: Context<FeedbackContextValue | undefined> = createContext<
  FeedbackContextValue | undefined
>(undefined)

/** The feedback around, for parts of your own. Throws outside a `Feedback.Root`. */
export function useFeedbackForm(): FeedbackContextValue {
  const feedback = useContext(FeedbackContext)
  if (feedback) return feedback
  throw new Error('Offboard: put this part inside Feedback.Root.')
}
