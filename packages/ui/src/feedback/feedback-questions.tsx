'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

export interface FeedbackQuestionsProps extends ComponentPropsWithRef<'form'> {}

/** The form. It makes way for an offer, and for how the feedback has ended. */
export const FeedbackQuestions: (props: FeedbackQuestionsProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackQuestions({ className, ...props }: FeedbackQuestionsProps) {
    const { isAsking, getFormProps } = useFeedbackForm()
    if (!isAsking) return null
    return (
      <form
        data-slot="feedback-questions"
        {...getFormProps(props)}
        className={classNames('ob:flex ob:flex-col ob:gap-5', className)}
      />
    )
  },
)
