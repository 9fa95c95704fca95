'use client'

import { enSteps, type StepsMessages } from '@offboard/core/stepper'
import { MessagesContext } from '@offboard/react/messages'
import { type UseStepperResult, useStepList } from '@offboard/react/stepper'
import { type ComponentPropsWithRef, type ReactNode, useContext } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { SharedLiveRegion, Spoken } from '../live-region/index.js'
import { StepsContext } from './steps-context.js'

export interface StepsRootProps extends ComponentPropsWithRef<'div'> {
  /** What `useStepper` returns. */
  readonly stepper: UseStepperResult
  /** Words to use instead of the catalogue's. Those of the steps themselves are options of `useStepper`. */
  readonly messages?: Partial<StepsMessages>
}

/** Holds the parts of a stepper. */
export const StepsRoot: (props: StepsRootProps) => ReactNode = /* @__PURE__ */ withRef(function StepsRoot({
  stepper,
  messages,
  className,
  children,
  ...props
}: StepsRootProps) {
  const list = useStepList(stepper)
  const words = { ...(useContext(MessagesContext)?.steps ?? enSteps), ...messages }
  const { status, announcement } = stepper
  return (
    <StepsContext.Provider value={{ stepper, list, words }}>
      <div
        data-slot="steps"
        data-status={status}
        {...props}
        className={classNames('ob-stepper ob:font-ob ob:text-sm/5 ob:break-words ob:text-ob-text', className)}
      >
        <SharedLiveRegion>
          <Spoken message={status === 'pending' ? words.working : announcement} />
          {children}
        </SharedLiveRegion>
      </div>
    </StepsContext.Provider>
  )
})
