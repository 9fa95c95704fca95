import { render } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bodyState } from '../../test/body.js'
import { cancel, confirm, copy, dialog, field, SampleDialog, trigger } from '../../test/sample-dialog.js'
import styles from '../styles/styles.css?inline'

const isClosed = () => expect.poll(() => dialog.elements().length).toBe(0)

/** A dialog at the body of the page, opened by a button in the shadow root. */
function OpenedByApp(): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Delete project
      </button>
      <SampleDialog phrase="Atlas" open={open} onOpenChange={setOpen} container={null}>
        {null}
      </SampleDialog>
    </>
  )
}

/** An app that lives in a shadow root, its dialogs included. */
function renderInShadowRoot(app: (portal: HTMLElement) => ReactNode) {
  const host = document.body.appendChild(document.createElement('div'))
  const root = host.attachShadow({ mode: 'open' })
  const sheet = root.appendChild(document.createElement('style'))
  sheet.textContent = styles
  const container = root.appendChild(document.createElement('div'))
  const portal = root.appendChild(document.createElement('div'))
  render(app(portal), { container })
  return { root, remove: () => host.remove() }
}

test('[CNF-10, CNF-13] in a shadow root, focus starts in the field, stays inside, and goes back to the trigger', async () => {
  const before = bodyState()
  const { root, remove } = renderInShadowRoot((portal) => <SampleDialog phrase="Atlas" container={portal} />)
  await userEvent.click(trigger)
  await expect.poll(() => root.activeElement).toBe(field.element())
  for (const next of [cancel, confirm, copy, field]) {
    await userEvent.tab()
    await expect.poll(() => root.activeElement).toBe(next.element())
  }
  for (const previous of [copy, confirm]) {
    await userEvent.tab({ shift: true })
    await expect.poll(() => root.activeElement).toBe(previous.element())
  }
  await userEvent.keyboard('{Escape}')
  await isClosed()
  await expect.poll(() => root.activeElement).toBe(trigger.element())
  expect(bodyState()).toEqual(before)
  remove()
})

test('[CNF-5, CNF-13] in a shadow root, the deed is done once and the page behind comes back as it was', async () => {
  const before = bodyState()
  const onConfirm = vi.fn()
  const { root, remove } = renderInShadowRoot((portal) => (
    <SampleDialog phrase="Atlas" container={portal} onConfirm={onConfirm} />
  ))
  await userEvent.click(trigger)
  await userEvent.fill(field, 'Atlas')
  await userEvent.keyboard('{Enter}')
  await isClosed()
  expect(onConfirm).toHaveBeenCalledTimes(1)
  await expect.poll(() => root.activeElement).toBe(trigger.element())
  expect(bodyState()).toEqual(before)
  remove()
})

test("[CNF-13] in a shadow root, focus goes back to the app's own button", async () => {
  const { root, remove } = renderInShadowRoot(() => <OpenedByApp />)
  await userEvent.click(trigger)
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await isClosed()
  await expect.poll(() => root.activeElement).toBe(trigger.element())
  remove()
})
