import { closedGate, type Gate, openGate } from '@offboard/core/gate'
import { en } from '@offboard/core/messages'
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { descriptionOf, repeatedIds } from '../../test/descriptions.js'
import { SampleConfirmation } from '../../test/sample-confirmation.js'
import { MessagesProvider } from '../messages/index.js'

const trigger = () => screen.getByRole('button', { name: 'Delete project' })
const dialog = () => screen.getByRole('alertdialog', { name: 'Delete project?' })
const field = () => screen.getByRole('textbox', { name: 'Type Atlas to confirm' })
const cancel = () => screen.getByRole('button', { name: 'Keep project' })
const confirm = () => screen.getByRole('button', { name: 'Yes, delete it' })
const isOpen = () => screen.queryByRole('alertdialog') !== null

describe('opening and closing', () => {
  test('[CNF-11] opens by its trigger and closes by Cancel and Escape, each with its reason [F81]', async () => {
    const onOpenChange = vi.fn()
    render(<SampleConfirmation onConfirm={vi.fn()} onOpenChange={onOpenChange} />)
    expect(trigger().getAttribute('aria-haspopup')).toBe('dialog')

    await userEvent.click(trigger())
    expect(isOpen()).toBe(true)
    await userEvent.click(cancel())
    expect(isOpen()).toBe(false)

    await userEvent.click(trigger())
    cancel().focus()
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(false)
    expect(onOpenChange.mock.calls).toEqual([
      [true, { reason: 'trigger' }],
      [false, { reason: 'cancel' }],
      [true, { reason: 'trigger' }],
      [false, { reason: 'escape' }],
    ])
  })

  test('[CNF-11] closes when the deed is done, and says so', async () => {
    const onOpenChange = vi.fn()
    render(<SampleConfirmation defaultOpen onConfirm={vi.fn()} onOpenChange={onOpenChange} />)
    await userEvent.click(confirm())
    expect(isOpen()).toBe(false)
    expect(onOpenChange.mock.calls).toEqual([[false, { reason: 'confirm' }]])
  })

  test('[CNF-11] closes by nothing while the deed is under way [F81]', async () => {
    const answer = deferred()
    render(<SampleConfirmation defaultOpen onConfirm={() => answer.promise} />)
    await userEvent.click(confirm())
    expect(cancel().getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(cancel())
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(true)
    await act(async () => answer.resolve())
    expect(isOpen()).toBe(false)
  })

  test('[CNF-11] leaves Escape to an inner popup that takes it', async () => {
    const popup = (
      <button type="button" onKeyDown={(event) => event.preventDefault()}>
        Inner popup
      </button>
    )
    render(
      <SampleConfirmation defaultOpen onConfirm={vi.fn()}>
        {popup}
      </SampleConfirmation>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Inner popup' }))
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(true)
  })

  test('[CNF-11] closes only the inner one of two by one Escape', async () => {
    render(
      <SampleConfirmation defaultOpen onConfirm={vi.fn()}>
        <SampleConfirmation defaultOpen onConfirm={vi.fn()} />
      </SampleConfirmation>,
    )
    const [outer, inner] = screen.getAllByRole('alertdialog') as [HTMLElement, HTMLElement]
    within(inner).getByRole('button', { name: 'Keep project' }).focus()
    await userEvent.keyboard('{Escape}')
    expect(screen.getAllByRole('alertdialog')).toEqual([outer])
  })

  test('keeps Escape from closing while an input method composes', async () => {
    render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, isComposing: true })
    act(() => void field().dispatchEvent(event))
    expect(isOpen()).toBe(true)
  })

  test('[CNF-11] closes for the app only when the app says so', async () => {
    const onOpenChange = vi.fn()
    const props = { onConfirm: vi.fn(), onOpenChange }
    const { rerender } = render(<SampleConfirmation open {...props} />)
    await userEvent.click(cancel())
    expect(isOpen()).toBe(true)
    expect(onOpenChange.mock.calls).toEqual([[false, { reason: 'cancel' }]])
    rerender(<SampleConfirmation open={false} {...props} />)
    expect(isOpen()).toBe(false)
  })

  test('[CNF-11] closes with the reason `unmount` when it leaves the page while open', async () => {
    const onOpenChange = vi.fn()
    const { unmount } = render(<SampleConfirmation defaultOpen onConfirm={vi.fn()} onOpenChange={onOpenChange} />)
    await act(async () => unmount())
    expect(onOpenChange.mock.calls).toEqual([[false, { reason: 'unmount' }]])
  })

  test('[ALL-7] stays open, and tells nobody, when StrictMode takes its effects back and starts them again [F11]', async () => {
    const onOpenChange = vi.fn()
    render(<SampleConfirmation defaultOpen onConfirm={vi.fn()} onOpenChange={onOpenChange} />)
    await act(async () => {})
    expect(isOpen()).toBe(true)
    expect(onOpenChange).not.toHaveBeenCalled()
  })

  test('[ALL-6] goes on when the listener of the app throws', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const bug = new Error('Analytics is down.')
    const onConfirm = vi.fn()
    render(
      <SampleConfirmation
        onConfirm={onConfirm}
        onOpenChange={() => {
          throw bug
        }}
      />,
    )
    await userEvent.click(trigger())
    await userEvent.click(confirm())
    expect(isOpen()).toBe(false)
    expect(onConfirm).toHaveBeenCalledTimes(1)
    expect(reported.mock.calls).toEqual([[bug], [bug]])
  })
})

describe('the elements', () => {
  test('[CNF-10] is an alert dialog with a name and a description, whatever the app passes', () => {
    render(<SampleConfirmation defaultOpen onConfirm={vi.fn()} dialogProps={{ role: 'dialog' }} />)
    expect(dialog().getAttribute('aria-modal')).toBe('true')
    expect(descriptionOf(dialog())).toBe('Its 12 sites go with it.')
  })

  test("[CNF-10] keeps the app's own description next to ours", () => {
    render(
      <>
        <p id="more">They cannot be brought back.</p>
        <SampleConfirmation defaultOpen onConfirm={vi.fn()} dialogProps={{ 'aria-describedby': 'more' }} />
      </>,
    )
    expect(descriptionOf(dialog())).toBe('They cannot be brought back. Its 12 sites go with it.')
  })

  test('[ALL-7] has ids of its own when two are on a page', () => {
    render(
      <>
        <SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />
        <SampleConfirmation defaultOpen phrase="Borealis" onConfirm={vi.fn()} />
      </>,
    )
    expect(repeatedIds()).toEqual([])
    expect(screen.getByRole('textbox', { name: 'Type Atlas to confirm' })).not.toBe(
      screen.getByRole('textbox', { name: 'Type Borealis to confirm' }),
    )
  })

  test('[ALL-8] has buttons that do not submit a form around them', async () => {
    const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault())
    render(
      <form onSubmit={onSubmit}>
        <SampleConfirmation onConfirm={() => ({ close: false })} />
      </form>,
    )
    await userEvent.click(trigger())
    await userEvent.click(confirm())
    await userEvent.click(cancel())
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('[ALL-9] runs the handlers of the app first, and lets them stop ours', async () => {
    const onConfirm = vi.fn()
    const stop = (event: React.SyntheticEvent) => event.preventDefault()
    const { rerender } = render(<SampleConfirmation onConfirm={onConfirm} triggerProps={{ onClick: stop }} />)
    await userEvent.click(trigger())
    expect(isOpen()).toBe(false)

    const stopped = {
      dialogProps: { onKeyDown: stop },
      cancelProps: { onClick: stop },
      confirmProps: { onClick: stop },
    }
    rerender(<SampleConfirmation onConfirm={onConfirm} {...stopped} />)
    await userEvent.click(trigger())
    await userEvent.click(confirm())
    await userEvent.click(cancel())
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(true)
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('[ALL-11] has its state on the dialog', async () => {
    const answer = deferred()
    render(<SampleConfirmation defaultOpen onConfirm={() => answer.promise} />)
    expect(dialog().dataset.status).toBe('idle')
    await userEvent.click(confirm())
    expect(dialog().dataset.status).toBe('pending')
    await act(async () => answer.reject(new Error('No.')))
    expect(dialog().dataset.status).toBe('failed')
  })
})

describe('gates', () => {
  test('[ALL-8, ALL-15] keeps the action of a closed gate in reach, with the reason, and refuses the press [F85]', async () => {
    const onConfirm = vi.fn()
    render(<SampleConfirmation defaultOpen gate={closedGate('12 sites are left.')} onConfirm={onConfirm} />)
    confirm().focus()
    expect(document.activeElement).toBe(confirm())
    expect(confirm().hasAttribute('disabled')).toBe(false)
    expect(confirm().getAttribute('aria-disabled')).toBe('true')
    expect(descriptionOf(confirm())).toBe('12 sites are left.')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(confirm())
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('[ALL-15] gives every reason when more than one thing is missing', () => {
    render(
      <SampleConfirmation defaultOpen phrase="Atlas" gate={closedGate('12 sites are left.')} onConfirm={vi.fn()} />,
    )
    expect(descriptionOf(confirm())).toBe('12 sites are left. Type the text to confirm.')
  })

  test("keeps the app's own description on the action once the gate is open", () => {
    render(
      <>
        <p id="note">You will get a mail.</p>
        <SampleConfirmation defaultOpen onConfirm={vi.fn()} confirmProps={{ 'aria-describedby': 'note' }} />
      </>,
    )
    expect(descriptionOf(confirm())).toBe('You will get a mail.')
  })

  test.each([null, undefined])('[ALL-15] is closed while the gate is %s', async (gate) => {
    const onConfirm = vi.fn()
    render(<SampleConfirmation defaultOpen {...{ gate: gate as null }} onConfirm={onConfirm} />)
    expect(descriptionOf(confirm())).toBe('This is not known yet.')
    await userEvent.click(confirm())
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('[ALL-15] asks the gate again inside the call, and does nothing when it has closed', async () => {
    const onConfirm = vi.fn()
    const recheck = vi.fn(async (): Promise<Gate> => closedGate('1 site was added.'))
    render(<SampleConfirmation defaultOpen gate={{ ...openGate, recheck }} onConfirm={onConfirm} />)
    expect(confirm().hasAttribute('aria-disabled')).toBe(false)
    await userEvent.click(confirm())
    expect(recheck).toHaveBeenCalled()
    expect(onConfirm).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toBe('Nothing was done. 1 site was added.')
  })

  test('[BLK-3] asks the gate when it opens', async () => {
    const recheck = vi.fn(async () => openGate)
    render(<SampleConfirmation gate={{ ...openGate, recheck }} onConfirm={vi.fn()} />)
    expect(recheck).not.toHaveBeenCalled()
    await userEvent.click(trigger())
    expect(recheck).toHaveBeenCalledTimes(1)
  })
})

describe('the deed', () => {
  test('[ALL-2] runs once for a double click', async () => {
    const onConfirm = vi.fn(() => deferred().promise)
    render(<SampleConfirmation defaultOpen onConfirm={onConfirm} />)
    await userEvent.dblClick(confirm())
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })

  test('[ALL-8] keeps focus and name of the action while it is busy', async () => {
    const answer = deferred()
    render(<SampleConfirmation defaultOpen onConfirm={() => answer.promise} />)
    await userEvent.click(confirm())
    expect(document.activeElement).toBe(confirm())
    expect(confirm().getAttribute('aria-busy')).toBe('true')
    expect(confirm().hasAttribute('disabled')).toBe(false)
    await act(async () => answer.resolve())
  })

  test('[ALL-3] gets a signal and an idempotency key, the same on a retry', async () => {
    const onConfirm = vi.fn(() => ({ error: 'The bank is closed.' }))
    render(<SampleConfirmation defaultOpen onConfirm={onConfirm} />)
    await userEvent.click(confirm())
    await userEvent.click(confirm())
    const [first, second] = onConfirm.mock.calls.flat() as unknown as { signal: AbortSignal; idempotencyKey: string }[]
    expect(first?.signal).toBeInstanceOf(AbortSignal)
    expect(first?.idempotencyKey).toMatch(/.{20}/)
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey)
  })

  test.each<[string, () => unknown, string]>([
    ['throws', () => Promise.reject(new Error('The bank is closed.')), 'The bank is closed.'],
    ['throws without words', () => Promise.reject(), 'This did not work. Try again.'],
    ['answers with an error', () => ({ error: 'The bank is closed.' }), 'The bank is closed.'],
    ['answers with a failed response', () => new Response(null, { status: 500 }), 'This did not work. Try again.'],
  ])('[CNF-9] shows the error inside and stays open when the handler %s', async (_, onConfirm, words) => {
    render(<SampleConfirmation defaultOpen onConfirm={onConfirm} />)
    await userEvent.click(confirm())
    expect(within(dialog()).getByRole('alert').textContent).toBe(words)
    expect(descriptionOf(confirm())).toBe(words)
    expect(document.activeElement).toBe(confirm())
    expect(confirm().hasAttribute('aria-disabled')).toBe(false)
  })

  test('[CNF-9] clears the error on the next attempt', async () => {
    const answers = [deferred(), deferred()]
    const onConfirm = vi.fn(() => answers[onConfirm.mock.calls.length - 1]?.promise)
    render(<SampleConfirmation defaultOpen onConfirm={onConfirm} />)
    await userEvent.click(confirm())
    await act(async () => answers[0]?.reject(new Error('No.')))
    expect(screen.queryByRole('alert')).not.toBeNull()
    await userEvent.click(confirm())
    expect(screen.queryByRole('alert')).toBeNull()
    await act(async () => answers[1]?.resolve())
  })

  test('[CNF-9] shows no old error when it is opened again', async () => {
    render(<SampleConfirmation onConfirm={() => ({ error: 'No.' })} />)
    await userEvent.click(trigger())
    await userEvent.click(confirm())
    await userEvent.click(cancel())
    await userEvent.click(trigger())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('[CNF-9] stays open when the handler asks for it, and does not do the deed again', async () => {
    const onConfirm = vi.fn(() => ({ close: false }))
    render(<SampleConfirmation defaultOpen onConfirm={onConfirm} />)
    await userEvent.click(confirm())
    expect(isOpen()).toBe(true)
    await userEvent.click(confirm())
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })

  test('[ALL-4] is neither aborted by unmounting nor heard of afterwards', async () => {
    const answer = deferred()
    const onConfirm = vi.fn((_: { signal: AbortSignal }) => answer.promise)
    const onOpenChange = vi.fn()
    const { unmount } = render(<SampleConfirmation defaultOpen onConfirm={onConfirm} onOpenChange={onOpenChange} />)
    await userEvent.click(confirm())
    await act(async () => unmount())
    await act(async () => answer.resolve())
    expect(onConfirm.mock.calls[0]?.[0].signal.aborted).toBe(false)
    expect(onOpenChange.mock.calls).toEqual([[false, { reason: 'unmount' }]])
  })

  test('is still under way when the app closes and opens it in the middle [F80]', async () => {
    const answer = deferred()
    const onConfirm = vi.fn(() => answer.promise)
    const { rerender } = render(<SampleConfirmation open onConfirm={onConfirm} />)
    await userEvent.click(confirm())
    rerender(<SampleConfirmation open={false} onConfirm={onConfirm} />)
    rerender(<SampleConfirmation open onConfirm={onConfirm} />)
    expect(confirm().getAttribute('aria-busy')).toBe('true')
    await userEvent.click(confirm())
    expect(onConfirm).toHaveBeenCalledTimes(1)
    await act(async () => answer.resolve())
  })
})

describe('words', () => {
  const german = {
    ...en,
    locale: 'de',
    confirmation: { ...en.confirmation, phraseNeeded: 'Zum Bestätigen eintippen.', failed: 'Das ging nicht.' },
  }

  test('[ALL-10] come from the catalogue that is provided', () => {
    render(
      <MessagesProvider messages={german}>
        <SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />
      </MessagesProvider>,
    )
    expect(descriptionOf(confirm())).toBe('Zum Bestätigen eintippen.')
  })

  test('[ALL-10] can be other ones for one instance', async () => {
    render(
      <MessagesProvider messages={german}>
        <SampleConfirmation defaultOpen messages={{ failed: 'Die Bank hat zu.' }} onConfirm={() => Promise.reject()} />
      </MessagesProvider>,
    )
    await userEvent.click(confirm())
    expect(screen.getByRole('alert').textContent).toBe('Die Bank hat zu.')
  })
})
