'use client'

import { type ComponentPropsWithRef, type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

export interface FeedbackOutcomeProps extends ComponentPropsWithRef<'div'> {
  /** Default: how it has ended, in one sentence. */
  readonly children?: ReactNode
}

/** How the feedback has ended, in the place of the questions. */
export const FeedbackOutcome: (props: FeedbackOutcomeProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackOutcome({ className, children, ...props }: FeedbackOutcomeProps) {
    const { status, isOver, offering, announcement } = useFeedbackForm()
    // Inside its own element, whose ref is the app's.
    const sentence = useRef<HTMLParagraphElement>(null)
    useEffect(() => {
      // What had focus has gone with the questions.
      if (isOver && document.activeElement === document.body) sentence.current?.parentElement?.focus()
    }, [isOver])
    if (!isOver) return null
    return (
      <div
        tabIndex={-1}
        data-slot="feedback-outcome"
        data-status={status}
        {...props}
        className={classNames('ob-outcome ob-focus', className)}
      >
        <p ref={sentence}>{children ?? (offering.announcement || announcement)}</p>
      </div>
    )
  },
)
