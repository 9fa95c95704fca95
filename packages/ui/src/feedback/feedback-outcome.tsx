'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Callout, type CalloutProps } from '../callout/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

export interface FeedbackOutcomeProps extends CalloutProps {
  /** Default: how it has ended, in one sentence. */
  readonly children?: ReactNode
}

/** How the feedback has ended, in the place of the questions. */
export const FeedbackOutcome: (props: FeedbackOutcomeProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackOutcome({ className, children, ...props }: FeedbackOutcomeProps) {
    const { status, machine, offering, announcement } = useFeedbackForm()
    const isOver = machine.getState().status !== 'answering'
    const sentence = useRef<HTMLDivElement>(null)
    useEffect(() => {
      // What had focus has gone with the questions.
      if (isOver && document.activeElement === document.body)
        sentence.current?.closest<HTMLElement>('[tabindex]')?.focus()
    }, [isOver])
    if (!isOver) return null
    return (
      <Callout
        tone={status === 'skipped' ? 'neutral' : 'success'}
        tabIndex={-1}
        {...props}
        data-slot="feedback-outcome"
        data-status={status}
        className={classNames('ob-focus', className)}
      >
        <div ref={sentence}>{children ?? (offering.announcement || announcement)}</div>
      </Callout>
    )
  },
)
