import type { Step } from '@offboard/core/stepper'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { SampleStepper } from '../../test/sample-stepper.js'
import { historyAddress } from './history-address.js'

const steps: readonly Step[] = ['Plan', 'Team', 'Review'].map((label) => ({ id: label.toLowerCase(), label }))
const connections = [historyAddress()]
const heading = () => screen.getByRole('heading').textContent
const next = () => screen.getByRole('button', { name: 'Next' })

/** Goes through the browser's history, and waits until it has. */
async function travel(distance: number): Promise<void> {
  await act(async () => {
    const arrived = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
    history.go(distance)
    await arrived
  })
}

beforeEach(() => history.replaceState({ router: 1 }, '', '/close?tab=danger#top'))

test('[STP-6] is in the address, beside what else is there', async () => {
  const before = history.length
  render(<SampleStepper steps={steps} connections={connections} />)
  expect(location.href).toMatch('/close?tab=danger&step=plan#top')
  expect(history.length).toBe(before)
  await userEvent.click(next())
  expect(location.search).toBe('?tab=danger&step=team')
  expect(history.state).toEqual({ router: 1 })
})

test('[STP-6] goes back and forward with the browser, and focus follows', async () => {
  render(<SampleStepper steps={steps} connections={connections} />)
  await userEvent.click(next())
  await userEvent.click(next())
  await travel(-2)
  expect(heading()).toBe('Plan')
  expect(document.activeElement).toBe(screen.getByRole('heading'))
  await travel(1)
  expect(heading()).toBe('Team')
  expect(location.search).toContain('step=team')
})

test('[STP-6] is refused when the step cannot be reached any more, and the address is put right', async () => {
  render(<SampleStepper steps={steps} connections={connections} />)
  await userEvent.click(next())
  await userEvent.click(next())
  await travel(-2)
  await userEvent.type(screen.getByRole('textbox'), 'changed')
  await travel(2)
  expect(heading()).toBe('Plan')
  expect(location.search).toContain('step=plan')
  expect(screen.getByLabelText('Problems').textContent).toBe('Finish “Plan” first.')
})

test('[STP-6] is left alone when the browser goes to another page, before the stepper has gone', async () => {
  history.replaceState(null, '', '/other?step=theirs')
  history.pushState(null, '', '/close')
  render(<SampleStepper steps={steps} connections={connections} />)
  await travel(-1)
  expect(location.href).toMatch('/other?step=theirs')
  expect(screen.getByLabelText('Problems').textContent).toBe('')
  await travel(1)
  expect(heading()).toBe('Plan')
})

test('[STP-6, ALL-7] holds the steps of two steppers, each in a parameter of its own', async () => {
  render(
    <>
      <SampleStepper steps={steps} connections={[historyAddress({ param: 'one' })]} />
      <SampleStepper steps={steps} connections={[historyAddress({ param: 'two' })]} />
    </>,
  )
  const headings = () => screen.getAllByRole('heading').map(({ textContent }) => textContent)
  const [first, second] = screen.getAllByRole('button', { name: 'Next' }) as [HTMLElement, HTMLElement]
  await userEvent.click(first)
  await userEvent.click(second)
  expect(location.search).toBe('?tab=danger&one=team&two=team')
  await travel(-1)
  expect(headings()).toEqual(['Team', 'Plan'])
  await travel(-1)
  expect(headings()).toEqual(['Plan', 'Plan'])
  await travel(2)
  expect(headings()).toEqual(['Team', 'Team'])
})

test('[STP-6, STP-3] and the button that goes back agree on where the user came from', async () => {
  render(<SampleStepper steps={steps} connections={connections} />)
  await userEvent.click(next())
  await userEvent.click(next())
  await travel(-1)
  expect(heading()).toBe('Team')
  await userEvent.click(screen.getByRole('button', { name: 'Back' }))
  expect(heading()).toBe('Plan')
})

test('[STP-6] starts the stepper, without moving focus, if the step can be reached', () => {
  history.replaceState(null, '', '/close?at=review')
  render(<SampleStepper steps={steps} order="free" connections={[historyAddress({ param: 'at' })]} />)
  expect(heading()).toBe('Review')
  expect(document.activeElement).toBe(document.body)
})

test('[STP-6] asks in vain for a step before its turn', () => {
  history.replaceState(null, '', '/close?step=review')
  render(<SampleStepper steps={steps} connections={connections} />)
  expect(heading()).toBe('Plan')
  expect(location.search).toBe('?step=plan')
})

test('[STP-6] is left alone when the stepper has gone', async () => {
  const { unmount } = render(<SampleStepper steps={steps} connections={connections} />)
  await userEvent.click(next())
  await act(async () => unmount())
  await travel(-1)
  history.replaceState(null, '', '/elsewhere')
  expect(location.search).toBe('')
})

describe('a page that comes back out of the back-forward cache, frozen while a guard was pending [F10]', () => {
  const showAgain = () =>
    act(async () => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })))

  function setup() {
    const answer = deferred<boolean>()
    const guard = vi.fn(() => answer.promise)
    const [plan, team, review] = steps as [Step, Step, Step]
    render(<SampleStepper steps={[plan, { ...team, guard }, review]} connections={connections} />)
    return { answer, guard }
  }

  test('[STP-6, STP-9, ALL-2] still waits for the answer, and follows it with the address', async () => {
    const { answer, guard } = setup()
    await userEvent.click(next())
    await userEvent.click(next())
    await showAgain()
    await userEvent.click(next())
    expect(next().getAttribute('aria-busy')).toBe('true')
    expect(location.search).toContain('step=team')
    await act(async () => answer.resolve(true))
    expect(guard).toHaveBeenCalledOnce()
    expect(heading()).toBe('Review')
    expect(location.search).toContain('step=review')
  })

  test('[STP-9] lets the user give the move up', async () => {
    const { answer } = setup()
    await userEvent.click(next())
    await userEvent.click(next())
    await showAgain()
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }))
    await act(async () => answer.resolve(true))
    expect(heading()).toBe('Team')
    expect(next().hasAttribute('aria-busy')).toBe(false)
  })

  test('[STP-6] puts the address right when it comes back at another step', async () => {
    const { answer } = setup()
    await userEvent.click(next())
    await userEvent.click(next())
    await travel(-1)
    await showAgain()
    expect(heading()).toBe('Team')
    expect(location.search).toContain('step=team')
    await act(async () => answer.resolve(true))
    expect(heading()).toBe('Review')
  })
})
