'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

/** Sends the answers. */
export const FeedbackSubmit: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function FeedbackSubmit({
  children,
  ...props
}: ButtonProps) {
  const { words, wasOffered, getSubmitProps } = useFeedbackForm()
  return (
    // Back from an offer that was turned down, focus would be nowhere.
    <Button intent="primary" autoFocus={wasOffered} {...getSubmitProps(props)} data-slot="feedback-submit">
      {children ?? words.submit}
    </Button>
  )
})
