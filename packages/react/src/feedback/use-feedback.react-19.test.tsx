import { shuffleReasons } from '@offboard/core/feedback'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Activity } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleFeedback, sampleReasons } from '../../test/sample-feedback.js'

// What only React 19 has: Activity, and a server renderer that takes layout effects where there is a document.

test('[ALL-7, FBK-4] hydrates what a server has rendered, without a difference', async () => {
  const page = () => <SampleFeedback reasons={shuffleReasons(sampleReasons, 'user-1')} />
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(page())
  const html = container.innerHTML
  const onRecoverableError = vi.fn()
  render(page(), { container, hydrate: true, onRecoverableError })
  expect(container.innerHTML).toBe(html)
  expect(onRecoverableError).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('radio', { name: 'It costs too much' }))
  expect(screen.getByRole('radio', { name: 'It costs too much' })).toHaveProperty('checked', true)
})

test('[FBK-4, FBK-7] keeps its answers when an Activity has hidden it, as another submission', async () => {
  const onEnd = vi.fn()
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <SampleFeedback onEnd={onEnd} />
    </Activity>
  )
  const { rerender } = render(page('visible'))
  await userEvent.click(screen.getByRole('radio', { name: 'It costs too much' }))
  await act(async () => rerender(page('hidden')))
  await act(async () => rerender(page('visible')))
  expect(screen.getByRole('radio', { name: 'It costs too much' })).toHaveProperty('checked', true)
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(onEnd.mock.calls.map(([{ outcome }]) => outcome)).toEqual(['abandoned', 'submitted'])
})
