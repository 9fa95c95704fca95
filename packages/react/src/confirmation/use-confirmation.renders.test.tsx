import { closedGate } from '@offboard/core/gate'
import { en } from '@offboard/core/messages'
import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { memo, Profiler, useContext } from 'react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { SampleConfirmation, type SampleConfirmationProps } from '../../test/sample-confirmation.js'
import { MessagesContext, MessagesProvider } from '../messages/index.js'

const field = () => screen.getByRole('textbox')
const confirm = () => screen.getByRole('button', { name: 'Yes, delete it' })

/** Counts what React commits in a confirmation. */
function setup(given: Partial<SampleConfirmationProps> = {}) {
  const commits = vi.fn()
  render(
    <Profiler id="confirmation" onRender={commits}>
      <SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} {...given} />
    </Profiler>,
  )
  return commits
}

test('renders once for each character', async () => {
  const commits = setup({ gate: closedGate('12 sites are left.') })
  await userEvent.click(field())
  commits.mockClear()
  await userEvent.keyboard('Atlas')
  expect(commits).toHaveBeenCalledTimes('Atlas'.length)
})

test('renders for a character nothing that does not read it: neither what stands inside nor what stands around', async () => {
  const inside = vi.fn(() => null)
  const around = vi.fn(() => null)
  const memoised = vi.fn(() => null)
  const reader = vi.fn(() => useContext(MessagesContext)?.locale)
  const other = vi.fn()
  const [Inside, Around, Memoised, Reader] = [inside, around, memo(memoised), reader]
  render(
    <MessagesProvider messages={en}>
      <Around />
      <Memoised />
      <Reader />
      <Profiler id="other" onRender={other}>
        <SampleConfirmation onConfirm={vi.fn()} />
      </Profiler>
      <SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()}>
        <Inside />
        <Memoised />
        <Reader />
      </SampleConfirmation>
    </MessagesProvider>,
  )
  for (const drawn of [inside, around, memoised, reader, other]) {
    expect(drawn).toHaveBeenCalled()
    drawn.mockClear()
  }
  await userEvent.type(field(), 'Atlas')
  for (const drawn of [inside, around, memoised, reader, other]) expect(drawn).not.toHaveBeenCalled()
})

test('[ALL-1] renders nothing for what it refuses', async () => {
  const commits = setup()
  await userEvent.click(field())
  await userEvent.tab()
  await userEvent.click(confirm())
  commits.mockClear()
  // Told already, and neither leaving an empty field nor pressing once more says anything new.
  fireEvent.blur(field())
  await userEvent.click(confirm())
  expect(commits).not.toHaveBeenCalled()
})

test('[ALL-1] renders nothing for presses while the deed is under way', async () => {
  const answer = deferred()
  const commits = setup({ onConfirm: () => answer.promise })
  await userEvent.type(field(), 'Atlas{Enter}')
  commits.mockClear()
  await userEvent.click(confirm())
  await userEvent.keyboard('{Escape}')
  await userEvent.click(screen.getByRole('button', { name: 'Keep project' }))
  expect(commits).not.toHaveBeenCalled()
  await act(async () => answer.resolve())
})

test('renders once for opening it again after a failure, though deed and dialog both move', async () => {
  const commits = setup({ onConfirm: () => ({ error: 'The bank is closed.' }) })
  await userEvent.type(field(), 'Atlas{Enter}')
  await userEvent.keyboard('{Escape}')
  commits.mockClear()
  await userEvent.click(screen.getByRole('button', { name: 'Delete project' }))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(commits).toHaveBeenCalledTimes(1)
})
