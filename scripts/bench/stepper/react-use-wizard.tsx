import type { ReactNode } from 'react'
import { useWizard, Wizard } from 'react-use-wizard'
import { countRender } from '../page.tsx'
import { mayLeave, Screen, STEPS } from './job.tsx'

function Step({ id }: { readonly id: string }): ReactNode {
  countRender()
  const { nextStep } = useWizard()
  return <Screen current={id} onNext={() => mayLeave() && nextStep()} />
}

export function ReactUseWizard(): ReactNode {
  return (
    <Wizard>
      {STEPS.map(({ id }) => (
        <Step key={id} id={id} />
      ))}
    </Wizard>
  )
}
