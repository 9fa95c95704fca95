// @vitest-environment node
import { runPlan } from '@offboard/core/deprovisioning'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleDeprovisioning } from '../../test/sample-deprovisioning.js'

test('[ALL-7] renders without a window, a clock or chance, and twice the same [F90]', () => {
  expect(typeof window).toBe('undefined')
  vi.spyOn(Date, 'now').mockThrow(new Error('No clock while rendering.'))
  vi.spyOn(Math, 'random').mockThrow(new Error('No chance while rendering.'))
  vi.spyOn(crypto, 'randomUUID').mockThrow(new Error('No chance while rendering.'))
  const resources = [{ id: 'a', kind: 'vm', name: 'Server a' }]
  const page = () => (
    <SampleDeprovisioning
      run={runPlan({ plan: { waves: [['a']], cascades: new Map() }, resources, edges: [], remove: vi.fn() })}
    />
  )
  const html = renderToString(page())
  expect(html).toContain('To do')
  expect(renderToString(page())).toBe(html)
})
