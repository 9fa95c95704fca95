import { type Step, storeSnapshots } from '@offboard/core/stepper'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Activity } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SampleStepper } from '../../test/sample-stepper.js'
import { historyAddress } from './history-address.js'

// What only React 19 has: Activity, and a server renderer that takes layout effects where there is a document.

const steps = [
  { id: 'plan', label: 'Plan' },
  { id: 'team', label: 'Team' },
]
const heading = () => screen.getByRole('heading').textContent

test('[ALL-7, STP-6] hydrates what a server has rendered, without a difference, and then follows the address', () => {
  history.replaceState(null, '', '/close?step=team')
  const page = <SampleStepper steps={steps} order="free" connections={[historyAddress()]} />
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(page)
  expect(heading()).toBe('Plan')
  const fromServer = screen.getByRole('navigation')
  const onRecoverableError = vi.fn()
  render(page, { container, hydrate: true, onRecoverableError })
  expect(screen.getByRole('navigation')).toBe(fromServer)
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(heading()).toBe('Team')
})

test('[ALL-4] gives up the pending move when an Activity hides it, and works when it is back', async () => {
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <SampleStepper
        steps={[{ ...steps[0], id: 'plan', label: 'Plan', guard: vi.fn(() => new Promise<true>(() => {})) }]}
      />
    </Activity>
  )
  const { rerender } = render(page('visible'))
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))
  await act(async () => rerender(page('hidden')))
  await act(async () => rerender(page('visible')))
  expect(screen.getByRole('button', { name: 'Next' }).hasAttribute('aria-busy')).toBe(false)
})

test('[STP-5] keeps what is secret while an Activity hides it', async () => {
  let kept: string | null = null
  const storage = {
    get: () => kept,
    set: (text: string) => {
      kept = text
    },
    remove: () => {
      kept = null
    },
  }
  const connections = [storeSnapshots(storage)]
  const secret: readonly Step[] = [{ id: 'plan', label: 'Plan', secret: true }, ...steps.slice(1)]
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <SampleStepper steps={secret} connections={connections} />
    </Activity>
  )
  const { rerender } = render(page('visible'))
  await userEvent.type(screen.getByRole('textbox'), 'password')
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))
  await act(async () => rerender(page('hidden')))
  await act(async () => rerender(page('visible')))
  expect(heading()).toBe('Team')
  expect(kept).not.toContain('password')
})
