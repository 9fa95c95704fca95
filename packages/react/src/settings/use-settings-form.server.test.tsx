// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleLeaving } from '../../test/sample-settings.js'

test('[ALL-7] renders without a window, a clock or chance, and twice the same', () => {
  expect(typeof window).toBe('undefined')
  vi.spyOn(Date, 'now').mockThrow(new Error('No clock while rendering.'))
  vi.spyOn(Math, 'random').mockThrow(new Error('No chance while rendering.'))
  const html = renderToString(<SampleLeaving />)
  expect(html).toContain('value="Atlas"')
  expect(renderToString(<SampleLeaving />)).toBe(html)
})
