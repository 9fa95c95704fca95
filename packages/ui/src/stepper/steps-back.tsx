'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button/index.js'
import { withRef } from '../internal/with-ref.js'
import { useSteps } from './steps-context.js'

/** Goes back to the step that was visited before. There only when there is one. */
export const StepsBack: (props: ButtonProps) => ReactNode = /* @__PURE__ */ withRef(function StepsBack({
  children,
  ...props
}: ButtonProps) {
  const { stepper, words } = useSteps()
  if (!stepper.canGoBack) return null
  return (
    <Button {...stepper.getPreviousProps(props)} data-slot="steps-back">
      {children ?? words.back}
    </Button>
  )
})
