'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

export interface FeedbackErrorProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {}

/** Why sending, or what was accepted, has failed. Spoken at once; gone with the next attempt. */
export const FeedbackError: (props: FeedbackErrorProps) => ReactNode = /* @__PURE__ */ withRef(function FeedbackError({
  className,
  ...props
}: FeedbackErrorProps) {
  const { error, idOf } = useFeedbackForm()
  if (!error) return null
  return (
    <div
      data-slot="feedback-error"
      {...props}
      id={idOf('error')}
      role="alert"
      className={classNames('ob-alert', className)}
    >
      {error}
    </div>
  )
})
