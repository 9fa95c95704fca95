'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { withRef } from '../internal/with-ref.js'
import { useSteps } from './steps-context.js'

/** Gives up the move that is under way. There only while one is. */
export const StepsStop: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function StepsStop({
  children,
  onClick,
  ...props
}: ButtonProps) {
  const { stepper, words } = useSteps()
  if (stepper.status !== 'pending') return null
  return (
    <Button
      {...stepper.getCancelProps({
        ...props,
        onClick(event) {
          onClick?.(event)
          // It goes away with what it stops, and would take focus along.
          const next = event.currentTarget.parentElement?.querySelector<HTMLElement>('[data-slot=steps-next]')
          if (!event.defaultPrevented) next?.focus()
        },
      })}
      data-slot="steps-stop"
    >
      {children ?? words.stop}
    </Button>
  )
})
