import { closedGate, type Gate, openGate } from '@offboard/core/gate'
import { en } from '@offboard/core/messages'
import { MessagesProvider } from '@offboard/react/messages'
import { render } from '@testing-library/react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { animationsEnd, violations } from '../../test/axe.js'
import { bodyState } from '../../test/body.js'
import { resizeTo } from '../../test/resize-to.js'
import { cancel, confirm, copy, dialog, field, SampleDialog, trigger } from '../../test/sample-dialog.js'
import { watch } from '../../test/watch.js'
import { Button, type ButtonProps } from '../button/index.js'
import { Confirm, ConfirmDialog, type ConfirmDialogProps } from './index.js'

const spoken = dialog.getByRole('status')
const said = () => spoken.element().textContent
const alert = dialog.getByRole('alert')

const withoutTrigger = { children: undefined }

type DialogOnPage = (heading: RefObject<HTMLElement | null>, isGone: boolean, go: () => void) => ReactNode

/** A page whose heading can take focus, and that the dialog or its trigger can leave. */
function Page({ children }: { readonly children: DialogOnPage }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  const [isGone, setGone] = useState(false)
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Projects
      </h1>
      {children(heading, isGone, () => setGone(true))}
    </>
  )
}

/** A dialog that the app opens, by a button of its own or by a menu, which closes then. */
function OpenedByApp({
  isMenu = false,
  ...props
}: Partial<ConfirmDialogProps> & { readonly isMenu?: boolean }): ReactNode {
  const [open, setOpen] = useState(false)
  const [isMenuOpen, setMenuOpen] = useState(true)
  const choose = () => {
    setOpen(true)
    setMenuOpen(!isMenu)
  }
  return (
    <>
      {isMenuOpen && (
        <button type="button" onClick={choose}>
          Delete project
        </button>
      )}
      <SampleDialog open={open} onOpenChange={setOpen} {...withoutTrigger} {...props} />
    </>
  )
}

/** A dialog with two actions, one of which the app may stop. A button adds to the reason why both wait. */
function Gated({
  onConfirm,
  onClick,
}: Pick<ConfirmDialogProps, 'onConfirm'> & Pick<ButtonProps, 'onClick'>): ReactNode {
  const [left, setLeft] = useState(0)
  const gate = left === 0 ? openGate : closedGate(`Sites left: ${left}.`)
  return (
    <Confirm.Root defaultOpen gate={gate} onConfirm={onConfirm}>
      <Confirm.Content>
        <Confirm.Title>Delete project?</Confirm.Title>
        <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
        <Confirm.Footer>
          <Confirm.Action onClick={onClick}>Yes, delete it</Confirm.Action>
          <Confirm.Action>Delete without a stop</Confirm.Action>
          <Button onClick={() => setLeft(left + 1)}>Add a site</Button>
        </Confirm.Footer>
      </Confirm.Content>
    </Confirm.Root>
  )
}

async function renderOpen(props: Partial<ConfirmDialogProps> = {}) {
  const result = render(<SampleDialog {...props} />)
  await userEvent.click(trigger)
  await expect.element(dialog).toBeVisible()
  return result
}

const isClosed = () => expect.poll(() => page.getByRole('alertdialog').elements().length).toBe(0)

/** A press of a button that is `aria-disabled`, which is not waited for to become enabled. */
const anyway = { force: true }

/** An answer that never comes. */
const never = () => new Promise<void>(() => {})

describe('the dialog', () => {
  test('[CNF-10] is an alert dialog with a name and a description', async () => {
    await renderOpen()
    await expect.element(dialog).toHaveAccessibleDescription('Its 12 sites go with it.')
    await expect.element(page.getByRole('heading', { name: 'Delete project?' })).toBeVisible()
  })

  test('[CNF-10] is missed in development when it has no name or no description', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    render(
      <Confirm.Root defaultOpen onConfirm={() => {}}>
        <Confirm.Content>
          <Confirm.Title>Delete project?</Confirm.Title>
          <Confirm.Cancel>Keep project</Confirm.Cancel>
        </Confirm.Content>
      </Confirm.Root>,
    )
    await expect.poll(() => complain.mock.calls.flat()).toEqual([expect.stringContaining('has no description')])
  })

  test('[CNF-10] cannot be lowered to another role', async () => {
    const lowered = { role: 'dialog' }
    render(
      <Confirm.Root defaultOpen onConfirm={() => {}}>
        <Confirm.Content {...lowered}>
          <Confirm.Title>Delete project?</Confirm.Title>
          <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
        </Confirm.Content>
      </Confirm.Root>,
    )
    await expect.element(dialog).toBeVisible()
  })

  test('is labelled by its title when the button has no label of its own', async () => {
    await renderOpen({ confirmLabel: undefined, cancelLabel: undefined })
    await expect.element(dialog.getByRole('button', { name: 'Delete project?' })).toBeVisible()
    await expect.element(dialog.getByRole('button', { name: 'Go back' })).toBeVisible()
  })

  test('[ALL-7] has ids of its own when two are on a page', async () => {
    render(
      <>
        <SampleDialog defaultOpen phrase="Atlas" />
        <SampleDialog defaultOpen phrase="Borealis" />
      </>,
    )
    await expect.poll(() => document.querySelectorAll('[role=alertdialog]').length).toBe(2)
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const names = [...document.querySelectorAll('input')].map(({ labels }) => labels?.[0]?.textContent)
    expect(names).toEqual(['Type Atlas to confirm', 'Type Borealis to confirm'])
  })

  test('[ALL-13] shows what comes from data as text [F77]', async () => {
    const html = '<img src="x"><b>Atlas</b>'
    const gate = closedGate(`${html} is left.`)
    await renderOpen({ phrase: html, description: html, body: html, gate, confirmLabel: html })
    await expect.element(page.getByRole('textbox', { name: `Type ${html} to confirm` })).toHaveFocus()
    expect(dialog.element().querySelector('img, b')).toBeNull()
  })

  test('[ALL-10] speaks the words that are provided, and those of the instance before them', async () => {
    const confirmDialog = {
      ...en.confirmDialog,
      typePhrase: 'Zur Bestätigung {phrase} eingeben',
      cancel: 'Zurück',
    } as const
    render(
      <MessagesProvider messages={{ ...en, locale: 'de', confirmDialog }}>
        <SampleDialog defaultOpen phrase="Atlas" cancelLabel={undefined} messages={{ cancel: 'Behalten' }} />
      </MessagesProvider>,
    )
    await expect.element(page.getByRole('textbox', { name: 'Zur Bestätigung Atlas eingeben' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Behalten' })).toBeVisible()
  })

  test.each<[string, Partial<ConfirmDialogProps>]>([
    ['plain', {}],
    ['with a phrase', { phrase: 'Atlas' }],
    ['with a closed gate', { gate: closedGate('12 sites are left.') }],
  ])('has nothing that axe complains about, %s', async (_, props) => {
    await renderOpen(props)
    expect(await violations()).toEqual([])
  })

  test.each([
    ['a phone that is zoomed in', 320, 256, 'are scrolled to'],
    ['a small laptop', 1024, 500, 'stay in view'],
  ])('fits the screen of %s (%d by %d), and the buttons %s', async (_, width, height, buttons) => {
    await resizeTo(width, height)
    const [word, words] = ['Donaudampfschifffahrtsgesellschaft'.repeat(3), 'and so on '.repeat(400)]
    await renderOpen({ description: word, phrase: word, body: <p>{words}</p> })
    await animationsEnd()
    const { scrollWidth, scrollHeight } = document.documentElement
    expect(scrollWidth).toBeLessThanOrEqual(width)
    expect(scrollHeight).toBeLessThanOrEqual(height)
    const box = dialog.element().getBoundingClientRect()
    expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(width)
    expect(box.bottom).toBeLessThanOrEqual(height)
    expect(dialog.element().scrollWidth).toBeLessThanOrEqual(dialog.element().clientWidth)

    // Focus in the field has scrolled to it.
    dialog.element().scrollTop = 0
    if (buttons === 'stay in view') await expect.element(confirm).toBeInViewport({ ratio: 1 })
    else await expect.element(confirm).not.toBeInViewport()
    await userEvent.wheel(dialog, { delta: { y: 100_000 } })
    await expect.element(confirm).toBeInViewport({ ratio: 1 })
  })
})

describe('focus', () => {
  test('[CNF-10] is first on the field when a phrase is asked [F82]', async () => {
    await renderOpen({ phrase: 'Atlas' })
    await expect.element(field).toHaveFocus()
  })

  test('[CNF-10] is first on the way back when nothing is asked [F82]', async () => {
    await renderOpen()
    await expect.element(cancel).toHaveFocus()
  })

  test('[CNF-10] is never first on what destroys, even when nothing else is there', async () => {
    render(
      <Confirm.Root defaultOpen onConfirm={() => {}}>
        <Confirm.Content>
          <Confirm.Title>Delete project?</Confirm.Title>
          <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
          <Confirm.Footer>
            <Confirm.Action>Yes, delete it</Confirm.Action>
          </Confirm.Footer>
        </Confirm.Content>
      </Confirm.Root>,
    )
    await expect.element(dialog).toHaveFocus()
  })

  test('stays inside with Tab, in both directions', async () => {
    await renderOpen({ phrase: 'Atlas', gate: closedGate('12 sites are left.') })
    await expect.element(field).toHaveFocus()
    for (const next of [cancel, confirm, copy, field]) {
      await userEvent.tab()
      await expect.element(next).toHaveFocus()
    }
    for (const previous of [copy, confirm, cancel, field]) {
      await userEvent.tab({ shift: true })
      await expect.element(previous).toHaveFocus()
    }
  })

  test.each([
    ['Cancel', () => userEvent.click(cancel)],
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['the deed', () => userEvent.click(confirm)],
  ])('[CNF-13] goes back to the trigger after %s', async (_, close) => {
    await renderOpen()
    await close()
    await isClosed()
    await expect.element(trigger).toHaveFocus()
  })

  test('[CNF-13] goes back to the trigger, not to `finalFocus`, while there is one', async () => {
    render(<Page>{(heading) => <SampleDialog finalFocus={heading} />}</Page>)
    await userEvent.click(trigger)
    await userEvent.click(cancel)
    await isClosed()
    await expect.element(trigger).toHaveFocus()
  })

  test.each<[string, DialogOnPage]>([
    [
      'the trigger',
      (heading, isGone, go) => <SampleDialog finalFocus={heading} onConfirm={go} {...(isGone && withoutTrigger)} />,
    ],
    ['the whole dialog', (heading, isGone, go) => !isGone && <SampleDialog finalFocus={heading} onConfirm={go} />],
  ])('[CNF-13] goes to `finalFocus` when %s is gone', async (_, dialogOnPage) => {
    render(<Page>{dialogOnPage}</Page>)
    await userEvent.click(trigger)
    await userEvent.click(confirm)
    await isClosed()
    await expect.element(page.getByRole('heading', { name: 'Projects' })).toHaveFocus()
  })

  test('[CNF-13] goes to `finalFocus` when the menu that it was opened from is gone [F83]', async () => {
    render(<Page>{(heading) => <OpenedByApp finalFocus={heading} isMenu />}</Page>)
    await userEvent.click(trigger)
    await userEvent.click(cancel)
    await isClosed()
    await expect.element(page.getByRole('heading', { name: 'Projects' })).toHaveFocus()
  })

  test("[CNF-13] goes back to the app's own button when the app opens it", async () => {
    render(<OpenedByApp />)
    await userEvent.click(trigger)
    await userEvent.click(cancel)
    await isClosed()
    await expect.element(trigger).toHaveFocus()
  })
})

describe('closing', () => {
  test('[CNF-11] tells how', async () => {
    const onOpenChange = vi.fn()
    await renderOpen({ onOpenChange })
    await userEvent.keyboard('{Escape}')
    await isClosed()
    await userEvent.click(trigger)
    await userEvent.click(cancel)
    await isClosed()
    await userEvent.click(trigger)
    await userEvent.click(confirm)
    await isClosed()
    const opened = [true, { reason: 'trigger' }]
    expect(onOpenChange.mock.calls).toEqual([
      opened,
      [false, { reason: 'escape' }],
      opened,
      [false, { reason: 'cancel' }],
      opened,
      [false, { reason: 'confirm' }],
    ])
  })

  test('[CNF-11] does not happen by a press outside', async () => {
    await resizeTo(900, 700)
    const onOpenChange = vi.fn()
    await renderOpen({ onOpenChange })
    await userEvent.click(page.elementLocator(document.querySelector('[data-slot=confirm-overlay]') as Element), {
      position: { x: 5, y: 5 },
    })
    await expect.element(dialog).toBeVisible()
    expect(onOpenChange.mock.calls).toEqual([[true, { reason: 'trigger' }]])
    await userEvent.keyboard('{Escape}')
    await isClosed()
  })

  test('[CNF-11] does not happen by anything while the deed is under way', async () => {
    await resizeTo(900, 700)
    const answer = deferred()
    await renderOpen({ onConfirm: () => answer.promise })
    await userEvent.click(confirm)
    await expect.element(confirm).toHaveAttribute('aria-busy', 'true')
    await expect.element(cancel).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('{Escape}')
    ;(cancel.element() as HTMLElement).click()
    await userEvent.click(page.elementLocator(document.querySelector('[data-slot=confirm-overlay]') as Element), {
      position: { x: 5, y: 5 },
    })
    await expect.element(dialog).toBeVisible()
    answer.resolve()
    await isClosed()
  })

  test('[CNF-13] gives the page behind it back as it was', async () => {
    const before = bodyState()
    await renderOpen()
    expect(bodyState()).not.toEqual(before)
    await userEvent.click(cancel)
    await isClosed()
    expect(bodyState()).toEqual(before)
  })

  test('[CNF-13] gives the page behind it back when it leaves the page while open', async () => {
    const before = bodyState()
    const { rerender } = await renderOpen()
    rerender(<p>Gone</p>)
    await isClosed()
    expect(bodyState()).toEqual({ ...before })
  })

  test('[CNF-13] gives the page back once when one dialog has opened another', async () => {
    const before = bodyState()
    render(
      <SampleDialog
        body={
          <ConfirmDialog title="Really?" description="Last chance." cancelLabel="No" onConfirm={() => {}}>
            <Button>Ask again</Button>
          </ConfirmDialog>
        }
      />,
    )
    await userEvent.click(trigger)
    const inside = bodyState()
    const askAgain = page.getByRole('button', { name: 'Ask again' })
    await userEvent.click(askAgain)
    await expect.element(page.getByRole('button', { name: 'No', exact: true })).toHaveFocus()

    await userEvent.keyboard('{Escape}')
    await expect.element(askAgain).toHaveFocus()
    await expect.element(dialog).toBeVisible()
    expect(bodyState()).toEqual(inside)

    await userEvent.keyboard('{Escape}')
    await isClosed()
    await expect.element(trigger).toHaveFocus()
    expect(bodyState()).toEqual(before)
  })
})

describe('the phrase', () => {
  test('[CNF-3] stands in the dialog, by itself, to be selected as a whole [F69]', async () => {
    await renderOpen({ phrase: ' Atlas\u200b ' })
    const shown = dialog.element().querySelector('bdi')
    expect(shown?.textContent).toBe('Atlas')
    expect(getComputedStyle(shown as Element).userSelect).toBe('all')
  })

  test('[CNF-4] names the field, and the copy button does not', async () => {
    await renderOpen({ phrase: 'Atlas' })
    const labels = (field.element() as HTMLInputElement).labels as NodeListOf<HTMLLabelElement>
    expect([...labels].map(({ textContent }) => textContent)).toEqual(['Type Atlas to confirm'])
    expect(labels[0]?.contains(copy.element())).toBe(false)
  })

  test('[CNF-3] is copied by its button, which says so and is heard, and can be pasted', async () => {
    await renderOpen({ phrase: 'Atlas' })
    await userEvent.click(copy)
    await expect.element(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    await expect.element(spoken).toHaveTextContent('Copied')
    await userEvent.click(field)
    await userEvent.keyboard('{Control>}v{/Control}')
    await expect.element(field).toHaveValue('Atlas')
    await expect.element(confirm).not.toHaveAttribute('aria-disabled')
  })

  test('[CNF-3] claims no copy where the page may not use the clipboard', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
    await renderOpen({ phrase: 'Atlas' })
    await userEvent.click(copy)
    await userEvent.click(field)
    await userEvent.keyboard('Atlas')
    await expect.poll(said).toBe('The text matches.')
    await expect.element(copy).toBeVisible()
  })

  test('[CNF-6] tells a mismatch on blur, not while it is typed', async () => {
    await renderOpen({ phrase: 'Atlas' })
    await userEvent.keyboard('Atlos')
    await expect.element(field).toHaveValue('Atlos')
    await expect.element(field).toHaveAttribute('aria-invalid', 'false')
    await userEvent.tab()
    await expect.element(field).toHaveAccessibleDescription('The text does not match.')
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    expect(await violations()).toEqual([])
  })

  test('[CNF-6, ALL-12] is spoken politely when it matches and when it does not any more', async () => {
    await renderOpen({ phrase: 'Atlas' })
    const region = spoken.element()
    expect(region.textContent).toBe('')
    await userEvent.keyboard('Atlas')
    await expect.poll(said).toBe('The text matches.')
    await userEvent.keyboard('{Backspace}')
    await expect.poll(said).toBe('The text no longer matches.')
    expect(spoken.element()).toBe(region)
  })

  test('[CNF-5] confirms by Enter once it matches', async () => {
    const onConfirm = vi.fn()
    await renderOpen({ phrase: 'Atlas', onConfirm })
    await userEvent.keyboard('Atla{Enter}')
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    expect(onConfirm).not.toHaveBeenCalled()
    await userEvent.keyboard('s{Enter}')
    await isClosed()
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })

  test('[CNF-7] is asked for anew each time', async () => {
    await renderOpen({ phrase: 'Atlas' })
    await userEvent.keyboard('Atlas')
    await userEvent.click(cancel)
    await isClosed()
    await userEvent.click(trigger)
    await expect.element(field).toHaveValue('')
  })
})

describe('the deed', () => {
  test('[ALL-2] is done once for a double click [F5]', async () => {
    const onConfirm = vi.fn(never)
    await renderOpen({ onConfirm })
    await userEvent.dblClick(confirm)
    await expect.element(confirm).toHaveAttribute('aria-busy', 'true')
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })

  test('[ALL-8] keeps width, focus and name of its button while it is under way, and is heard', async () => {
    const width = () => confirm.element().getBoundingClientRect().width
    await renderOpen({ onConfirm: never })
    const idle = width()
    await userEvent.click(confirm)
    await expect.element(confirm).toHaveAttribute('aria-busy', 'true')
    await expect.element(confirm).toHaveFocus()
    await expect.element(confirm).not.toHaveAttribute('disabled')
    expect(width()).toBe(idle)
    await expect.element(spoken).toHaveTextContent('Working')
    expect(await violations()).toEqual([])
  })

  test('[CNF-9] shows and tells why it failed, keeps focus, and clears that on the next attempt', async () => {
    const answers = [deferred(), deferred()]
    const onConfirm = vi.fn(() => answers[onConfirm.mock.calls.length - 1]?.promise)
    await renderOpen({ phrase: 'Atlas', onConfirm })
    await userEvent.keyboard('Atlas')
    await userEvent.click(confirm)
    answers[0]?.reject(new Error('The bank is closed.'))
    await expect.element(alert).toHaveTextContent('The bank is closed.')
    await expect.element(confirm).toHaveFocus()
    await expect.element(confirm).toHaveAccessibleDescription('The bank is closed.')
    await expect.element(field).toHaveValue('Atlas')
    expect(await violations()).toEqual([])

    await userEvent.click(confirm)
    await expect.element(alert).not.toBeInTheDocument()
    answers[1]?.resolve()
    await isClosed()
  })

  test('[ALL-8, ALL-15] is in reach while a gate is closed, says why, and says it again when pressed', async () => {
    const onConfirm = vi.fn()
    await renderOpen({ gate: closedGate('12 sites are left.'), onConfirm })
    await expect.element(cancel).toHaveFocus()
    await userEvent.tab()
    await expect.element(confirm).toHaveFocus()
    await expect.element(confirm).toHaveAttribute('aria-disabled', 'true')
    await expect.element(confirm).toHaveAccessibleDescription('12 sites are left.')
    await expect.element(page.getByText('12 sites are left.')).toBeVisible()

    const region = spoken.element()
    expect(region.textContent).toBe('')
    await userEvent.keyboard('{Enter}')
    await expect.element(spoken).toHaveTextContent('12 sites are left.')
    await expect.element(confirm).toHaveFocus()
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('[ALL-12] says why it waits when it is pressed twice in a hurry', async () => {
    await renderOpen({ gate: closedGate('12 sites are left.') })
    await userEvent.dblClick(confirm, anyway)
    await expect.poll(said).toBe('12 sites are left.')
  })

  test('[ALL-15] is not done when a gate closes between the press and the deed', async () => {
    const onConfirm = vi.fn()
    const answers: Gate[] = [openGate, closedGate('1 site was added.')]
    const recheck = async () => answers.shift() ?? openGate
    await renderOpen({ gate: { ...openGate, recheck }, onConfirm })
    await userEvent.click(confirm)
    await expect.element(alert).toHaveTextContent('Nothing was done. 1 site was added.')
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('[ALL-9] is not done, and nothing is spoken, when the app stops the press', async () => {
    const onConfirm = vi.fn()
    render(<Gated onConfirm={onConfirm} onClick={(event) => event.preventDefault()} />)
    await userEvent.click(confirm)
    expect(onConfirm).not.toHaveBeenCalled()

    const heard = watch(spoken.element())
    const addSite = page.getByRole('button', { name: 'Add a site' })
    await userEvent.click(addSite)
    await userEvent.click(confirm, anyway)
    await userEvent.click(addSite)
    await userEvent.click(page.getByRole('button', { name: 'Delete without a stop' }), anyway)
    await expect.poll(heard).toEqual(['Sites left: 2.'])
  })
})
