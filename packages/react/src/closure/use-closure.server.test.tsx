// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { sampleBackend, subject } from '../../../core/test/sample-backend.js'
import { SampleClosure } from '../../test/sample-closure.js'

test('[ALL-7] renders without a window, a clock, a storage or chance, and twice the same [F90]', () => {
  expect(typeof window).toBe('undefined')
  vi.spyOn(Date, 'now').mockThrow(new Error('No clock while rendering.'))
  vi.spyOn(Math, 'random').mockThrow(new Error('No chance while rendering.'))
  const now = vi.fn(() => 0)
  const backend = sampleBackend()
  const active = vi.spyOn(backend, 'active')
  const page = <SampleClosure subject={subject} backend={backend} now={now} />
  const html = renderToString(page)
  expect(html).toContain('<h2')
  expect(renderToString(page)).toBe(html)
  expect(now).not.toHaveBeenCalled()
  expect(active).not.toHaveBeenCalled()
})
