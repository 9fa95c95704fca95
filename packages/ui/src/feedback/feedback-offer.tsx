'use client'

import type { Offer } from '@offboard/core/feedback'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Button } from '../button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'
import { FeedbackError } from './feedback-error.js'

export interface FeedbackOfferProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** What the user has chosen inside the offer, plain data. It reaches `onAccept`. */
  readonly choice?: unknown
  /** Stands between the description and the buttons: for how long, say. */
  readonly children?: ReactNode | ((offer: Offer) => ReactNode)
}

/** What the user could do instead, in the place of the questions. Yes and no are equally easy to see and to press. */
export const FeedbackOffer: (props: FeedbackOfferProps) => ReactNode = /* @__PURE__ */ withRef(function FeedbackOffer({
  choice,
  className,
  children,
  ...props
}: FeedbackOfferProps) {
  const { offering, words } = useFeedbackForm()
  const { offer, getOfferProps, getAcceptProps, getDeclineProps } = offering
  if (!offer) return null
  return (
    <div data-slot="feedback-offer" {...getOfferProps(props)} className={classNames('ob-card ob-focus', className)}>
      <div>
        <p className="ob-title">{offer.title}</p>
        {offer.description && <p className="ob-lead">{offer.description}</p>}
      </div>
      {typeof children === 'function' ? children(offer) : children}
      <FeedbackError />
      <div className="ob-even">
        <Button {...getAcceptProps(choice)} data-slot="feedback-accept">
          {offer.acceptLabel ?? words.acceptOffer}
        </Button>
        <Button {...getDeclineProps()} data-slot="feedback-decline">
          {offer.declineLabel ?? words.declineOffer}
        </Button>
      </div>
    </div>
  )
})
