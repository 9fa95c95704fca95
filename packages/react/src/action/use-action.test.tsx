import type { ActionOptions } from '@offboard/core/action'
import { act, render, renderHook, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentPropsWithRef } from 'react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { useAction } from './index.js'

interface LeaveProps extends ActionOptions<string, unknown> {
  readonly team?: string
  readonly buttonProps?: ComponentPropsWithRef<'button'>
}

function Leave({ team = 'team_1', buttonProps, ...options }: LeaveProps) {
  const { state, getButtonProps } = useAction(options)
  return (
    <>
      <button {...getButtonProps(team, buttonProps)}>Leave team</button>
      <p role="status">{state.status}</p>
    </>
  )
}

const button = () => screen.getByRole('button', { name: 'Leave team' })
const status = () => screen.getByRole('status').textContent

test('[ALL-2] runs once for a double click', async () => {
  const run = vi.fn(() => deferred().promise)
  render(<Leave run={run} />)
  await userEvent.dblClick(button())
  expect(run).toHaveBeenCalledTimes(1)
})

test('[ALL-2] runs once for two presses before React has rendered', () => {
  const run = vi.fn(() => deferred().promise)
  render(<Leave run={run} />)
  act(() => {
    button().click()
    button().click()
  })
  expect(run).toHaveBeenCalledTimes(1)
})

test('[ALL-2] answers the second of two calls in one tick with `pending`', async () => {
  const answer = deferred<string>()
  const { result } = renderHook(() => useAction({ run: () => answer.promise }))
  await act(async () => {
    const first = result.current.run()
    const second = result.current.run()
    answer.resolve('left')
    expect(await second).toEqual({ status: 'pending', attempt: 1 })
    expect(await first).toEqual({ status: 'succeeded', attempt: 1, result: 'left' })
  })
})

test('[ALL-8] keeps focus, name and reach of a busy button, without `disabled`', async () => {
  const answer = deferred()
  render(<Leave run={() => answer.promise} />)
  expect(button().getAttribute('type')).toBe('button')
  expect(button().hasAttribute('aria-disabled')).toBe(false)

  await userEvent.click(button())
  expect(document.activeElement).toBe(button())
  expect(button().getAttribute('aria-busy')).toBe('true')
  expect(button().getAttribute('aria-disabled')).toBe('true')
  expect(button().hasAttribute('disabled')).toBe(false)

  await act(async () => answer.resolve())
  expect(document.activeElement).toBe(button())
  expect(button().hasAttribute('aria-busy')).toBe(false)
  expect(button().hasAttribute('aria-disabled')).toBe(false)
})

test('[ALL-11] has its state on the button', async () => {
  render(<Leave run={() => Promise.reject(new Error('No.'))} />)
  expect(button().dataset.status).toBe('idle')
  await userEvent.click(button())
  expect(button().dataset.status).toBe('failed')
})

test("[ALL-9] runs the app's handler first", async () => {
  const order: string[] = []
  render(<Leave run={() => order.push('ours')} buttonProps={{ onClick: () => order.push('theirs') }} />)
  await userEvent.click(button())
  expect(order).toEqual(['theirs', 'ours'])
})

test("[ALL-9] does nothing when the app's handler calls `preventDefault`", async () => {
  const run = vi.fn()
  render(<Leave run={run} buttonProps={{ onClick: (event) => event.preventDefault() }} />)
  await userEvent.click(button())
  expect(run).not.toHaveBeenCalled()
})

test("keeps the app's other props on the button, and its description while there is none of ours", () => {
  render(
    <Leave run={vi.fn()} buttonProps={{ className: 'theirs', 'aria-describedby': 'hint', 'aria-disabled': true }} />,
  )
  expect(button().className).toBe('theirs')
  expect(button().getAttribute('aria-describedby')).toBe('hint')
  expect(button().getAttribute('aria-disabled')).toBe('true')
})

test('[ALL-4] ignores the result after unmounting, and does not abort the request', async () => {
  const answer = deferred<string>()
  const run = vi.fn((_: string, _context: { readonly signal: AbortSignal }) => answer.promise)
  const { unmount } = render(<Leave run={run} />)
  await userEvent.click(button())
  await act(async () => unmount())
  await act(async () => answer.resolve('left'))
  expect(run.mock.calls[0]?.[1].signal.aborted).toBe(false)
})

test.each([
  ['rejects', () => Promise.reject(new Error('No.')), new Error('No.')],
  [
    'throws at once',
    () => {
      throw new Error('No.')
    },
    new Error('No.'),
  ],
  ['rejects with nothing', () => Promise.reject(), undefined],
])('[ALL-5] has a failed state when the handler %s', async (_, run, error) => {
  const { result } = renderHook(() => useAction({ run }))
  await act(() => result.current.run())
  expect(result.current.state).toEqual({ status: 'failed', attempt: 1, error })
})

test('[ALL-3] sends the same idempotency key on a retry, and another for another input', async () => {
  const keys: string[] = []
  const run: LeaveProps['run'] = (_, { idempotencyKey }) => {
    keys.push(idempotencyKey)
    throw new Error('No.')
  }
  const { rerender } = render(<Leave run={run} />)
  await userEvent.click(button())
  await userEvent.click(button())
  rerender(<Leave run={run} team="team_2" />)
  await userEvent.click(button())
  expect(keys).toEqual([expect.stringMatching(/.{20}/), keys[0], expect.stringMatching(/.{20}/)])
  expect(keys[2]).not.toBe(keys[0])
})

test('[ALL-3] takes a new idempotency key once the deed is done', async () => {
  const keys: string[] = []
  let made = 0
  render(<Leave run={(_, context) => keys.push(context.idempotencyKey)} newKey={() => `key_${++made}`} />)
  await userEvent.click(button())
  await userEvent.click(button())
  expect(keys).toEqual(['key_1', 'key_2'])
})

test('runs the handler of the latest render', async () => {
  const [first, second] = [vi.fn(), vi.fn()]
  const { rerender } = render(<Leave run={first} />)
  rerender(<Leave run={second} />)
  await userEvent.click(button())
  expect(first).not.toHaveBeenCalled()
  expect(second).toHaveBeenCalledTimes(1)
})

test('goes back to idle when the request is aborted, and drops its answer', async () => {
  const answer = deferred()
  let signal: AbortSignal | undefined
  const { result } = renderHook(() =>
    useAction<void, void>({
      run: (_, context) => {
        signal = context.signal
        return answer.promise
      },
    }),
  )
  act(() => void result.current.run())
  expect(result.current.isPending).toBe(true)
  act(() => result.current.abort())
  expect(signal?.aborted).toBe(true)
  await act(async () => answer.resolve())
  expect(result.current.state.status).toBe('idle')
})

test('[ALL-7] tells two buttons on a page apart', async () => {
  render(<Leave run={() => deferred().promise} />)
  render(<Leave run={() => deferred().promise} />)
  const [first, second] = screen.getAllByRole('button', { name: 'Leave team' })
  await userEvent.click(first as HTMLElement)
  expect(first?.dataset.status).toBe('pending')
  expect(second?.dataset.status).toBe('idle')
})

test('shows how it ended', async () => {
  render(<Leave run={() => 'left'} />)
  await userEvent.click(button())
  expect(status()).toBe('succeeded')
})
