'use client'

import type { Reason } from '@offboard/core/feedback'
import type { ReactNode } from 'react'
import { withRef } from '../internal/with-ref.js'
import { FeedbackActions } from './feedback-actions.js'
import { FeedbackComment } from './feedback-comment.js'
import { FeedbackError } from './feedback-error.js'
import { FeedbackOffer, type FeedbackOfferProps } from './feedback-offer.js'
import { FeedbackOutcome } from './feedback-outcome.js'
import { FeedbackQuestions } from './feedback-questions.js'
import { FeedbackReasons } from './feedback-reasons.js'
import { FeedbackRoot, type FeedbackRootProps } from './feedback-root.js'
import { FeedbackSkip } from './feedback-skip.js'
import { FeedbackSubmit } from './feedback-submit.js'
import { FeedbackSummary } from './feedback-summary.js'

export interface FeedbackFormProps<Reasons extends readonly Reason[] = readonly Reason[]>
  extends Omit<FeedbackRootProps<Reasons>, 'children'> {
  /** What is asked: "Why are you leaving?" */
  readonly question: ReactNode
  /** What is shown inside an offer, above its buttons: for how long, say. */
  readonly offerBody?: FeedbackOfferProps['children']
  /** What the user has chosen there, plain data. It reaches `onAccept`. */
  readonly offerChoice?: unknown
  /** Label of the button that sends. Default: the catalogue's. */
  readonly submitLabel?: ReactNode
  /** Label of the way past. Default: the catalogue's. */
  readonly skipLabel?: ReactNode
}

/**
 * Asks why somebody leaves, and never stands in the way.
 *
 * @example
 * const reasons = defineReasons([
 *   { id: 'price', label: 'It costs too much' },
 *   { id: 'other', label: 'Something else', pinned: true, followUp: { label: 'What is it?', required: true } },
 * ])
 *
 * <FeedbackForm question="Why are you leaving?" reasons={reasons} onSubmit={api.sendFeedback} onEnd={goOn} />
 */
export const FeedbackForm: <const Reasons extends readonly Reason[]>(props: FeedbackFormProps<Reasons>) => ReactNode =
  /* @__PURE__ */ withRef(function FeedbackForm({
    question,
    offerBody,
    offerChoice,
    submitLabel,
    skipLabel,
    ...props
  }: FeedbackFormProps) {
    return (
      <FeedbackRoot {...props}>
        <FeedbackQuestions>
          <FeedbackSummary />
          <FeedbackReasons question={question} />
          <FeedbackComment />
          <FeedbackError />
          <FeedbackActions>
            <FeedbackSkip>{skipLabel}</FeedbackSkip>
            <FeedbackSubmit>{submitLabel}</FeedbackSubmit>
          </FeedbackActions>
        </FeedbackQuestions>
        <FeedbackOffer choice={offerChoice}>{offerBody}</FeedbackOffer>
        <FeedbackOutcome />
      </FeedbackRoot>
    )
  })
