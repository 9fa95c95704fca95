// @vitest-environment node
import { shuffleReasons } from '@offboard/core/feedback'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleFeedback, sampleReasons } from '../../test/sample-feedback.js'

test('[ALL-7, FBK-4] renders without a window, a clock or chance, and twice the same', () => {
  expect(typeof window).toBe('undefined')
  vi.spyOn(Date, 'now').mockThrow(new Error('No clock while rendering.'))
  vi.spyOn(Math, 'random').mockThrow(new Error('No chance while rendering.'))
  vi.spyOn(crypto, 'randomUUID').mockThrow(new Error('No chance while rendering.'))
  const page = () => <SampleFeedback reasons={shuffleReasons(sampleReasons, 'user-1')} comment={{ label: 'More?' }} />
  const html = renderToString(page())
  expect(html).toContain('It costs too much')
  expect(renderToString(page())).toBe(html)
})
