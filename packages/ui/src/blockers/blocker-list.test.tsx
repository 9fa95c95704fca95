import type { Check, CheckAnswer, Remedy } from '@offboard/core/blockers'
import { en } from '@offboard/core/messages'
import { type UseBlockersOptions, type UseBlockersResult, useBlockers } from '@offboard/react/blockers'
import { MessagesProvider } from '@offboard/react/messages'
import { render } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../styles/styles.css'
import { type Deferred, deferred } from '../../../../scripts/vitest/deferred.ts'
import { violations } from '../../test/axe.js'
import { type CommonProps, describeConformance } from '../../test/conformance.js'
import { resizeTo } from '../../test/resize-to.js'
import { watch } from '../../test/watch.js'
import { ConfirmDialog } from '../confirmation/index.js'
import { BlockerList } from './index.js'

const wait: Remedy = { kind: 'wait', id: 'wait', label: 'Wait until Monday' }
const clear: CheckAnswer = { status: 'clear' }
const blocking: CheckAnswer = { status: 'blocking', remedies: [wait] }

const sites: Check = { id: 'sites', label: 'Sites', check: () => clear }
const invoices: Check = { id: 'invoices', label: 'Invoices', check: () => blocking }

interface ListProps extends Partial<UseBlockersOptions> {
  readonly listProps?: CommonProps
  readonly children?: (blockers: UseBlockersResult) => ReactNode
}

function List({ listProps, children, checks = [sites, invoices], ...options }: ListProps): ReactNode {
  const blockers = useBlockers({ checks, ...options })
  const [opened, setOpened] = useState(0)
  return (
    <>
      <BlockerList key={opened} aria-label="First of all" blockers={blockers} {...listProps} />
      <button type="button" onClick={() => setOpened(opened + 1)}>
        Close and open
      </button>
      {children?.(blockers)}
    </>
  )
}

/** A check that gives these answers in turn, each when it is settled, and then is clear. */
function inTurn(...answers: Deferred<CheckAnswer>[]): Check['check'] {
  const left = [...answers]
  return () => left.shift()?.promise ?? clear
}

const row = (label: string) => page.getByRole('listitem').filter({ hasText: label })
const retry = page.getByRole('button', { name: 'Check again' })
const recheck = page.getByRole('button', { name: 'Check all again' })
const region = page.getByRole('status')
const said = () => region.element().textContent

describeConformance({ slot: 'blocker-list', render: (listProps) => <List listProps={listProps} /> })

describe('rows', () => {
  const never = new Promise<CheckAnswer>(() => {})
  const all: [string, Check['check'], string][] = [
    ['Sites', () => clear, 'Clear'],
    ['Team', () => ({ status: 'not-applicable' }), 'Does not apply'],
    ['Invoices', () => blocking, 'To do'],
    ['Domains', () => ({ status: 'warning', detail: 'example.com expires.' }), 'Please note'],
    ['Backups', () => Promise.reject(new Error('The archive is down.')), 'Not known'],
    ['Logs', () => never, 'Checking'],
  ]
  const checks: Check[] = all.map(([label, check]) => ({ id: label, label, check }))

  test('[BLK-4] are all shown, good ones too, each with its state in words', async () => {
    render(<List checks={checks} />)
    for (const [label, , words] of all) await expect.element(row(label).getByText(words, { exact: true })).toBeVisible()
    expect(
      page
        .getByRole('listitem')
        .elements()
        .map(({ textContent }) => textContent.split(/\W/)[0]),
    ).toHaveLength(6)
  })

  test('[ALL-11] have their state as data and as an icon that is not read out', async () => {
    render(<List checks={checks} />)
    await expect.element(row('Backups')).toHaveAttribute('data-status', 'unknown')
    const slots = [...document.querySelectorAll<HTMLElement>('[data-slot=blocker-row]')]
    expect(slots.map(({ dataset }) => dataset.status)).toEqual([
      'clear',
      'not-applicable',
      'blocking',
      'warning',
      'unknown',
      'unchecked',
    ])
    const icons = [...document.querySelectorAll('[data-slot=blocker-status] svg')]
    expect(new Set(icons.map(({ innerHTML }) => innerHTML)).size).toBe(slots.length)
    expect(icons.every((icon) => icon.getAttribute('aria-hidden') === 'true')).toBe(true)
  })

  test('have nothing that axe complains about, in any state', async () => {
    render(<List checks={checks} />)
    await expect.element(row('Backups')).toHaveAttribute('data-status', 'unknown')
    expect(await violations()).toEqual([])
  })

  test('[BLK-4] keep the last answer while they are checked again, and say that they are', async () => {
    const [first, second] = [deferred<CheckAnswer>(), deferred<CheckAnswer>()]
    render(<List checks={[{ ...sites, check: inTurn(first, second) }]} />)
    await expect.element(row('Sites').getByText('Checking')).toBeVisible()
    first.resolve({ ...clear, detail: 'All 12 are gone.' })
    await expect.element(row('Sites').getByText('Clear')).toBeVisible()
    await expect.element(row('Sites').getByText('Checking')).not.toBeInTheDocument()

    await userEvent.click(recheck)
    await expect.element(row('Sites').getByText('Checking')).toBeInTheDocument()
    await expect.element(row('Sites').getByText(/^Clear/)).toBeVisible()
    await expect.element(row('Sites').getByText('All 12 are gone.')).toBeVisible()
    await expect.element(row('Sites')).toHaveAttribute('aria-busy', 'true')
    second.resolve(clear)
    await expect.element(row('Sites')).toHaveAttribute('aria-busy', 'false')
  })

  test('[BLK-5] say what is in the way, how much, and who can clear it', async () => {
    const answer: CheckAnswer = {
      status: 'blocking',
      detail: '2 invoices are open.',
      amount: { currency: 'EUR', minor: '482050' },
      samples: ['INV-1', 'INV-2'],
      who: 'Ask Ines, who owns the billing.',
      remedies: [wait],
    }
    render(<List checks={[{ ...invoices, check: () => answer }]} />)
    for (const text of ['2 invoices are open.', '€4,820.50', 'INV-1', 'INV-2', 'Ask Ines, who owns the billing.'])
      await expect.element(row('Invoices').getByText(text)).toBeVisible()
  })

  test('[ALL-13] show what comes from data as text [F77]', async () => {
    const html = '<img src="x"><b>Atlas</b>'
    const answer: CheckAnswer = {
      status: 'blocking',
      detail: html,
      samples: [html],
      who: html,
      remedies: [
        { ...wait, label: html },
        { kind: 'command', id: 'command', label: html, command: html },
      ],
    }
    render(<List checks={[{ ...sites, label: html, check: () => answer }]} />)
    await expect.element(page.getByText(html).first()).toBeVisible()
    expect(document.querySelector('[data-slot=blocker-list] :is(img, b)')).toBeNull()
  })

  test('say so when there is nothing to check', async () => {
    render(<List checks={[]} />)
    await expect.element(page.getByText('There is nothing to clear first.')).toBeVisible()
    await expect.element(recheck).not.toBeInTheDocument()
    expect(await violations()).toEqual([])
  })

  test('[BLK-7] are marked as new when the destructive call reports them, and not any more when looked at anew', async () => {
    const report = ({ receive }: UseBlockersResult) => (
      <button
        type="button"
        onClick={() => receive([{ ...blocking, id: 'dns', label: 'DNS zones', detail: '1 is left.' }])}
      >
        Delete
      </button>
    )
    render(<List checks={[sites]}>{report}</List>)
    await userEvent.click(page.getByRole('button', { name: 'Delete' }))
    await expect.element(row('DNS zones').getByText('New', { exact: true })).toBeVisible()
    await expect.element(row('DNS zones').getByText('1 is left.')).toBeVisible()
    await expect.element(row('Sites').getByText('New', { exact: true })).not.toBeInTheDocument()
    expect(await violations()).toEqual([])

    await userEvent.click(page.getByRole('button', { name: 'Close and open' }))
    await expect.element(row('DNS zones')).toBeVisible()
    await expect.element(row('DNS zones').getByText('New', { exact: true })).not.toBeInTheDocument()
  })

  test('fit a screen of 320 px, with long words in them', async () => {
    await resizeTo(320, 256)
    const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(3)
    const answer: CheckAnswer = {
      status: 'blocking',
      detail: word,
      samples: [word],
      who: word,
      remedies: [{ kind: 'command', id: 'command', label: word, command: word }],
    }
    render(<List checks={[{ ...sites, label: word, check: () => answer }]} />)
    await expect.element(page.getByText('To do')).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })
})

describe('summary', () => {
  test('[BLK-9] is shown as one sentence, which says that it is checking at first', async () => {
    const answer = deferred<CheckAnswer>()
    render(<List checks={[{ ...sites, check: inTurn(answer) }, invoices]} />)
    await expect.element(page.getByText('0 of 2 cleared')).toBeVisible()
    answer.resolve(clear)
    await expect.element(page.getByText('1 of 2 cleared').first()).toBeVisible()
  })

  test('[BLK-9] is spoken once when the first checks have answered, in the region that was there before', async () => {
    const answers = [deferred<CheckAnswer>(), deferred<CheckAnswer>(), deferred<CheckAnswer>()]
    const checks = answers.map((answer, index) => ({ id: `${index}`, label: `Check ${index}`, check: inTurn(answer) }))
    render(<List checks={checks} />)
    const heard = watch(region.element())
    await expect.element(row('Check 2').getByText('Checking')).toBeVisible()
    expect(said()).toBe('')
    for (const answer of answers) {
      answer.resolve(clear)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await expect.poll(heard).toEqual(['3 of 3 cleared'])
  })

  test('[BLK-9] is spoken once for each change, and not when nothing has changed', async () => {
    const answers = [deferred<CheckAnswer>(), deferred<CheckAnswer>(), deferred<CheckAnswer>()]
    render(<List checks={[{ ...sites, check: inTurn(...answers) }]} />)
    const heard = watch(region.element())
    answers[0]?.resolve(blocking)
    await expect.poll(heard).toEqual(['0 of 1 cleared'])
    await userEvent.click(recheck)
    answers[1]?.resolve(blocking)
    await expect.element(row('Sites')).toHaveAttribute('aria-busy', 'false')
    await userEvent.click(recheck)
    answers[2]?.resolve(clear)
    await expect.poll(heard).toEqual(['0 of 1 cleared', '1 of 1 cleared'])
  })

  test('[ALL-12] is spoken by the region of the dialog when the list stands in one', async () => {
    render(
      <List listProps={{ className: 'outside' }}>
        {(blockers) => (
          <ConfirmDialog
            defaultOpen
            title="Delete project?"
            description="Its sites go with it."
            gate={blockers.gate}
            body={<BlockerList blockers={blockers} />}
            onConfirm={() => {}}
          />
        )}
      </List>,
    )
    const dialog = page.getByRole('alertdialog')
    await expect.element(dialog.getByRole('status')).toHaveTextContent('1 of 2 cleared')
    expect(dialog.getByRole('status').elements()).toHaveLength(1)
    expect(await violations()).toEqual([])
  })
})

describe('remedies', () => {
  test('[BLK-5] are a button, a link, a command to copy, a contact and a time to wait', async () => {
    const remedies: Remedy[] = [
      { kind: 'action', id: 'action', label: 'Pay now', run: () => {} },
      { kind: 'link', id: 'link', label: 'See invoices', href: '/invoices' },
      { kind: 'command', id: 'command', label: 'In a terminal', command: 'pay --all "2 invoices"' },
      { kind: 'contact', id: 'contact', label: 'Write to billing', href: 'mailto:billing@example.com' },
      wait,
    ]
    render(<List checks={[{ ...invoices, check: () => ({ status: 'blocking', remedies }) }]} />)
    const invoice = row('Invoices')
    await expect.element(invoice.getByRole('button', { name: 'Pay now' })).toBeVisible()
    await expect.element(invoice.getByRole('link', { name: 'See invoices' })).toHaveAttribute('href', '/invoices')
    await expect.element(invoice.getByText('In a terminal')).toBeVisible()
    await expect.element(invoice.getByText('pay --all "2 invoices"')).toBeVisible()
    const contact = invoice.getByRole('link', { name: 'Write to billing' })
    await expect.element(contact).toHaveAttribute('href', 'mailto:billing@example.com')
    await expect.element(invoice.getByText('Wait until Monday')).toBeVisible()
    expect(await violations()).toEqual([])
  })

  test('[BLK-5] copy their command exactly, say so, and are heard [F79]', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const command = 'rm -rf "$HOME/my sites" && echo `done`'
    const remedies: Remedy[] = [{ kind: 'command', id: 'command', label: 'In a terminal', command }]
    render(<List checks={[{ ...invoices, check: () => ({ status: 'blocking', remedies }) }]} />)
    await userEvent.click(page.getByRole('button', { name: 'Copy' }))
    await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(writeText).toHaveBeenCalledExactlyOnceWith(command)
    await expect.poll(said).toContain('Copied')
  })

  test('[ALL-13] lead nowhere when their address is not a safe one [F78]', async () => {
    const remedies: Remedy[] = [{ kind: 'link', id: 'link', label: 'See invoices', href: 'javascript:alert(1)' }]
    render(<List checks={[{ ...invoices, check: () => ({ status: 'blocking', remedies }) }]} />)
    const link = page.getByText('See invoices')
    await expect.element(link).toBeVisible()
    await expect.element(link).not.toHaveAttribute('href')
    await expect.element(page.getByRole('link')).not.toBeInTheDocument()
  })

  test('[BLK-5] have their own pending and error, keep focus, and can be tried again', async () => {
    const attempts = [deferred(), deferred()]
    const run = vi.fn(() => attempts[run.mock.calls.length - 1]?.promise)
    const remedies: Remedy[] = [{ kind: 'action', id: 'pay', label: 'Pay now', run }]
    const answers = [deferred<CheckAnswer>()]
    answers[0]?.resolve({ status: 'blocking', remedies })
    render(<List checks={[sites, { ...invoices, check: inTurn(...answers) }]} />)
    const pay = row('Invoices').getByRole('button', { name: 'Pay now' })
    await userEvent.click(pay)
    await expect.element(pay).toHaveAttribute('aria-busy', 'true')
    await expect.element(pay).toHaveFocus()

    attempts[0]?.reject(new Error('The card was declined.'))
    await expect.element(row('Invoices').getByRole('alert')).toHaveTextContent('The card was declined.')
    await expect.element(pay).toHaveFocus()
    expect(await violations()).toEqual([])

    await userEvent.click(pay)
    await expect.element(row('Invoices').getByRole('alert')).not.toBeInTheDocument()
    attempts[1]?.resolve()
    await expect.element(row('Invoices').getByText('Clear')).toBeVisible()
  })

  test('[BLK-6] let a failed check be tried again, by itself', async () => {
    const [first, second] = [deferred<CheckAnswer>(), deferred<CheckAnswer>()]
    const checkSites = vi.fn(() => clear)
    render(
      <List
        checks={[
          { ...sites, check: checkSites },
          { ...invoices, check: inTurn(first, second) },
        ]}
      />,
    )
    first.reject(new Error('The bank is closed.'))
    await expect.element(row('Invoices').getByText('The bank is closed.')).toBeVisible()
    await userEvent.click(retry)
    await expect.element(retry).toHaveAttribute('aria-busy', 'true')
    await expect.element(retry).toHaveFocus()
    second.resolve(clear)
    await expect.element(row('Invoices').getByText('Clear')).toBeVisible()
    expect(checkSites).toHaveBeenCalledTimes(1)
  })
})

describe('focus', () => {
  const remedies: Remedy[] = [
    { kind: 'action', id: 'pay', label: 'Pay now', run: () => {} },
    { kind: 'link', id: 'link', label: 'See invoices', href: '#invoices' },
    { kind: 'command', id: 'command', label: 'In a terminal', command: 'pay --all' },
  ]
  const inTheWay = () => {
    const answer = deferred<CheckAnswer>()
    answer.resolve({ status: 'blocking', remedies })
    return answer
  }

  test.each([
    ['the remedy', 'Pay now', [inTheWay]],
    ['the copy button', 'Copy', [inTheWay]],
    [
      'the retry',
      'Check again',
      [() => Object.assign(deferred<CheckAnswer>(), { promise: Promise.reject(new Error('No.')) })],
    ],
  ] as const)('goes to the row when %s that had it goes away', async (_, name, answers) => {
    render(<List checks={[{ ...invoices, check: inTurn(...answers.map((make) => make())) }]} />)
    await userEvent.click(page.getByRole('button', { name, exact: true }))
    if (name === 'Copy') window.dispatchEvent(new Event('focus'))
    await expect.element(row('Invoices').getByText('Clear')).toBeVisible()
    await expect.element(row('Invoices')).toHaveFocus()
  })

  test('goes to the row when the link that had it goes away after the way back', async () => {
    render(<List checks={[{ ...invoices, check: inTurn(inTheWay()) }]} />)
    await userEvent.click(page.getByRole('link', { name: 'See invoices' }))
    window.dispatchEvent(new Event('focus'))
    await expect.element(row('Invoices').getByText('Clear')).toBeVisible()
    await expect.element(row('Invoices')).toHaveFocus()
  })

  test('goes to the row in a dialog too', async () => {
    render(
      <List checks={[{ ...invoices, check: inTurn(inTheWay(), inTheWay()) }]} start="demand">
        {(blockers) => (
          <ConfirmDialog
            title="Delete project?"
            description="Its sites go with it."
            gate={blockers.gate}
            body={<BlockerList blockers={blockers} />}
            onConfirm={() => {}}
          >
            <button type="button">Delete project</button>
          </ConfirmDialog>
        )}
      </List>,
    )
    await userEvent.click(page.getByRole('button', { name: 'Delete project' }))
    const inDialog = page.getByRole('alertdialog').getByRole('listitem')
    await userEvent.click(inDialog.getByRole('button', { name: 'Pay now' }))
    await userEvent.click(inDialog.getByRole('button', { name: 'Pay now' }))
    await expect.element(inDialog.getByText('Clear')).toBeVisible()
    await expect.element(inDialog).toHaveFocus()
  })

  test('stays where it is when something else has it', async () => {
    const [first, second] = [inTheWay(), deferred<CheckAnswer>()]
    render(<List checks={[{ ...invoices, check: inTurn(first, second) }]} />)
    await userEvent.click(page.getByRole('button', { name: 'Pay now' }))
    await userEvent.click(recheck)
    await expect.element(recheck).toHaveFocus()
    second.resolve(clear)
    await expect.element(row('Invoices').getByText('Clear')).toBeVisible()
    await expect.element(recheck).toHaveFocus()
  })
})

test('[ALL-10] speaks the words and writes the amounts of the language that is provided', async () => {
  const blockers = { ...en.blockers, blocking: 'Offen' }
  const blockerList = { ...en.blockerList, recheck: 'Alles noch einmal prüfen' }
  const amount = { currency: 'EUR', minor: '482050' }
  render(
    <MessagesProvider messages={{ ...en, locale: 'de', blockers, blockerList }}>
      <List
        checks={[{ ...invoices, check: () => ({ ...blocking, amount }) }]}
        messages={{ blocking: 'Noch zu bezahlen' }}
      />
    </MessagesProvider>,
  )
  await expect.element(page.getByText('Noch zu bezahlen')).toBeVisible()
  await expect.element(page.getByText('4.820,50 €')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Alles noch einmal prüfen' })).toBeVisible()
})
