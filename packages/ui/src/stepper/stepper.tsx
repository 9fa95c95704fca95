'use client'

import type { ReactNode } from 'react'
import { withRef } from '../internal/with-ref.js'
import { StepsActions } from './steps-actions.js'
import { StepsBack } from './steps-back.js'
import { StepsHeading } from './steps-heading.js'
import { StepsList, type StepsListProps } from './steps-list.js'
import { StepsNext } from './steps-next.js'
import { StepsPanel } from './steps-panel.js'
import { StepsRoot, type StepsRootProps } from './steps-root.js'
import { StepsStop } from './steps-stop.js'
import { StepsSummary } from './steps-summary.js'

export interface StepperProps extends StepsRootProps, Pick<StepsListProps, 'layout'> {
  /** Label of the button that goes on: "Close account" at the last step. Default: the catalogue's. */
  readonly nextLabel?: ReactNode
  /** The fields of the present step. */
  readonly children?: ReactNode
}

/**
 * Steps that are gone through one by one: the list of them, the present one with its heading, and the buttons that move.
 *
 * @example
 * const stepper = useStepper({ steps, onEnd: close })
 * return (
 *   <Stepper stepper={stepper}>
 *     {stepper.current === 'reason' && <Reason draft={stepper.draft} onChange={stepper.edit} />}
 *   </Stepper>
 * )
 */
export const Stepper: (props: StepperProps) => ReactNode = /* @__PURE__ */ withRef(function Stepper({
  layout,
  nextLabel,
  children,
  ...props
}: StepperProps) {
  return (
    <StepsRoot data-layout={layout} {...props}>
      <StepsList {...(layout && { layout })} />
      <div className="ob-stepper-main">
        <StepsPanel>
          <StepsHeading />
          <StepsSummary />
          {children}
        </StepsPanel>
        {props.stepper.current !== undefined && (
          <StepsActions>
            <StepsBack />
            <StepsStop />
            <StepsNext>{nextLabel}</StepsNext>
          </StepsActions>
        )}
      </div>
    </StepsRoot>
  )
})
