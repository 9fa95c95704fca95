'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'

export interface FeedbackActionsProps extends ComponentPropsWithRef<'div'> {}

/** Holds the buttons, the way past first. */
export const FeedbackActions: (props: FeedbackActionsProps) => ReactNode = /* @__PURE__ */ withRef(
  function FeedbackActions({ className, ...props }: FeedbackActionsProps) {
    return <div data-slot="feedback-actions" {...props} className={classNames('ob-actions', className)} />
  },
)
