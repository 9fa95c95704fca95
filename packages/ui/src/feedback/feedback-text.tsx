'use client'

import type { TextView } from '@offboard/core/feedback'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

export interface FeedbackTextProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  readonly text: TextView
}

/** A text with its label and what is wrong with it. */
export const FeedbackText: (props: FeedbackTextProps) => ReactNode = /* @__PURE__ */ withRef(function FeedbackText({
  text,
  className,
  ...props
}: FeedbackTextProps) {
  const { words, idOf, getTextProps } = useFeedbackForm()
  const { field, label, required, error } = text
  return (
    <div {...props} className={classNames('ob:flex ob:flex-col ob:gap-1.5', className)}>
      <div className="ob:flex ob:items-baseline ob:justify-between ob:gap-3">
        <label htmlFor={idOf(field)} className="ob:min-w-0 ob:font-medium">
          {label}
        </label>
        {!required && <span className="ob-hint">{words.optional}</span>}
      </div>
      <textarea {...getTextProps(text)} rows={3} className="ob-input ob-focus ob:resize-y" />
      <p id={idOf(`error-${field}`)} className="ob-problem ob:empty:hidden">
        {error}
      </p>
    </div>
  )
})
