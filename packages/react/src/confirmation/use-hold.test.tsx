import { act, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type UseHoldOptions, useHold } from './use-hold.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function Sample(options: UseHoldOptions) {
  return <button {...useHold(options).getHoldProps()}>Hold to delete</button>
}

function setup(given: Partial<UseHoldOptions> = {}) {
  const onHold = vi.fn()
  const view = render(<Sample onHold={onHold} {...given} />, { wrapper: StrictMode })
  const button = screen.getByRole('button')
  return { onHold, button, ...view, hold: () => act(() => vi.advanceTimersByTime(5000)) }
}

const primary = { isPrimary: true, button: 0 }

test('[CNF-15] does the deed when it is held', () => {
  const { onHold, button, hold } = setup()
  fireEvent.pointerDown(button, primary)
  hold()
  expect(onHold).toHaveBeenCalledOnce()
})

test('[CNF-15] does nothing for another pointer or button', () => {
  const { onHold, button, hold } = setup()
  fireEvent.pointerDown(button, { isPrimary: false, button: 0 })
  fireEvent.pointerDown(button, { isPrimary: true, button: 2 })
  hold()
  expect(onHold).not.toHaveBeenCalled()
})

test.each([
  ['is let go', (button: HTMLElement) => fireEvent.pointerUp(button)],
  ['is left', (button: HTMLElement) => fireEvent.pointerLeave(button)],
  ['is taken away by the system', (button: HTMLElement) => fireEvent.pointerCancel(button)],
  ['loses focus', (button: HTMLElement) => fireEvent.blur(button)],
  ['is hidden with its tab', () => fireEvent(document, new Event('visibilitychange'))],
  ['has its key let go', (button: HTMLElement) => fireEvent.keyUp(button, { key: ' ' })],
])('[CNF-15] ends when it %s', (_, end) => {
  const { onHold, button, hold } = setup()
  fireEvent.pointerDown(button, primary)
  end(button)
  hold()
  expect(onHold).not.toHaveBeenCalled()
})

test('[CNF-15] ends when it is disabled or unmounted meanwhile', async () => {
  const { onHold, button, hold, rerender, unmount } = setup()
  fireEvent.pointerDown(button, primary)
  rerender(<Sample onHold={onHold} disabled />)
  hold()
  fireEvent.pointerDown(button, primary)
  hold()
  rerender(<Sample onHold={onHold} />)
  fireEvent.pointerDown(button, primary)
  unmount()
  await act(async () => {})
  hold()
  expect(onHold).not.toHaveBeenCalled()
})

test('[CNF-15] counts a key that repeats as one hold', () => {
  const { onHold, button, hold } = setup()
  fireEvent.keyDown(button, { key: 'Enter' })
  fireEvent.keyDown(button, { key: 'Enter', repeat: true })
  hold()
  fireEvent.keyDown(button, { key: 'Enter', repeat: true })
  hold()
  expect(onHold).toHaveBeenCalledOnce()
})
