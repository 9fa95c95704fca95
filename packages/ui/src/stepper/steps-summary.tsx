'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useSteps } from './steps-context.js'

export interface StepsSummaryProps extends ComponentPropsWithRef<'div'> {}

/** Why the last move was not made. Empty and unseen until one is refused; takes focus when no field is to blame. */
export const StepsSummary: (props: StepsSummaryProps) => ReactNode = /* @__PURE__ */ withRef(function StepsSummary({
  className,
  children,
  ...props
}: StepsSummaryProps) {
  const { refusal, getSummaryProps } = useSteps().stepper
  return (
    <div
      data-slot="steps-summary"
      {...getSummaryProps(props)}
      className={classNames('ob-alert ob-focus ob:empty:hidden', className)}
    >
      {children ?? refusal?.message}
    </div>
  )
})
