'use client'

import type { ReasonView } from '@offboard/core/feedback'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'
import { FeedbackFollowUp } from './feedback-follow-up.js'

export interface FeedbackReasonProps extends ComponentPropsWithRef<'div'> {
  /** One of `rows` of `useFeedbackForm`. */
  readonly row: ReasonView
  /** Stands below the label while the reason is chosen. Default: its text. */
  readonly children?: ReactNode
}

/** A reason as a row that can be pressed anywhere. While it is chosen, its text is asked for in it. */
export const FeedbackReason: (props: FeedbackReasonProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackReason({ row, className, children, ...props }: FeedbackReasonProps) {
    const { idOf, getReasonProps } = useFeedbackForm()
    return (
      <div
        data-slot="feedback-reason"
        data-checked={row.checked || undefined}
        {...props}
        className={classNames('ob-choice', className)}
      >
        <div className="ob-choice-row">
          <input {...getReasonProps(row)} className="ob-checkbox ob-focus" />
          <div className="ob:min-w-0 ob:flex-1">
            <label htmlFor={idOf(`reason-${row.id}`)} className="ob-choice-label">
              {row.label}
            </label>
            {row.description && (
              <p id={idOf(`description-${row.id}`)} className="ob-hint ob:mt-0.5">
                {row.description}
              </p>
            )}
          </div>
        </div>
        {row.checked && (children ?? <FeedbackFollowUp row={row} />)}
      </div>
    )
  },
)
