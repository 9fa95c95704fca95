import { createHandlers } from '@offboard/testing/msw'
import { createStub, type FaultId, faults } from '@offboard/testing/stub'
import type { Decorator } from '@storybook/react-vite'

/** The backend of all stories. The toolbar's fault is switched on in it while one looks. */
export const stub = createStub({ latency: 200 })

export const stubHandlers = createHandlers(stub, { baseUrl: '/api' })

/** The entries of the toolbar's menu. */
export const faultItems = [
  { value: 'none', title: 'Nothing goes wrong' },
  ...Object.entries(faults).map(([value, { title }]) => ({ value, title: `${value} ${title}` })),
]

/** Switches on the chosen fault, and nothing else. Leaves one alone that is on already, because it counts its strikes. */
export const withFault: Decorator = (story, { globals }) => {
  const wanted = globals.fault === 'none' ? [] : [globals.fault as FaultId]
  if (stub.faults.active().join() !== wanted.join()) {
    stub.faults.clear()
    for (const id of wanted) stub.faults.enable(id)
  }
  return story()
}
