import { render } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { violations } from '../../test/axe.js'
import { describeConformance } from '../../test/conformance.js'
import { resizeTo } from '../../test/resize-to.js'
import { CommandSnippet } from './index.js'

const command = 'rm -rf "$HOME/my sites" && echo `done`'
const copy = page.getByRole('button', { name: 'Copy' })

describeConformance({
  slot: 'command-snippet',
  render: (props) => <CommandSnippet command={command} label="In a terminal:" {...props} />,
})

test('[BLK-5] is copied exactly, says so, and is heard [F79]', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  render(<CommandSnippet command={command} label="In a terminal:" />)
  await expect.element(copy).toHaveAccessibleDescription('In a terminal:')
  await userEvent.click(copy)
  await expect.element(page.getByRole('button', { name: 'Copied' })).toHaveFocus()
  expect(writeText).toHaveBeenCalledExactlyOnceWith(command)
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied')
})

test('[ALL-5] claims nothing and throws nothing where there is no clipboard, as over plain http', async () => {
  const onRejection = vi.fn()
  addEventListener('unhandledrejection', onRejection)
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  render(<CommandSnippet command={command} />)
  await userEvent.click(copy)
  await userEvent.click(copy)
  await expect.element(copy).toHaveFocus()
  expect(onRejection).not.toHaveBeenCalled()
  removeEventListener('unhandledrejection', onRejection)
})

test('[ALL-13] is shown as text, from left to right, and wraps rather than hides', async () => {
  await resizeTo(320, 640)
  const long = `<b>${'very-long-name-'.repeat(12)}</b>`
  render(
    <div dir="rtl">
      <CommandSnippet command={long} copyLabel="نسخ" copiedLabel="تم النسخ" />
    </div>,
  )
  const code = page.getByText(long)
  await expect.element(code).toBeVisible()
  expect(getComputedStyle(code.element()).direction).toBe('ltr')
  expect(document.documentElement.scrollWidth).toBe(320)
  expect(await violations()).toEqual([])
})
