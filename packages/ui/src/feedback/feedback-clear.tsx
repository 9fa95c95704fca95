'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

/** Takes the choice back. There while there is one. */
export const FeedbackClear: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function FeedbackClear({
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const { rows, words, getClearProps } = useFeedbackForm()
  if (!rows.some(({ checked }) => checked)) return null
  return (
    <Button
      intent="plain"
      size="small"
      {...getClearProps({
        ...props,
        onClick(event) {
          onClick?.(event)
          // It goes away with the choice, and would take focus along.
          const first = event.currentTarget.closest('fieldset')?.querySelector('input')
          if (!event.defaultPrevented) first?.focus()
        },
      })}
      data-slot="feedback-clear"
      className={classNames('ob:-ms-2.5 ob:mt-1', className)}
    >
      {children ?? words.clear}
    </Button>
  )
})
