import { defineStepper } from '@stepperize/react'
import type { ReactNode } from 'react'
import { countRender } from '../page.tsx'
import { mayLeave, Screen, STEPS } from './job.tsx'

const { useStepper } = defineStepper([...STEPS])

export function Stepperize(): ReactNode {
  countRender()
  const stepper = useStepper()
  return <Screen current={stepper.current.id} onNext={() => mayLeave() && stepper.next()} />
}
