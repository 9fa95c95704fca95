import { type Check, type CheckAnswer, keepFresh, type Remedy } from '@offboard/core/blockers'
import { useBlockers } from '@offboard/react/blockers'
import type { ReactNode } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { BlockerList, type BlockerListProps } from './blocker-list.js'

interface Args extends Omit<BlockerListProps, 'blockers'> {
  readonly checks: readonly Check[]
  /** How old an answer may be, in milliseconds. */
  readonly maxAge?: number
}

function List({ checks, maxAge, ...props }: Args): ReactNode {
  const connections = maxAge === undefined ? [] : [keepFresh({ maxAge })]
  return (
    <div className="mx-auto max-w-[30rem]">
      <BlockerList blockers={useBlockers({ checks, connections })} {...props} />
    </div>
  )
}

const meta = preview.meta({
  title: 'Parts/Blockers',
  component: List,
})

const answer = (id: string, label: string, value: CheckAnswer): Check => ({ id, label, check: () => value })
const action = (label: string, run: () => unknown = () => {}): Remedy => ({ kind: 'action', id: 'do', label, run })

const zones = answer('zones', 'DNS zones', {
  status: 'blocking',
  count: 2,
  detail: 'Two zones still answer queries.',
  samples: ['brightwater.example', 'shop.brightwater.example'],
  remedies: [action('Disable 2 zones')],
})
const apps = answer('apps', 'Edge applications', { status: 'clear', detail: 'All applications are removed.' })
const debts = answer('debts', 'Debts', {
  status: 'blocking',
  amount: { currency: 'EUR', minor: '12850' },
  detail: 'One invoice is unpaid.',
  remedies: [
    action('Pay with the card on file'),
    { kind: 'link', id: 'see', label: 'See the invoice', href: '#invoice' },
  ],
})
const transfers = answer('transfers', 'Domain transfers', {
  status: 'not-applicable',
  detail: 'No domain is being transferred.',
})

export const Playground = meta.story({ args: { checks: [zones, apps, debts, transfers] } })

/** Before the first answers. The rows are there already, so nothing jumps. */
export const FirstCheck = meta.story({
  args: {
    checks: [zones, apps, debts].map((check) => ({ ...check, check: () => new Promise<never>(() => {}) })),
  },
})

export const AllClear = meta.story({
  args: { checks: [{ ...apps, id: 'zones', label: 'DNS zones' }, apps, transfers] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('2 of 2 cleared')).toBeVisible()
  },
})

/** A check that failed is not known to be clear. It can be run again alone. */
export const Unknown = meta.story({
  args: {
    checks: [
      apps,
      {
        ...debts,
        check: () => {
          throw new Error('The billing service did not answer.')
        },
      },
    ],
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The billing service did not answer.')).toBeVisible()
    await expect(canvas.getByText('Not known')).toBeVisible()
    await expect(canvas.getByText('1 of 2 cleared')).toBeVisible()
  },
})

/** What comes after another check is locked until that is clear, and says so. */
export const Locked = meta.story({
  args: { checks: [zones, { ...debts, after: ['zones'] }] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Locked until this is clear: DNS zones.')).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Pay with the card on file' })).toBeNull()
  },
})

let asked = 0

/** An answer that was good has become too old, and the check has not answered again yet. */
export const TooOld = meta.story({
  args: {
    maxAge: 50,
    checks: [{ ...apps, check: () => (asked++ % 2 === 0 ? { status: 'clear' } : new Promise<never>(() => {})) }],
  },
  beforeEach: () => {
    asked = 0
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The last answer is too old.')).toBeVisible()
    await expect(canvas.getByText('Not known')).toBeVisible()
  },
})

/** Worth knowing, but nothing is held up by it. */
export const Warning = meta.story({
  args: {
    checks: [
      answer('backups', 'Backups', {
        status: 'warning',
        detail: 'The last backup is 40 days old.',
        remedies: [{ kind: 'link', id: 'backup', label: 'Make a backup', href: '#backups' }],
      }),
    ],
  },
})

/** The five ways to clear something. */
export const Remedies = meta.story({
  args: {
    checks: [
      zones,
      answer('apps', 'Edge applications', {
        status: 'blocking',
        count: 3,
        detail: 'Three applications are deployed.',
        remedies: [
          { kind: 'link', id: 'open', label: 'Open the applications', href: '#apps' },
          { kind: 'command', id: 'cli', label: 'Or from a terminal:', command: 'halcyon apps remove --all --yes' },
        ],
      }),
      answer('owner', 'Owner', {
        status: 'blocking',
        detail: 'You are the only owner of a shared workspace.',
        who: 'Jonas Weber can take it over.',
        remedies: [{ kind: 'contact', id: 'mail', label: 'Write to Jonas Weber', href: 'mailto:jonas@example.com' }],
      }),
      answer('build', 'Builds', {
        status: 'blocking',
        detail: 'A build is running.',
        remedies: [{ kind: 'wait', id: 'wait', label: 'It ends by itself, usually within 5 minutes.' }],
      }),
    ],
  },
})

/** A remedy that fails says so beside its button; the button is the retry. */
export const RemedyFailed = meta.story({
  args: {
    checks: [
      {
        ...debts,
        check: () => ({
          status: 'blocking',
          amount: { currency: 'EUR', minor: '12850' },
          detail: 'One invoice is unpaid.',
          remedies: [
            action('Pay with the card on file', () => {
              throw new Error('The card was declined. Use another card, then try again.')
            }),
          ],
        }),
      },
    ],
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay with the card on file' }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The card was declined.')
  },
})

/** What was cleared keeps its place, and focus stays there. */
export const Clearing = meta.story({
  args: { checks: [] },
  render: function Clearing() {
    let active = true
    const checks: Check[] = [
      {
        id: 'zones',
        label: 'DNS zones',
        check: () =>
          active ? { status: 'blocking', count: 2, detail: 'Two zones still answer queries.' } : { status: 'clear' },
        remedies: [
          action('Disable 2 zones', () => {
            active = false
          }),
        ],
      },
      apps,
    ]
    return <List checks={checks} />
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Disable 2 zones' }))
    await expect(await canvas.findByText('2 of 2 cleared')).toBeVisible()
    await waitFor(() => expect(canvas.getAllByRole('listitem')[0]).toHaveFocus())
  },
})

export const Empty = meta.story({ args: { checks: [] } })

export const LongText = meta.story({
  args: {
    checks: [
      answer('long', 'Betriebsunterbrechungsversicherungsnachweise und sonstige Unterlagen', {
        status: 'blocking',
        amount: { currency: 'KWD', minor: '1234567' },
        detail:
          'Before the account can be closed, each of these documents has to be handed back, because other organisations that work with you rely on them.',
        samples: ['a-very-long-name-that-does-not-fit-on-one-line-of-this-list-at-all.documents.brightwater.example'],
        remedies: [action('Hand back every document to the organisation that it belongs to')],
      }),
    ],
  },
})

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  args: { checks: [zones, apps, debts, transfers] },
})

export const Narrow = meta.story({
  globals: { viewport: { value: 'reflow320', isRotated: false } },
  args: { checks: [zones, apps, debts, transfers] },
})
