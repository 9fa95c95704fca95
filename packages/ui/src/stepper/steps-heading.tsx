'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useSteps } from './steps-context.js'

export interface StepsHeadingProps extends ComponentPropsWithRef<'h2'> {}

/** Names the present step, and takes focus after a move. */
export const StepsHeading: (props: StepsHeadingProps) => ReactNode = /* @__PURE__ */ withRef(function StepsHeading({
  className,
  children,
  ...props
}: StepsHeadingProps) {
  const { steps, current, getHeadingProps } = useSteps().stepper
  return (
    <h2
      data-slot="steps-heading"
      {...getHeadingProps(props)}
      className={classNames('ob-title ob-focus ob:w-fit ob:rounded-sm', className)}
    >
      {children ?? steps.find(({ id }) => id === current)?.label}
    </h2>
  )
})
