import { render } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { violations } from '../../test/axe.js'
import { describeConformance } from '../../test/conformance.js'
import { resizeTo } from '../../test/resize-to.js'
import { Button } from '../button/index.js'
import { DangerAction, type DangerAvailability, DangerZone } from './index.js'

const deleteButton = page.getByRole('button', { name: 'Delete account' })

/** A settings page with a danger zone at its end. */
function Page({ availability, onPress }: { availability?: DangerAvailability; onPress?: () => void }) {
  return (
    <main>
      <h1>Settings</h1>
      <DangerZone title="Danger zone">
        <DangerAction
          title="Delete account"
          description="Its 12 sites go with it."
          {...(availability && { availability })}
        >
          <Button intent="danger-quiet" onClick={onPress}>
            Delete account
          </Button>
        </DangerAction>
        <DangerAction title="Leave team" description="You can be invited again.">
          <Button>Leave team</Button>
        </DangerAction>
      </DangerZone>
    </main>
  )
}

describeConformance({
  slot: 'danger-zone',
  render: (props) => (
    <main>
      <h1>Settings</h1>
      <DangerZone title="Danger zone" {...props}>
        <DangerAction title="Leave team" description="You can be invited again.">
          <Button>Leave team</Button>
        </DangerAction>
      </DangerZone>
    </main>
  ),
})

describeConformance({
  slot: 'danger-action',
  render: (props) => (
    <main>
      <h1>Settings</h1>
      <DangerZone title="Danger zone">
        <DangerAction title="Leave team" description="You can be invited again." {...props}>
          <Button>Leave team</Button>
        </DangerAction>
      </DangerZone>
    </main>
  ),
})

test('[SET-4] is a region with a name, whose headings follow each other', async () => {
  render(<Page />)
  await expect.element(page.getByRole('region', { name: 'Danger zone' })).toBeVisible()
  const headings = page.getByRole('heading').elements()
  expect(headings.map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
    'H1 Settings',
    'H2 Danger zone',
    'H3 Delete account',
    'H3 Leave team',
  ])
})

test('[ALL-7] has a name of its own when two are on a page', () => {
  render(
    <>
      <Page />
      <DangerZone title="For owners">
        <DangerAction title="Hand over" description="Somebody else becomes the owner.">
          <Button>Hand over</Button>
        </DangerAction>
      </DangerZone>
    </>,
  )
  expect(page.getByRole('region', { name: 'Danger zone' }).element()).not.toBe(
    page.getByRole('region', { name: 'For owners' }).element(),
  )
})

const states: [string, DangerAvailability, boolean][] = [
  ['allowed', { status: 'allowed' }, true],
  ['checking', { status: 'checking' }, false],
  ['blocked', { status: 'blocked', reason: 'Remove 3 sites first.' }, true],
  ['not-permitted', { status: 'not-permitted', reason: 'Only an owner can do this.' }, false],
]

test.each(states)('[SET-4, ALL-11] says in words and data that it is %s', async (status, availability, hasAction) => {
  render(<Page availability={availability} />)
  await expect.element(page.getByRole('heading', { name: 'Delete account' })).toBeVisible()
  await expect.element(page.getByText(/^Its 12 sites go with it/)).toBeVisible()
  expect(document.querySelector<HTMLElement>('[data-slot=danger-action]')?.dataset.status).toBe(status)
  expect(deleteButton.elements()).toHaveLength(hasAction ? 1 : 0)
  if ('reason' in availability) await expect.element(page.getByText(String(availability.reason))).toBeVisible()
  expect(await violations()).toEqual([])
})

test('[SET-4] leads to what is in the way while it is blocked', async () => {
  const onPress = vi.fn()
  render(<Page availability={{ status: 'blocked', reason: 'Remove 3 sites first.' }} onPress={onPress} />)
  await userEvent.click(deleteButton)
  expect(onPress).toHaveBeenCalledTimes(1)
})

test('keeps its height when the check has ended', () => {
  const height = () => document.querySelector('[data-slot=danger-action]')?.getBoundingClientRect().height
  const { rerender } = render(<Page availability={{ status: 'checking' }} />)
  const checking = height()
  rerender(<Page />)
  expect(height()).toBe(checking)
})

test('fits a screen of 320 px, with long words in it', async () => {
  await resizeTo(320, 256)
  render(
    <DangerZone title="Gefahrenbereich">
      <DangerAction title={'Donaudampfschifffahrtsgesellschaft'.repeat(3)} description={'lang'.repeat(60)}>
        <Button>Delete account</Button>
      </DangerAction>
    </DangerZone>,
  )
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
})
