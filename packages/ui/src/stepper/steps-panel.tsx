'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useSteps } from './steps-context.js'

export interface StepsPanelProps extends ComponentPropsWithRef<'section'> {}

/** What is around the fields of the present step. Without one it says so. */
export const StepsPanel: (props: StepsPanelProps) => ReactNode = /* @__PURE__ */ withRef(function StepsPanel({
  className,
  children,
  ...props
}: StepsPanelProps) {
  const { stepper, words } = useSteps()
  return (
    <section
      data-slot="steps-panel"
      {...stepper.getPanelProps(props)}
      className={classNames('ob:flex ob:flex-col ob:gap-4', className)}
    >
      {stepper.current === undefined ? (
        <p id={stepper.idOf('heading')} className="ob:text-ob-text-muted">
          {words.empty}
        </p>
      ) : (
        children
      )}
    </section>
  )
})
