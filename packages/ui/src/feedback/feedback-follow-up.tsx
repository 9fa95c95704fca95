'use client'

import type { ReasonView } from '@offboard/core/feedback'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { FeedbackText } from './feedback-text.js'

export interface FeedbackFollowUpProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** The reason that asks for it. */
  readonly row: ReasonView
}

/** The text that a reason asks for while it is chosen. */
export const FeedbackFollowUp: (props: FeedbackFollowUpProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackFollowUp({ row, className, ...props }: FeedbackFollowUpProps) {
    if (!row.followUp) return null
    return (
      <FeedbackText
        data-slot="feedback-follow-up"
        {...props}
        text={row.followUp}
        className={classNames('ob:ps-11 ob:pe-4 ob:pb-4', className)}
      />
    )
  },
)
