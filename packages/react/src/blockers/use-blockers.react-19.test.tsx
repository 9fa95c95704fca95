import type { Check } from '@offboard/core/blockers'
import { act, render, screen } from '@testing-library/react'
import { Activity, Component, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { controlledCheck, SampleBlockers } from '../../test/sample-blockers.js'

// What only React 19 has: Activity, and a way to catch an error without writing it to the console.

const sites: Check = { id: 'sites', label: 'Sites', check: () => ({ status: 'clear' }) }
const invoices: Check = { ...sites, id: 'invoices', label: 'Invoices' }
const settle = () => act(async () => {})
const twice = [sites, { ...invoices, id: 'sites' }]
const quiet = { onCaughtError: () => {} }

class Boundary extends Component<{ readonly children: ReactNode }> {
  override state = { message: '' }
  static getDerivedStateFromError({ message }: Error) {
    return { message }
  }
  override render(): ReactNode {
    return this.state.message ? <p role="alert">{this.state.message}</p> : this.props.children
  }
}

test('throws to an error boundary when two checks have the same id, and says which', () => {
  render(
    <Boundary>
      <SampleBlockers checks={twice} />
    </Boundary>,
    quiet,
  )
  expect(screen.getByRole('alert').textContent).toContain('two checks have the id "sites"')
})

test('throws to an error boundary when two checks get the same id later', async () => {
  const { rerender } = render(
    <Boundary>
      <SampleBlockers checks={[sites, invoices]} />
    </Boundary>,
    quiet,
  )
  await settle()
  rerender(
    <Boundary>
      <SampleBlockers checks={twice} />
    </Boundary>,
  )
  expect(screen.getByRole('alert').textContent).toContain('Give each check an id of its own.')
})

test('[BLK-3] runs again when an Activity that had hidden it shows it', async () => {
  const { runs, check } = controlledCheck()
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <SampleBlockers checks={[{ id: 'sites', label: 'Sites', check }]} />
    </Activity>
  )
  const { rerender } = render(page('visible'))
  await act(async () => rerender(page('hidden')))
  await act(async () => rerender(page('visible')))
  expect(runs).toHaveLength(2)
  await act(async () => runs[1]?.resolve({ status: 'clear' }))
  expect(screen.getByTestId('gate').textContent).toBe('open')
})

test('[BLK-3] runs again what an Activity has stopped by hiding it, also when it runs on demand only', async () => {
  const { runs, check } = controlledCheck()
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <SampleBlockers start="demand" checks={[{ id: 'sites', label: 'Sites', check }]} />
    </Activity>
  )
  const { rerender } = render(page('visible'))
  expect(runs).toHaveLength(0)
  act(() => screen.getByRole('button', { name: 'Check all again' }).click())
  await act(async () => rerender(page('hidden')))
  expect(runs[0]?.signal.aborted).toBe(true)
  await act(async () => rerender(page('visible')))
  expect(runs).toHaveLength(2)
  await act(async () => runs[1]?.resolve({ status: 'clear' }))
  expect(screen.getByTestId('gate').textContent).toBe('open')
})
