// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleStepper } from '../../test/sample-stepper.js'
import { historyAddress } from './history-address.js'

const steps = [
  { id: 'plan', label: 'Plan' },
  { id: 'team', label: 'Team' },
]

test('[ALL-7] renders without a window, a clock or chance, and twice the same', () => {
  expect(typeof window).toBe('undefined')
  vi.spyOn(Date, 'now').mockThrow(new Error('No clock while rendering.'))
  vi.spyOn(Math, 'random').mockThrow(new Error('No chance while rendering.'))
  const page = <SampleStepper steps={steps} connections={[historyAddress()]} />
  const html = renderToString(page)
  expect(html).toContain('Step 1 of 2: Plan, current')
  expect(renderToString(page)).toBe(html)
})
