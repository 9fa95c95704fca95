import { expect, screen, waitFor, within } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { stub } from '../../../../.storybook/stub.ts'
import { BlockerGate } from './blocker-gate.tsx'

const meta = preview.meta({
  title: 'Flows/Blocker gate',
  component: BlockerGate,
  args: { subject: { kind: 'organization', id: 'org_brightwater' } },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: '640px' } } },
})

type User = Parameters<NonNullable<(typeof meta)['input']['play']>>[0]['userEvent']

const patient = { timeout: 5000 }
const opener = () => screen.findByRole('button', { name: 'Delete account' }, patient)
const dialog = async () => within(await screen.findByRole('alertdialog'))
const action = async () => (await dialog()).findByRole('button', { name: 'Delete account' })
const row = async (label: string) =>
  within((await (await dialog()).findByText(label)).closest<HTMLElement>('[data-slot=blocker-row]') ?? document.body)

async function open(userEvent: User): Promise<void> {
  await userEvent.click(await opener())
  await (await dialog()).findByText(/of 4 cleared/, {}, patient)
}

async function clearEverything(userEvent: User): Promise<void> {
  for (const remedy of ['Disable the active zones', 'Remove the applications', 'Pay with the card on file']) {
    await userEvent.click(await (await dialog()).findByRole('button', { name: remedy }))
    await waitFor(async () => expect((await dialog()).queryByRole('button', { name: remedy })).toBeNull(), patient)
  }
}

async function openWithEverythingClear(userEvent: User): Promise<void> {
  await open(userEvent)
  await clearEverything(userEvent)
  await waitFor(async () => expect(await action()).not.toHaveAttribute('aria-disabled'), patient)
}

const farewell = () => screen.findByRole('heading', { name: 'Your account has been successfully deleted' }, patient)

/** Follow the guide: press Delete account, clear what is in the way, and delete the account. */
export const Playground = meta.story()

Playground.test('[S1.6] ends the settings page with the danger zone', async () => {
  await opener()
  const sections = screen.getAllByRole('region')
  await expect(sections.at(-1)).toHaveAccessibleName('Danger zone')
})

Playground.test('[S1.7] [S1.11] [S1.24] shows the state of every item, good ones too', async ({ userEvent }) => {
  await open(userEvent)
  await expect((await row('DNS zones')).getByText('To do')).toBeVisible()
  await expect((await row('Edge applications')).getByText('To do')).toBeVisible()
  await expect((await row('Debts')).getByText('€128.50')).toBeVisible()
  await expect((await row('Open disputes')).getByText('Clear')).toBeVisible()
  await expect((await row('Domain transfers')).getByText('Does not apply')).toBeVisible()
})

Playground.test(
  '[S1.8] [S1.9] [S1.10] [S1.12] waits, and says why, until everything is cleared',
  async ({ userEvent }) => {
    await open(userEvent)
    await expect(await action()).toHaveAccessibleDescription(/3 things to clear first: DNS zones, Edge applications/)
    await userEvent.click(await action())
    await expect(stub.inspect().starts).toBe(0)
    await clearEverything(userEvent)
    await expect(await (await dialog()).findByText('4 of 4 cleared')).toBeVisible()
    await expect(stub.inspect().resources.some(({ state }) => state === 'active' || state === 'unpaid')).toBe(false)
    await expect(await action()).not.toHaveAttribute('aria-disabled')
  },
)

Playground.test(
  '[S1.14] [S1.16] [S1.17] [S1.18] deletes the account and says so, signed out',
  async ({ userEvent }) => {
    await openWithEverythingClear(userEvent)
    await userEvent.click(await action())
    const heading = await farewell()
    await waitFor(() => expect(heading).toHaveFocus())
    await expect(stub.inspect()).toMatchObject({ session: 'closed', starts: 1 })
  },
)

Playground.test('[S1.19] [S1.20] [S1.21] [S1.22] [S1.23] tells what follows', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.click(await action())
  await farewell()
  await expect(screen.getByText(/A confirmation was sent to ines.duarte@example.com/)).toBeVisible()
  await expect(screen.getByText(/Invoices and payments, for 10 years/)).toBeVisible()
  await expect(screen.getByText(/You can open a new account at any time/)).toBeVisible()
  await expect(screen.getByRole('link', { name: 'Didn’t find an answer? Ask our support' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^mailto:support@/),
  )
  await expect(screen.getByRole('link', { name: 'Tell us how it was' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^mailto:feedback@/),
  )
})

Playground.test('can be done with the keyboard alone', async ({ userEvent }) => {
  await opener()
  const press = async (name: string) => {
    for (let tabs = 0; document.activeElement?.textContent !== name; tabs++) {
      if (tabs > 20) throw new Error(`"${name}" cannot be reached with Tab.`)
      await userEvent.tab()
    }
    await userEvent.keyboard('{Enter}')
  }
  await press('Delete account')
  await waitFor(async () => expect((await dialog()).getByRole('button', { name: 'Keep my account' })).toHaveFocus())
  for (const remedy of ['Disable the active zones', 'Remove the applications', 'Pay with the card on file']) {
    await (await dialog()).findByRole('button', { name: remedy }, patient)
    await press(remedy)
    await waitFor(async () => expect((await dialog()).queryByRole('button', { name: remedy })).toBeNull(), patient)
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-slot', 'blocker-row'))
  }
  await waitFor(async () => expect(await action()).not.toHaveAttribute('aria-disabled'), patient)
  await press('Delete account')
  await farewell()
})

export const RightToLeft = meta.story({ globals: { direction: 'rtl' }, play: ({ userEvent }) => open(userEvent) })

export const Dark = meta.story({ globals: { theme: 'dark' }, play: ({ userEvent }) => open(userEvent) })

export const Narrow = meta.story({
  globals: { viewport: { value: 'reflow320', isRotated: false } },
  play: ({ userEvent }) => open(userEvent),
})

/** A zone is created between the last look and the press. Nothing is deleted, and the list shows what is new. */
export const SomethingNew = meta.story({
  name: 'F1 Something new after the check',
  globals: { fault: 'F1' },
})

SomethingNew.test('[F1] deletes nothing and marks what is new', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.click(await action())
  await expect(await (await dialog()).findByRole('alert', {}, patient)).toHaveTextContent('Nothing was deleted')
  await expect((await row('DNS zones')).getByText('New')).toBeVisible()
  await expect((await row('DNS zones')).getByText('press.brightwater.example')).toBeVisible()
  await expect(stub.inspect().starts).toBe(0)
})

/** The server has deleted the account, but its answer is lost. */
export const AnswerLost = meta.story({ name: 'F4 Answer to the start lost', globals: { fault: 'F4' } })

AnswerLost.test('[F4] finds the closure instead of starting another', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.click(await action())
  await farewell()
  await expect(stub.inspect().starts).toBe(1)
})

/** The start takes a while, long enough to press twice. */
export const SlowStart = meta.story({ name: 'F5 Slow start', globals: { fault: 'F5' } })

SlowStart.test('[F5] starts once, however often it is pressed', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.dblClick(await action())
  await expect(await action()).toHaveAttribute('aria-busy', 'true')
  await userEvent.click(await action())
  await userEvent.keyboard('{Enter}{Escape}')
  await expect(screen.getByRole('alertdialog')).toBeVisible()
  await farewell()
  const starts = stub.inspect().requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/closures'))
  await expect(starts).toHaveLength(1)
})

/** The first look is answered after the second, with what was true before. */
export const OutOfOrder = meta.story({ name: 'F12 Answers out of order', globals: { fault: 'F12' } })

OutOfOrder.test('[F12] drops the answer that was overtaken', async ({ userEvent }) => {
  await userEvent.click(await opener())
  // The second look, while the first is still awaited.
  await stub.fetch(
    new Request('https://stub.example/subjects/organization/org_brightwater/blockers/dns_zones/remedies/disable', {
      method: 'POST',
      headers: { 'Idempotency-Key': 'elsewhere' },
    }),
  )
  await userEvent.click((await dialog()).getByRole('button', { name: 'Check all again' }))
  await expect(await (await row('DNS zones')).findByText('Clear', {}, patient)).toBeVisible()
  const late = () => stub.inspect().requests.filter(({ path }) => path.endsWith('/blockers')).length
  await waitFor(() => expect(late()).toBe(2), patient)
  await expect((await row('DNS zones')).getByText('Clear')).toBeVisible()
})

/** The billing service does not answer, so nobody knows whether anything is owed. */
export const CheckFails = meta.story({ name: 'F14 One check fails', globals: { fault: 'F14' } })

CheckFails.test('[F14] stays closed, and runs that check again alone', async ({ userEvent }) => {
  await open(userEvent)
  await expect((await row('Debts')).getByText('Not known')).toBeVisible()
  await expect((await row('Debts')).getByText('The billing service did not answer.')).toBeVisible()
  await expect(await action()).toHaveAccessibleDescription(/Could not be checked: Debts/)
  stub.faults.clear()
  await userEvent.click((await row('Debts')).getByRole('button', { name: 'Check again' }))
  await expect(await (await row('Debts')).findByText('To do', {}, patient)).toBeVisible()
})

/** The server wants to know again who it is. */
export const SessionTooOld = meta.story({ name: 'F18 Session too old', globals: { fault: 'F18' } })

SessionTooOld.test('[F18] asks for the password and sends the same request again', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.click(await action())
  const password = await (await dialog()).findByLabelText(/Enter your password/, {}, patient)
  await waitFor(() => expect(password).toHaveFocus())
  await userEvent.type(password, 'correct horse{Enter}')
  await farewell()
  const starts = stub.inspect().requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/closures'))
  await expect(starts.map(({ status }) => status)).toEqual([401, 201])
  await expect(new Set(starts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
})

SessionTooOld.test('[F19] goes back to where the user was when they would rather not', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.click(await action())
  const password = await (await dialog()).findByLabelText(/Enter your password/, {}, patient)
  await waitFor(() => expect(password).toHaveFocus())
  await userEvent.keyboard('{Escape}')
  await waitFor(async () => expect(await action()).toHaveFocus())
  await expect((await dialog()).queryByRole('alert')).toBeNull()
  await expect(stub.inspect().starts).toBe(0)
})

/** Somebody changes the role of the user while the window is open. */
export const PermissionGone = meta.story({ name: 'F24 Permission taken away', globals: { fault: 'F24' } })

PermissionGone.test('[F24] says who can, and stops offering it', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.click(await action())
  await expect(await (await dialog()).findByRole('alert', {}, patient)).toHaveTextContent(
    'Jonas Weber owns the account',
  )
  await userEvent.click((await dialog()).getByRole('button', { name: 'Keep my account' }))
  await expect(await screen.findByRole('link', { name: 'Write to Jonas Weber' })).toBeVisible()
  await expect(screen.queryByRole('button', { name: 'Delete account' })).toBeNull()
})

/** The server breaks down and gives no reason. */
export const ServerError = meta.story({ name: 'Server error', globals: { fault: 'http-500' } })

ServerError.test('says that the account is still open, and lets the user try again', async ({ userEvent }) => {
  await openWithEverythingClear(userEvent)
  await userEvent.click(await action())
  await expect(await (await dialog()).findByRole('alert', {}, patient)).toHaveTextContent('Your account is still open')
  stub.faults.clear()
  await userEvent.click(await action())
  await farewell()
})
