import { type ReactNode, useState } from 'react'
import { countRender } from '../page.tsx'
import { mayLeave, Screen, STEPS } from './job.tsx'

export function HandWritten(): ReactNode {
  countRender()
  const [index, setIndex] = useState(0)
  const next = (): void => {
    if (mayLeave()) setIndex(Math.min(index + 1, STEPS.length - 1))
  }
  return <Screen current={STEPS[index]?.id ?? ''} onNext={next} />
}
