'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'
import { FeedbackText } from './feedback-text.js'

export interface FeedbackCommentProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {}

/** The general text, when the feedback has one. */
export const FeedbackComment: (props: FeedbackCommentProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackComment(props: FeedbackCommentProps) {
    const { comment } = useFeedbackForm()
    return comment && <FeedbackText data-slot="feedback-comment" {...props} text={comment} />
  },
)
