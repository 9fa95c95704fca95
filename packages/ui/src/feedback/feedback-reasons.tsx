'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { FeedbackClear } from './feedback-clear.js'
import { useFeedbackForm } from './feedback-context.js'
import { FeedbackReason } from './feedback-reason.js'

export interface FeedbackReasonsProps extends ComponentPropsWithRef<'fieldset'> {
  /** What is asked: "Why are you leaving?" */
  readonly question: ReactNode
  /** Default: a row for each reason. */
  readonly children?: ReactNode
}

/** The question, its reasons, and what is wrong with the choice. */
export const FeedbackReasons: (props: FeedbackReasonsProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackReasons({ question, className, children, ...props }: FeedbackReasonsProps) {
    const { rows, choiceError, many, isFree, words, idOf, getFieldsetProps } = useFeedbackForm()
    const hint = `${idOf('reasons')}hint`
    return (
      <fieldset
        data-slot="feedback-reasons"
        {...getFieldsetProps({ ...props, ...(many && { 'aria-describedby': hint }) })}
        className={classNames('ob:min-w-0', className)}
      >
        <legend className="ob-title">{question}</legend>
        {many && (
          <p id={hint} className="ob-hint ob:mt-0.5">
            {words.chooseMany}
          </p>
        )}
        <p id={idOf('error-reasons')} className="ob-problem ob:mt-1 ob:empty:hidden">
          {choiceError}
        </p>
        <div className="ob-choices">{children ?? rows.map((row) => <FeedbackReason key={row.id} row={row} />)}</div>
        {isFree && !many && <FeedbackClear />}
      </fieldset>
    )
  },
)
