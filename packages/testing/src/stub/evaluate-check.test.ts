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

test('counts what is deleted as settled, not as never there', () => {
  expect(evaluateCheck(check, [{ ...unpaid('1'), state: 'deleted' }])).toMatchObject({ state: 'resolved' })
})

test('without a blocking state, whatever is there blocks, in one scope alone', () => {
  const { blockingState: _, ...any } = check
  const live = { ...any, scope: 'live' }
  const things = [
    { ...unpaid('1'), state: 'paid', scope: 'live' },
    { ...unpaid('2'), scope: 'test' },
    { id: 'card', kind: 'card', name: 'Card', state: 'active', scope: 'live' },
  ]
  expect(evaluateCheck(live, things)).toMatchObject({ count: { value: 1 }, samples: ['Invoice 1'] })
})

test('puts the count into the detail', () => {
  const blocking = { one: 'One.', other: '{count} unpaid.' }
  const counted = { ...check, details: { ...check.details, blocking } }
  expect(evaluateCheck(counted, [unpaid('1'), unpaid('2')]).detail).toBe('2 unpaid.')
})

test('is being resolved while all of it is being removed, and not while only a part is', () => {
  const going = { ...unpaid('1'), state: 'deleting' }
  const resolving = { ...check, details: { ...check.details, resolving: 'Under way.' } }
  expect(evaluateCheck(resolving, [going])).toMatchObject({ state: 'resolving', detail: 'Under way.', remedies: [] })
  expect(evaluateCheck(check, [going])).toMatchObject({ state: 'resolving', detail: 'One unpaid.' })
  expect(evaluateCheck(resolving, [going, unpaid('2')])).toMatchObject({ state: 'blocking', count: { value: 2 } })
})

test('says why its remedies are not available yet', () => {
  const { remedies } = evaluateCheck(check, [unpaid('1')], 'Later.')
  expect(remedies).toMatchObject([
    { id: 'pay', available: false, why: 'Later.' },
    { id: 'see', available: false, why: 'Later.' },
  ])
})
