'use client'

import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { useSteps } from './steps-context.js'
import { StepsItem } from './steps-item.js'

/**
 * How the steps are laid out. `horizontal` needs room and is `compact` where there is less than 30rem of it; `compact`
 * shows the markers and says where the user is; `vertical` also says why steps are locked.
 */
export type StepsLayout = 'horizontal' | 'vertical' | 'compact'

export interface StepsListProps extends Omit<ComponentPropsWithRef<'nav'>, 'children'> {
  /** Default `horizontal`. */
  readonly layout?: StepsLayout
}

/** The steps in order, each with its state, as a navigation. */
export const StepsList: (props: StepsListProps) => ReactNode = /* @__PURE__ */ withRef(function StepsList({
  layout = 'horizontal',
  className,
  ...props
}: StepsListProps) {
  const { stepper, list } = useSteps()
  const { steps, current, messages } = stepper
  const present = steps.find(({ id }) => id === current)
  if (steps.length === 0) return null
  return (
    <nav
      data-slot="steps-list"
      data-layout={layout}
      {...list.getNavProps(props)}
      className={classNames('ob-steps', className)}
    >
      <ol {...list.getListProps()} className="ob-steps-list">
        {steps.map((step, index) => (
          <StepsItem
            key={step.id}
            step={step}
            // Said once, of the first of those that wait for the same.
            showsReason={layout === 'vertical' && step.reason !== steps[index - 1]?.reason}
          />
        ))}
      </ol>
      {present && <p className="ob-steps-position">{messages.position(present.label, present.number, steps.length)}</p>}
    </nav>
  )
})
