import { defineSteps } from '@offboard/core/stepper'
import { useStepper } from '@offboard/react/stepper'
import type { ReactNode } from 'react'
import { countRender } from '../page.tsx'
import { mayLeave, Screen, STEPS } from './job.tsx'

const steps = defineSteps(STEPS.map((step) => ({ ...step, guard: mayLeave })))

export function Ours(): ReactNode {
  countRender()
  const { current = '', next } = useStepper({ steps })
  return <Screen current={current} onNext={next} />
}
