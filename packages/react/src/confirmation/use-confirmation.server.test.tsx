// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleBlockers } from '../../test/sample-blockers.js'
import { SampleConfirmation } from '../../test/sample-confirmation.js'
import { useAction } from '../action/index.js'
import { useAnnouncer } from '../announcer/index.js'

function EveryHook() {
  const { getButtonProps } = useAction({ run: () => {} })
  const { text } = useAnnouncer()
  return (
    <>
      <button {...getButtonProps()}>Leave team</button>
      <p role="status">{text}</p>
      <SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />
      <SampleBlockers checks={[{ id: 'sites', label: 'Sites', check: vi.fn() }]} />
    </>
  )
}

test('[ALL-7] renders without a window, a clock or chance, and twice the same [F90]', () => {
  expect(typeof window).toBe('undefined')
  vi.spyOn(Date, 'now').mockThrow(new Error('No clock while rendering.'))
  vi.spyOn(Math, 'random').mockThrow(new Error('No chance while rendering.'))
  vi.spyOn(crypto, 'randomUUID').mockThrow(new Error('No chance while rendering.'))
  const html = renderToString(<EveryHook />)
  expect(html).toContain('role="alertdialog"')
  expect(html).toContain('Not checked yet')
  expect(renderToString(<EveryHook />)).toBe(html)
})

test('[BLK-3] runs no check on a server', () => {
  const check = vi.fn()
  renderToString(<SampleBlockers checks={[{ id: 'sites', label: 'Sites', check }]} />)
  expect(check).not.toHaveBeenCalled()
})
