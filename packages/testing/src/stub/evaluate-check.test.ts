import { expect, test } from 'vitest'
import { evaluateCheck, failedCheck } from './evaluate-check.js'
import type { Check } from './scenario.js'

const check: Check = {
  id: 'debts',
  code: 'outstanding_balance',
  title: 'Debts',
  resourceKind: 'invoice',
  blockingState: 'unpaid',
  details: {
    blocking: { one: 'One unpaid.', other: 'Some unpaid.' },
    resolved: 'All paid.',
    notApplicable: 'None.',
    error: 'Unknown.',
  },
  who: 'customer',
  remedies: [
    { id: 'pay', kind: 'action', label: 'Pay', leadsTo: 'paid', destructive: true },
    { id: 'see', kind: 'link', label: 'See', href: 'https://console.example/billing' },
  ],
}
const unpaid = (minor: string) => ({
  id: minor,
  kind: 'invoice',
  name: `Invoice ${minor}`,
  state: 'unpaid',
  amount: { currency: 'EUR', minor },
})

test('does not apply when there is nothing of the kind', () => {
  expect(evaluateCheck(check, [])).toMatchObject({ state: 'not_applicable', detail: 'None.', remedies: [] })
})

test('is resolved when nothing of the kind blocks, and lists no remedy', () => {
  const paid = { ...unpaid('100'), state: 'paid' }
  expect(evaluateCheck(check, [paid])).toMatchObject({ state: 'resolved', detail: 'All paid.', remedies: [] })
})

test('counts, names and adds up what blocks', () => {
  expect(evaluateCheck(check, [unpaid('9007199254740993'), unpaid('1')])).toMatchObject({
    state: 'blocking',
    detail: 'Some unpaid.',
    count: { value: 2, exact: true },
    amount: { currency: 'EUR', minor: '9007199254740994' },
    samples: ['Invoice 9007199254740993', 'Invoice 1'],
  })
})

test('lists remedies without the rule of what they do', () => {
  expect(evaluateCheck(check, [unpaid('1')])).toMatchObject({ detail: 'One unpaid.' })
  expect(evaluateCheck(check, [unpaid('1')]).remedies).toEqual([
    { id: 'pay', kind: 'action', label: 'Pay', destructive: true, available: true },
    { id: 'see', kind: 'link', label: 'See', href: 'https://console.example/billing', available: true },
  ])
})

test('knows nothing when the check fails', () => {
  expect(failedCheck(check)).toMatchObject({ state: 'error', detail: 'Unknown.', remedies: [] })
})
