import { closedGate } from '@offboard/core/gate'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Activity } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleConfirmation } from '../../test/sample-confirmation.js'

// What only React 19 has: Activity, and a server renderer that takes layout effects where there is a document.

const trigger = () => screen.getByRole('button', { name: 'Delete project' })
const field = () => screen.getByRole('textbox', { name: 'Type Atlas to confirm' })

test('[ALL-7] hydrates what a server has rendered, without a difference', async () => {
  const page = (
    <SampleConfirmation defaultOpen phrase="Atlas" gate={closedGate('12 sites are left.')} onConfirm={vi.fn()} />
  )
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(page)
  const html = container.innerHTML
  const fromServer = screen.getByRole('alertdialog')
  const onRecoverableError = vi.fn()
  render(page, { container, hydrate: true, onRecoverableError })
  expect(screen.getByRole('alertdialog')).toBe(fromServer)
  expect(container.innerHTML).toBe(html)
  expect(onRecoverableError).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: 'Keep project' }))
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('[CNF-7] is closed and unarmed after an Activity has hidden it', async () => {
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <SampleConfirmation phrase="Atlas" onConfirm={vi.fn()} />
    </Activity>
  )
  const { rerender } = render(page('visible'))
  await userEvent.click(trigger())
  await userEvent.type(field(), 'Atlas')
  await act(async () => rerender(page('hidden')))
  await act(async () => rerender(page('visible')))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  await userEvent.click(trigger())
  expect(field()).toHaveProperty('value', '')
})
