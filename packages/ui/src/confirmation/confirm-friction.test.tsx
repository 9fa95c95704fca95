import { useAcknowledgements } from '@offboard/react/confirmation'
import { render } from '@testing-library/react'
import { createContext, type ReactNode, StrictMode, useContext, useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { violations } from '../../test/axe.js'
import { Button } from '../button/index.js'
import { Acknowledgements, Confirm, ConfirmDialog, ConfirmHost, createConfirm } from './index.js'

const dialog = page.getByRole('alertdialog')
const text = { title: 'Delete project', description: 'Its 12 sites go with it.', cancelLabel: 'Keep project' }

function WithStatements({ onConfirm }: { readonly onConfirm: (accepted: readonly string[]) => void }): ReactNode {
  const statements = useAcknowledgements({
    items: [
      { id: 'sites', label: 'All 12 sites go offline.' },
      { id: 'news', label: 'Keep me informed.', required: false },
    ],
  })
  return (
    <ConfirmDialog
      {...text}
      gate={statements.gate}
      body={<Acknowledgements acknowledgements={statements} />}
      onConfirm={() => onConfirm(statements.accepted)}
    >
      <Button>Delete</Button>
    </ConfirmDialog>
  )
}

const Language = createContext('none')

function Title(): ReactNode {
  return <>Delete project in {useContext(Language)}</>
}

function WithHold({ onConfirm, phrase }: { readonly onConfirm: () => void; readonly phrase?: string }): ReactNode {
  const [open, setOpen] = useState(true)
  return (
    <Confirm.Root open={open} onOpenChange={setOpen} onConfirm={onConfirm} {...(phrase && { phrase })}>
      <Confirm.Content>
        <Confirm.Title>{text.title}</Confirm.Title>
        <Confirm.Description>{text.description}</Confirm.Description>
        <Confirm.Phrase />
        <Confirm.Footer>
          <Confirm.Cancel>Keep project</Confirm.Cancel>
          <Confirm.Hold duration={60}>Hold to delete</Confirm.Hold>
        </Confirm.Footer>
      </Confirm.Content>
    </Confirm.Root>
  )
}
describe('acknowledgements', () => {
  test('[CNF-8] hold the action back until the required ones are ticked, and reach the handler', async () => {
    const onConfirm = vi.fn()
    render(<WithStatements onConfirm={onConfirm} />, { wrapper: StrictMode })
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const action = dialog.getByRole('button', { name: 'Delete project' })
    await expect.element(action).toHaveAccessibleDescription('Tick every box to confirm.')
    await dialog.getByText('All 12 sites go offline.').click()
    await expect.element(dialog.getByRole('checkbox', { name: 'All 12 sites go offline.' })).toBeChecked()
    await action.click()
    await expect.element(dialog).not.toBeInTheDocument()
    expect(onConfirm).toHaveBeenCalledExactlyOnceWith(['sites'])
  })

  test('[CNF-8] start unticked each time', async () => {
    render(<WithStatements onConfirm={vi.fn()} />, { wrapper: StrictMode })
    const open = page.getByRole('button', { name: 'Delete', exact: true })
    await open.click()
    await dialog.getByRole('checkbox', { name: 'All 12 sites go offline.' }).click()
    await dialog.getByRole('button', { name: 'Keep project' }).click()
    await open.click()
    await expect.element(dialog.getByRole('checkbox', { name: 'All 12 sites go offline.' })).not.toBeChecked()
    expect(await violations()).toEqual([])
  })
})

describe('a question asked from code', () => {
  test('[CNF-14] is shown inside the contexts of the app, and answered', async () => {
    const confirm = createConfirm()
    render(
      <Language.Provider value="Lisbon">
        <ConfirmHost confirm={confirm} />
      </Language.Provider>,
      { wrapper: StrictMode },
    )
    const answer = confirm.ask({ ...text, title: <Title />, confirmLabel: 'Delete' })
    expect(confirm.ask({ ...text, title: 'Another' })).toBe(answer)
    await expect.element(page.getByRole('alertdialog', { name: 'Delete project in Lisbon' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(answer).resolves.toBe(true)
    await expect.element(dialog).not.toBeInTheDocument()
  })

  test.each(['{Escape}', '{Enter}'])('[CNF-14] is answered with no by %s on the way back', async (key) => {
    const confirm = createConfirm()
    render(<ConfirmHost confirm={confirm} />, { wrapper: StrictMode })
    const answer = confirm.ask(text)
    await expect.element(dialog.getByRole('button', { name: 'Keep project' })).toHaveFocus()
    await userEvent.keyboard(key)
    await expect(answer).resolves.toBe(false)
    await expect.element(dialog).not.toBeInTheDocument()
  })

  test('[CNF-14] waits for the deed, and shows its failure in place', async () => {
    const confirm = createConfirm()
    render(<ConfirmHost confirm={confirm} />)
    const onConfirm = vi.fn().mockReturnValueOnce({ error: 'Atlas is being deployed.' })
    const answer = confirm.ask({ ...text, onConfirm })
    await dialog.getByRole('button', { name: 'Delete project' }).click()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('Atlas is being deployed.')
    await dialog.getByRole('button', { name: 'Delete project' }).click()
    await expect(answer).resolves.toBe(true)
  })
})

describe('the second half of a double click', () => {
  /** A press of the primary button there, as the system counts it. */
  const click = (x: number, y: number, detail: number): void => {
    document.elementFromPoint(x, y)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }))
  }

  test('[CNF-12] does not confirm what has just opened', async () => {
    const onConfirm = vi.fn()
    render(<ConfirmDialog {...text} defaultOpen onConfirm={onConfirm} />)
    const box = dialog.getByRole('button', { name: 'Delete project' }).element().getBoundingClientRect()
    click(box.x + 5, box.y + 5, 2)
    expect(onConfirm).not.toHaveBeenCalled()
    click(box.x + 5, box.y + 5, 1)
    await vi.waitFor(() => expect(onConfirm).toHaveBeenCalledOnce())
  })

  test('[CNF-12] does not press what lies behind what has just closed', async () => {
    const onBehind = vi.fn()
    render(
      <>
        <Button style={{ position: 'fixed', inset: 0 }} onClick={onBehind}>
          Behind
        </Button>
        <ConfirmDialog {...text} defaultOpen onConfirm={() => {}} />
      </>,
    )
    const box = dialog.getByRole('button', { name: 'Keep project' }).element().getBoundingClientRect()
    await dialog.getByRole('button', { name: 'Keep project' }).click()
    await vi.waitFor(() => expect(document.body.style.pointerEvents).toBe(''))
    await expect.element(dialog).not.toBeInTheDocument()
    click(box.x, box.y, 2)
    expect(onBehind).not.toHaveBeenCalled()
    click(box.x, box.y, 1)
    expect(onBehind).toHaveBeenCalledOnce()
  })
})

describe('a button that is held', () => {
  const button = () => dialog.getByRole('button', { name: 'Hold to delete' })

  test.each([' ', 'Enter'])('[CNF-15] does the deed with the key %j', async (key) => {
    const onConfirm = vi.fn()
    render(<WithHold onConfirm={onConfirm} />, { wrapper: StrictMode })
    ;(button().element() as HTMLElement).focus()
    await userEvent.keyboard(key === ' ' ? '{ >}' : '{Enter>}')
    await vi.waitFor(() => expect(onConfirm).toHaveBeenCalledOnce())
    await userEvent.keyboard(key === ' ' ? '{/ }' : '{/Enter}')
    await expect.element(dialog).not.toBeInTheDocument()
  })

  test('[CNF-15] offers the way without holding to who lets go early', async () => {
    const onConfirm = vi.fn()
    render(<WithHold onConfirm={onConfirm} />)
    const element = button().element()
    const press = { isPrimary: true, button: 0, bubbles: true }
    element.dispatchEvent(new PointerEvent('pointerdown', press))
    element.dispatchEvent(new PointerEvent('pointerup', press))
    await expect
      .element(dialog.getByText('That was too short to count. Now one press is enough.').first())
      .toBeVisible()
    expect(onConfirm).not.toHaveBeenCalled()
    await expect.element(button()).toHaveFocus()
    expect(await violations()).toEqual([])
    await button().click()
    await vi.waitFor(() => expect(onConfirm).toHaveBeenCalledOnce())
  })

  test('[CNF-15, ALL-15] cannot be held while a gate is closed', async () => {
    const onConfirm = vi.fn()
    render(<WithHold onConfirm={onConfirm} phrase="atlas" />)
    await expect.element(button()).toHaveAttribute('aria-disabled', 'true')
    const element = button().element()
    element.dispatchEvent(new PointerEvent('pointerdown', { isPrimary: true, button: 0, bubbles: true }))
    expect(element.getAttribute('data-state')).toBe('idle')
    expect(onConfirm).not.toHaveBeenCalled()
  })
})
