import { useMachine } from '@xstate/react'
import type { ReactNode } from 'react'
import { setup } from 'xstate'
import { countRender } from '../page.tsx'
import { mayLeave, Screen, STEPS } from './job.tsx'

const machine = setup({ guards: { mayLeave } }).createMachine({
  initial: STEPS[0].id,
  states: Object.fromEntries(
    STEPS.map(({ id }, index) => {
      const target = STEPS[index + 1]?.id
      return [id, target ? { on: { next: { target, guard: 'mayLeave' } } } : {}]
    }),
  ),
})

export function XState(): ReactNode {
  countRender()
  const [snapshot, send] = useMachine(machine)
  return <Screen current={String(snapshot.value)} onNext={() => send({ type: 'next' })} />
}
