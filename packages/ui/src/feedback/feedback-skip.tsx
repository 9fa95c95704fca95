'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

/** Goes on without an answer. It is there where none is required, and once sending has failed. */
export const FeedbackSkip: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function FeedbackSkip({
  children,
  ...props
}: ButtonProps) {
  const { status, words, isFree, getSkipProps } = useFeedbackForm()
  if (!isFree) return null
  return (
    <Button {...getSkipProps(props)} data-slot="feedback-skip">
      {children ?? (status === 'failed' ? words.goOn : words.skip)}
    </Button>
  )
})
