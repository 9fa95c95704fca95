'use client'

import type { StepsMessages } from '@offboard/core/stepper'
import type { UseStepListResult, UseStepperResult } from '@offboard/react/stepper'
import { type Context, createContext, useContext } from 'react'

/** What every part of a stepper knows. */
export interface StepsContextValue {
  /** What `useStepper` returns. */
  readonly stepper: UseStepperResult
  /** What `useStepList` returns. */
  readonly list: UseStepListResult
  /** The words that the parts add to those of the hook. */
  readonly words: StepsMessages
}

export const StepsContext: Context<StepsContextValue | undefined> = createContext<StepsContextValue | undefined>(
  undefined,
)

/** The stepper around, for parts of your own. Throws outside a `Steps.Root`. */
export function useSteps(): StepsContextValue {
  const steps = useContext(StepsContext)
  if (steps) return steps
  throw new Error('Offboard: put this part inside Steps.Root.')
}
