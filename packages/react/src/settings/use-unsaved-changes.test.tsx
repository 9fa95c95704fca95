import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { SampleLeaving, workspace } from '../../test/sample-settings.js'
import type { UseUnsavedChangesResult } from './index.js'

const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
const question = () => screen.queryByRole('alertdialog', { name: 'Leave with unsaved changes?' })
const press = (label: string) => userEvent.click(screen.getByRole('button', { name: label }))

function closing(close: () => void) {
  return ({ leave }: UseUnsavedChangesResult) => (
    <button type="button" onClick={() => leave(close)}>
      Close
    </button>
  )
}

/** Whether the browser would ask before it closes the tab. */
function asksBeforeUnload(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

describe('closing a dialog', () => {
  test('[SET-3] is not asked about while nothing is unsaved', async () => {
    const close = vi.fn()
    render(<SampleLeaving ways={closing(close)} />)
    await press('Close')
    expect(close).toHaveBeenCalledOnce()
    expect(question()).toBeNull()
  })

  test('[SET-3] waits, and does not happen when the user keeps editing', async () => {
    const close = vi.fn()
    render(<SampleLeaving ways={closing(close)} />)
    await userEvent.type(name(), 's')
    await press('Close')
    expect(question()).not.toBeNull()
    await press('Keep editing')
    expect(question()).toBeNull()
    expect(close).not.toHaveBeenCalled()
    expect(name().value).toBe('Atlass')
  })

  test('[SET-3] happens after discarding', async () => {
    const close = vi.fn()
    render(<SampleLeaving ways={closing(close)} />)
    await userEvent.type(name(), 's')
    await press('Close')
    await press('Discard and leave')
    expect(close).toHaveBeenCalledOnce()
    expect(name().value).toBe('Atlas')
    expect(question()).toBeNull()
  })

  test('[SET-3] happens after saving, once', async () => {
    const answer = deferred()
    const close = vi.fn()
    render(<SampleLeaving ways={closing(close)} onSave={() => answer.promise} />)
    await userEvent.type(name(), 's')
    await press('Close')
    await press('Save and leave')
    expect(screen.getByRole('button', { name: 'Save and leave' }).getAttribute('aria-busy')).toBe('true')
    await press('Discard and leave')
    expect(close).not.toHaveBeenCalled()
    await act(async () => answer.resolve())
    expect(close).toHaveBeenCalledOnce()
    expect(question()).toBeNull()
  })

  test('[SET-3] does not happen when saving fails, and nothing is lost', async () => {
    const close = vi.fn()
    render(<SampleLeaving ways={closing(close)} onSave={() => ({ ok: false })} />)
    await userEvent.type(name(), 's')
    await press('Close')
    await press('Save and leave')
    expect(screen.getByText(/^Your changes are not saved, so you are still here/)).toBeTruthy()
    expect(close).not.toHaveBeenCalled()
    await press('Keep editing')
    expect(name().value).toBe('Atlass')
  })

  test('[SET-3] happens when news from the server leave nothing to save', async () => {
    const close = vi.fn()
    const { rerender } = render(<SampleLeaving ways={closing(close)} />)
    await userEvent.type(name(), 's')
    await press('Close')
    rerender(<SampleLeaving ways={closing(close)} values={{ ...workspace, name: 'Atlass' }} />)
    expect(close).toHaveBeenCalledOnce()
  })
})

describe('closing the tab', () => {
  test('[SET-3] F89 is asked about by the browser only while something is unsaved', async () => {
    render(<SampleLeaving />)
    expect(asksBeforeUnload()).toBe(false)
    await userEvent.type(name(), 's')
    expect(asksBeforeUnload()).toBe(true)
    await press('Save changes')
    expect(asksBeforeUnload()).toBe(false)
  })

  test('[SET-3] F89 has no listener while nothing is unsaved, so that the page may be kept for going back', async () => {
    const add = vi.spyOn(window, 'addEventListener')
    const remove = vi.spyOn(window, 'removeEventListener')
    const listeners = () =>
      [add, remove].map(({ mock }) => mock.calls.filter(([type]) => type === 'beforeunload').length)
    const { unmount } = render(<SampleLeaving />)
    expect(listeners()).toEqual([0, 0])
    await userEvent.type(name(), 's')
    const [added = 0, removed = 0] = listeners()
    expect(added - removed).toBe(1)
    unmount()
    const [addedAtEnd = 0, removedAtEnd = 0] = listeners()
    expect(addedAtEnd).toBe(removedAtEnd)
  })

  test('[SET-3] is not asked about twice by who leaves for another site', async () => {
    let asked: boolean | undefined
    render(<SampleLeaving ways={closing(() => (asked = asksBeforeUnload()))} />)
    await userEvent.type(name(), 's')
    await press('Close')
    await press('Discard and leave')
    expect(asked).toBe(false)
  })
})
