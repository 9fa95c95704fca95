'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useFeedbackForm } from './feedback-context.js'

/** Takes the choice back. There while there is one; its place is kept, so that nothing below jumps. */
export const FeedbackClear: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function FeedbackClear({
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const { rows, words, getClearProps } = useFeedbackForm()
  const isChosen = rows.some(({ checked }) => checked)
  return (
    <div className="ob:mt-1 ob:min-h-7">
      {isChosen && (
        <Button
          intent="plain"
          size="small"
          {...getClearProps({
            ...props,
            onClick(event) {
              onClick?.(event)
              // It goes away with the choice, and would take focus along.
              if (!event.defaultPrevented)
                event.currentTarget.closest('fieldset')?.querySelector<HTMLElement>('input')?.focus()
            },
          })}
          data-slot="feedback-clear"
          className={classNames('ob:-ms-2.5', className)}
        >
          {children ?? words.clear}
        </Button>
      )}
    </div>
  )
})
