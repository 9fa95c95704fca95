import { openGate } from '@offboard/core/gate'
import { act, createEvent, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { FormEvent } from 'react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { descriptionOf } from '../../test/descriptions.js'
import { SampleConfirmation } from '../../test/sample-confirmation.js'

const trigger = () => screen.getByRole('button', { name: 'Delete project' })
const field = (phrase = 'Atlas') => screen.getByRole<HTMLInputElement>('textbox', { name: `Type ${phrase} to confirm` })
const cancel = () => screen.getByRole('button', { name: 'Keep project' })
const confirm = () => screen.getByRole('button', { name: 'Yes, delete it' })
const announced = () => screen.getByRole('status').textContent

test('[CNF-4] has a field that browsers, keyboards and password managers leave alone [F73]', () => {
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
  const attributes = {
    dir: 'auto',
    autocomplete: 'off',
    autocapitalize: 'none',
    autocorrect: 'off',
    spellcheck: 'false',
    'data-1p-ignore': 'true',
    'data-bwignore': 'true',
    'data-lpignore': 'true',
    'data-form-type': 'other',
  }
  for (const [name, value] of Object.entries(attributes)) expect(field().getAttribute(name), name).toBe(value)
  expect(field().hasAttribute('name')).toBe(false)
})

test('opens the gate once the phrase is typed, and does the deed with what was typed', async () => {
  const onConfirm = vi.fn()
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={onConfirm} />)
  await userEvent.type(field(), ' Atla')
  expect(confirm().getAttribute('aria-disabled')).toBe('true')
  expect(descriptionOf(confirm())).toBe('Type the text to confirm.')
  await userEvent.type(field(), 's')
  expect(confirm().hasAttribute('aria-disabled')).toBe(false)
  await userEvent.click(confirm())
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ typed: ' Atlas' }))
})

test('[CNF-3] takes the phrase from the clipboard', async () => {
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
  await userEvent.click(field())
  await userEvent.paste('Atlas')
  expect(confirm().hasAttribute('aria-disabled')).toBe(false)
})

test('[CNF-5] submits by Enter when the text matches', async () => {
  const onConfirm = vi.fn()
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={onConfirm} />)
  await userEvent.type(field(), 'Atlas{Enter}')
  expect(onConfirm).toHaveBeenCalledTimes(1)
})

test('[CNF-5] does not submit by Enter while the text does not match [F68]', async () => {
  const onConfirm = vi.fn()
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={onConfirm} />)
  await userEvent.type(field(), 'Atla{Enter}')
  expect(onConfirm).not.toHaveBeenCalled()
})

test.each([
  ['the browser says so', { isComposing: true }],
  ['Safari says so by its key code', { keyCode: 229 }],
])('[CNF-5] does not submit by Enter while an input method composes and %s [F67]', async (_, init) => {
  const onConfirm = vi.fn()
  render(<SampleConfirmation defaultOpen phrase="アトラス" onConfirm={onConfirm} />)
  await userEvent.type(field('アトラス'), 'アトラス')
  const enter = createEvent.keyDown(field('アトラス'), { key: 'Enter', ...init })
  fireEvent(field('アトラス'), enter)
  expect(onConfirm).not.toHaveBeenCalled()
  // The input method needs the key.
  expect(enter.defaultPrevented).toBe(false)
})

test.each(['Atla', 'Atlas'])(
  '[CNF-5] does not submit a form around it by Enter in the field with "%s"',
  async (text) => {
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault())
    render(
      <form onSubmit={onSubmit}>
        <SampleConfirmation defaultOpen phrase="Atlas" onConfirm={() => ({ close: false })} />
        <button type="submit">Save settings</button>
      </form>,
    )
    await userEvent.type(field(), `${text}{Enter}`)
    expect(onSubmit).not.toHaveBeenCalled()
  },
)

test('[ALL-2] runs once for Enter and a click in one tick', async () => {
  const onConfirm = vi.fn(() => deferred().promise)
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={onConfirm} />)
  await userEvent.type(field(), 'Atlas')
  await act(async () => {
    fireEvent.keyDown(field(), { key: 'Enter' })
    confirm().click()
  })
  expect(onConfirm).toHaveBeenCalledTimes(1)
})

test("[ALL-9] runs the app's handlers of the field first, and lets them stop ours", async () => {
  const onConfirm = vi.fn()
  const order: string[] = []
  render(
    <SampleConfirmation
      defaultOpen
      phrase="Atlas"
      onConfirm={onConfirm}
      inputProps={{
        onChange: (event) => order.push(event.currentTarget.value),
        onKeyDown: (event) => event.key === 'Enter' && event.preventDefault(),
      }}
    />,
  )
  await userEvent.type(field(), 'Atlas{Enter}')
  expect(order.at(-1)).toBe('Atlas')
  expect(onConfirm).not.toHaveBeenCalled()
})

test("keeps the app's own description of the field, with and without a mismatch", async () => {
  render(
    <>
      <p id="hint">As in the address bar.</p>
      <SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} inputProps={{ 'aria-describedby': 'hint' }} />
    </>,
  )
  expect(descriptionOf(field())).toBe('As in the address bar.')
  await userEvent.type(field(), 'Atl{Enter}')
  expect(descriptionOf(field())).toBe('As in the address bar. The text does not match.')
})

test('[CNF-6] tells a mismatch on blur, not while typing, and takes it back with the next key', async () => {
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
  await userEvent.type(field(), 'Atlos')
  expect(field().getAttribute('aria-invalid')).toBe('false')
  await userEvent.tab()
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(descriptionOf(field())).toBe('The text does not match.')
  await userEvent.type(field(), '{Backspace}')
  expect(field().getAttribute('aria-invalid')).toBe('false')
  expect(descriptionOf(field())).toBe('')
})

test('[CNF-6] tells nothing when an empty field is left', async () => {
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
  await userEvent.click(field())
  await userEvent.tab()
  expect(field().getAttribute('aria-invalid')).toBe('false')
})

test.each([
  ['Enter', () => userEvent.type(field(), 'Atlos{Enter}')],
  ['a press of the action', () => userEvent.click(confirm())],
])('[CNF-6] tells a mismatch on %s', async (_, submit) => {
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
  await submit()
  expect(descriptionOf(field())).toBe('The text does not match.')
})

test('[CNF-6] announces a match and its loss, and nothing before', async () => {
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
  await userEvent.type(field(), 'Atla')
  expect(announced()).toBe('')
  await userEvent.type(field(), 's')
  expect(announced()).toBe('The text matches.')
  await userEvent.type(field(), 's')
  expect(announced()).toBe('The text no longer matches.')
})

test('[CNF-7] forgets the text when it closes', async () => {
  render(<SampleConfirmation phrase="Atlas" onConfirm={vi.fn()} />)
  await userEvent.click(trigger())
  await userEvent.type(field(), 'Atlas')
  await userEvent.click(cancel())
  await userEvent.click(trigger())
  expect(field().value).toBe('')
})

test('[CNF-7] forgets the text when the phrase changes [F75]', async () => {
  const { rerender } = render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={vi.fn()} />)
  await userEvent.type(field(), 'Atlas')
  rerender(<SampleConfirmation defaultOpen phrase="Atlas 2" onConfirm={vi.fn()} />)
  expect(field('Atlas 2').value).toBe('')
})

test('[CNF-7] forgets the text when the gate says that something came up', async () => {
  const page = (gate: typeof openGate) => (
    <SampleConfirmation defaultOpen phrase="Atlas" gate={gate} onConfirm={vi.fn()} />
  )
  const { rerender } = render(page({ ...openGate, version: '1' }))
  await userEvent.type(field(), 'Atlas')
  rerender(page({ ...openGate, version: '1' }))
  expect(field().value).toBe('Atlas')
  rerender(page({ ...openGate, version: '2' }))
  expect(field().value).toBe('')
})

test('[CNF-7] keeps the text after a failure', async () => {
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={() => Promise.reject(new Error('No.'))} />)
  await userEvent.type(field(), 'Atlas{Enter}')
  expect(screen.getByRole('alert').textContent).toBe('No.')
  expect(field().value).toBe('Atlas')
})

test('[ALL-3] takes another idempotency key when the user agrees to something else', async () => {
  const keys: string[] = []
  const page = (phrase: string) => (
    <SampleConfirmation
      defaultOpen
      phrase={phrase}
      onConfirm={({ idempotencyKey }) => {
        keys.push(idempotencyKey)
        throw new Error('No.')
      }}
    />
  )
  const { rerender } = render(page('Atlas'))
  await userEvent.type(field(), 'Atlas{Enter}{Enter}')
  rerender(page('Atlas 2'))
  await userEvent.type(field('Atlas 2'), 'Atlas 2{Enter}')
  expect(keys).toHaveLength(3)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
})

test('cannot be edited while the deed is under way', async () => {
  const answer = deferred()
  render(<SampleConfirmation defaultOpen phrase="Atlas" onConfirm={() => answer.promise} />)
  await userEvent.type(field(), 'Atlas{Enter}s')
  expect(field().readOnly).toBe(true)
  expect(field().value).toBe('Atlas')
  expect(document.activeElement).toBe(field())
  await act(async () => answer.resolve())
})

test('[CNF-2] stays closed, and warns in development, while the phrase is not loaded', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const onConfirm = vi.fn()
  const loading = { phrase: undefined as unknown as string }
  render(<SampleConfirmation {...loading} onConfirm={onConfirm} />)
  await userEvent.click(trigger())
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(descriptionOf(confirm())).toBe('This is not known yet.')
  await userEvent.click(confirm())
  expect(onConfirm).not.toHaveBeenCalled()
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('phraseFallback'))
})

test('[CNF-2] asks for the fallback when nothing in the phrase can be seen', async () => {
  render(<SampleConfirmation defaultOpen phrase={'\u200b '} phraseFallback="atlas-1" onConfirm={vi.fn()} />)
  await userEvent.type(field('atlas-1'), 'atlas-1')
  expect(confirm().hasAttribute('aria-disabled')).toBe(false)
})
