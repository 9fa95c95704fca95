'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { withRef } from '../internal/with-ref.js'
import { useSteps } from './steps-context.js'

/** Goes on, once the present step is in order. */
export const StepsNext: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function StepsNext({
  children,
  ...props
}: ButtonProps) {
  const { stepper, words } = useSteps()
  const isLast = stepper.steps.at(-1)?.id === stepper.current
  return (
    <Button intent="primary" {...stepper.getNextProps(props)} data-slot="steps-next">
      {children ?? (isLast ? words.finish : words.next)}
    </Button>
  )
})
