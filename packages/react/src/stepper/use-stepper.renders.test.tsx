import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler } from 'react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { SampleStepper } from '../../test/sample-stepper.js'

const next = () => screen.getByRole('button', { name: 'Next' })

function setup() {
  const answer = deferred()
  const commits = vi.fn()
  const neighbour = vi.fn(() => null)
  const Neighbour = neighbour
  const steps = [
    { id: 'plan', label: 'Plan', guard: () => answer.promise.then(() => true) },
    { id: 'team', label: 'Team' },
  ]
  render(
    <>
      <Neighbour />
      <Profiler id="stepper" onRender={commits}>
        <SampleStepper steps={steps} />
      </Profiler>
    </>,
  )
  neighbour.mockClear()
  commits.mockClear()
  return { answer, commits, neighbour }
}

test('renders once for each character, and nothing around it', async () => {
  const { commits, neighbour } = setup()
  await userEvent.click(screen.getByRole('textbox'))
  commits.mockClear()
  await userEvent.keyboard('Atlas')
  expect(commits).toHaveBeenCalledTimes('Atlas'.length)
  expect(neighbour).not.toHaveBeenCalled()
})

test('renders a move twice: while it is under way, and when it is done', async () => {
  const { answer, commits, neighbour } = setup()
  await userEvent.click(next())
  expect(commits).toHaveBeenCalledTimes(1)
  await act(async () => answer.resolve())
  expect(screen.getByRole('heading').textContent).toBe('Team')
  expect(commits).toHaveBeenCalledTimes(2)
  expect(neighbour).not.toHaveBeenCalled()
})

test('[ALL-1] renders nothing for moves and characters that are refused while a move is under way', async () => {
  const { answer, commits } = setup()
  await userEvent.click(screen.getByRole('textbox'))
  await userEvent.click(next())
  commits.mockClear()
  await userEvent.click(next())
  await userEvent.type(screen.getByRole('textbox'), 'Atlas')
  expect(commits).not.toHaveBeenCalled()
  await act(async () => answer.resolve())
})
