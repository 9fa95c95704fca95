import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { violations } from '../../test/axe.js'
import { type CommonProps, type Conformance, describeConformance } from '../../test/conformance.js'
import { Confirm, useConfirm } from './index.js'

const isOpen = () => document.querySelector('[role=alertdialog]') !== null
const onConfirm = vi.fn()
const hasConfirmed = () => onConfirm.mock.calls.length > 0

/** An open dialog with this part in it. */
function around(part: ReactNode, contentProps: CommonProps = {}): ReactNode {
  onConfirm.mockReset()
  return (
    <Confirm.Root defaultOpen onConfirm={onConfirm}>
      <Confirm.Content {...contentProps}>
        <Confirm.Title>Delete project?</Confirm.Title>
        <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
        {part}
      </Confirm.Content>
    </Confirm.Root>
  )
}

function Status(): ReactNode {
  const { status, words } = useConfirm()
  return <p>{`${status}, ${words.cancel}`}</p>
}

const parts: Conformance[] = [
  {
    slot: 'confirm-trigger',
    styled: false,
    hasActed: isOpen,
    render: (props) => (
      <Confirm.Root onConfirm={onConfirm}>
        <Confirm.Trigger {...props}>Delete project</Confirm.Trigger>
        <Confirm.Content>
          <Confirm.Title>Delete project?</Confirm.Title>
          <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
        </Confirm.Content>
      </Confirm.Root>
    ),
  },
  { slot: 'confirm-content', render: (props) => around(null, props) },
  {
    slot: 'confirm-title',
    render: (props) => (
      <Confirm.Root defaultOpen onConfirm={onConfirm}>
        <Confirm.Content>
          <Confirm.Title {...props}>Delete project?</Confirm.Title>
          <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
        </Confirm.Content>
      </Confirm.Root>
    ),
  },
  {
    slot: 'confirm-description',
    render: (props) => (
      <Confirm.Root defaultOpen onConfirm={onConfirm}>
        <Confirm.Content>
          <Confirm.Title>Delete project?</Confirm.Title>
          <Confirm.Description {...props}>Its 12 sites go with it.</Confirm.Description>
        </Confirm.Content>
      </Confirm.Root>
    ),
  },
  {
    slot: 'confirm-phrase',
    render: (props) => (
      <Confirm.Root defaultOpen phrase="Atlas" onConfirm={onConfirm}>
        <Confirm.Content>
          <Confirm.Title>Delete project?</Confirm.Title>
          <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
          <Confirm.Phrase {...props} />
        </Confirm.Content>
      </Confirm.Root>
    ),
  },
  { slot: 'confirm-footer', render: (props) => around(<Confirm.Footer {...props}>Nothing to press.</Confirm.Footer>) },
  {
    slot: 'confirm-cancel',
    hasActed: () => !isOpen(),
    render: (props) => around(<Confirm.Cancel {...props}>Keep project</Confirm.Cancel>),
  },
  {
    slot: 'confirm-action',
    hasActed: hasConfirmed,
    render: (props) => around(<Confirm.Action {...props}>Yes, delete it</Confirm.Action>),
  },
]

for (const part of parts) describeConformance(part)

test('has an error part only while there is an error', () => {
  render(around(<Confirm.Error />))
  expect(document.querySelector('[data-slot=confirm-error]')).toBeNull()
})

test('has a phrase part only when a phrase is asked', () => {
  render(around(<Confirm.Phrase />))
  expect(document.querySelector('[data-slot=confirm-phrase]')).toBeNull()
})

test('gives what it knows to parts of the app', async () => {
  render(around(<Status />))
  await expect.element(page.getByText('idle, Go back')).toBeVisible()
})

test('says what is wrong when a part stands outside', () => {
  // React 18 also writes down what a render throws.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<Confirm.Cancel />)).toThrow('put this part inside Confirm.Root.')
})

test("hands out the error's element by `ref`, and keeps the app's class and props", async () => {
  const ref = vi.fn()
  onConfirm.mockReset().mockRejectedValue(new Error('The bank is closed.'))
  render(
    <Confirm.Root defaultOpen onConfirm={onConfirm}>
      <Confirm.Content>
        <Confirm.Title>Delete project?</Confirm.Title>
        <Confirm.Description>Its 12 sites go with it.</Confirm.Description>
        <Confirm.Error ref={ref} className="theirs" lang="de" {...{ role: 'note' }} />
        <Confirm.Action>Yes, delete it</Confirm.Action>
      </Confirm.Content>
    </Confirm.Root>,
  )
  await userEvent.click(page.getByRole('button', { name: 'Yes, delete it' }))
  const error = page.getByRole('alert')
  await expect.element(error).toHaveTextContent('The bank is closed.')
  expect(ref).toHaveBeenCalledWith(error.element())
  expect(error.element()).toHaveProperty('lang', 'de')
  expect([...error.element().classList].at(-1)).toBe('theirs')
  expect(await violations()).toEqual([])
})
