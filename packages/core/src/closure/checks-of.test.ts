import { describe, expect, it, vi } from 'vitest'
import { refusal, sampleBackend, sampleReport, subject } from '../../test/sample-backend.js'
import {
  createBlockers,
  describeBlockers,
  describeRemedies,
  enBlockerList,
  enBlockers,
  remediesOf,
} from '../blockers/index.js'
import type { Blocker, BlockerReport } from './blocker-report.js'
import { checksOf, reportsOf } from './checks-of.js'
import { createClosure } from './create-closure.js'
import { enClosure } from './messages.js'

const debt: Blocker = {
  id: 'debt',
  code: 'outstanding_balance',
  state: 'blocking',
  title: 'Debts',
  detail: 'One invoice is unpaid.',
  amount: { currency: 'EUR', minor: '12850' },
  count: { value: 1, exact: true },
  samples: ['Invoice 2041'],
  who: 'customer',
  remedies: [{ id: 'pay', kind: 'action', label: 'Pay now', available: true }],
}

function report(...blockers: readonly Blocker[]): BlockerReport {
  const isClear = blockers.every(({ state }) => state === 'resolved' || state === 'not_applicable')
  return { ...sampleReport, etag: JSON.stringify(blockers), blockers, verdict: isClear ? 'clear' : 'blocked' }
}

async function list(blocker: Partial<Blocker>, methods: Parameters<typeof sampleBackend>[0] = {}) {
  const backend = sampleBackend({ blockers: async () => report({ ...debt, ...blocker }), ...methods })
  const options = { checks: checksOf({ backend, subject }), messages: enBlockers }
  const blockers = createBlockers(options)
  await blockers.recheck()
  const look = () => describeBlockers(blockers.getState(), options.checks, enBlockers)
  return { blockers, look, row: () => look().rows.find(({ id }) => id === 'debt') }
}

describe('the checks of a backend', () => {
  it('[BLK-1] are a row for each blocker, with all that it says', async () => {
    const { row, look } = await list({})
    expect(row()).toMatchObject({
      label: 'Debts',
      status: 'blocking',
      detail: debt.detail,
      amount: debt.amount,
      count: 1,
      samples: debt.samples,
    })
    expect(row()?.who).toBeUndefined()
    expect(look().gate).toMatchObject({ open: false, reason: '1 thing to clear first: Debts.' })
  })

  it.each([
    ['blocking', 'blocking', false],
    ['resolving', 'blocking', false],
    ['resolved', 'clear', true],
    ['not_applicable', 'not-applicable', true],
    ['unknown', 'unknown', false],
    ['error', 'unknown', false],
    ['under_escrow', 'blocking', false],
    ['toString', 'blocking', false],
  ])('[ALL-14] take the state %s as %s [F14, F44]', async (state, status, isOpen) => {
    const { row, look } = await list({ state })
    expect(row()?.status).toBe(status)
    expect(look().gate.open).toBe(isOpen)
  })

  it('[ALL-14] show the state that nobody knows where nothing else is said', async () => {
    const { detail: _, ...silent } = debt
    const { row } = await list({}, { blockers: async () => report({ ...silent, state: 'under_escrow' }) })
    expect(row()?.detail).toBe('under_escrow')
  })

  it.each([
    ['vendor', 'Our support'],
    ['regulator', 'regulator'],
  ])('[BLK-4] say who can clear it: %s', async (who, words) => {
    expect((await list({ who })).row()?.who).toBe(words)
  })

  it('[BLK-3] run a remedy with a key of its own, and read the report again', async () => {
    const resolve = vi.fn(async () => ({ kind: 'report', report: report() }) as const)
    let state = 'blocking'
    const { blockers, row } = await list({}, { resolve, blockers: async () => report({ ...debt, state }) })
    state = 'resolved'
    const pressed = row()
    if (pressed) await remediesOf(blockers).run(pressed, 'pay')
    expect(resolve).toHaveBeenCalledExactlyOnceWith(subject, 'debt', 'pay', {
      idempotencyKey: expect.stringMatching(/.{20}/),
    })
    expect(row()?.status).toBe('clear')
  })

  it.each<[string, Partial<Blocker['remedies'][number]>, object]>([
    ['a link', { kind: 'link', href: '/bills' }, { kind: 'link', href: '/bills' }],
    [
      'somebody to write to',
      { kind: 'contact', href: 'mailto:a@b.example' },
      { kind: 'contact', href: 'mailto:a@b.example' },
    ],
    ['a command', { kind: 'command', command: 'rm x' }, { kind: 'command', command: 'rm x' }],
    ['waiting', { kind: 'wait' }, { kind: 'wait' }],
    ['a link to nowhere', { kind: 'link' }, { kind: 'wait' }],
    ['a command without words', { kind: 'command' }, { kind: 'wait' }],
    ['something that nobody knows', { kind: 'video_call' }, { kind: 'wait', label: 'Pay now' }],
    ['what would be refused', { available: false, why: 'No card.' }, { kind: 'wait', label: 'Pay now: No card.' }],
    ['what would be refused, without a reason', { available: false }, { kind: 'wait', label: 'Pay now' }],
  ])('[BLK-4] offer %s as what it is [F26]', async (_, remedy, expected) => {
    const { blockers, row } = await list({
      remedies: [{ id: 'pay', kind: 'action', label: 'Pay now', available: true, ...remedy }],
    })
    const offered = row()
    expect(offered && describeRemedies(remediesOf(blockers).getState(), offered, enBlockerList)).toMatchObject([
      expected,
    ])
  })

  it('[BLK-1] keep the gate closed while the report cannot be read, and read it again row by row', async () => {
    const blockers = vi
      .fn(async () => report({ ...debt, state: 'resolved' }))
      .mockRejectedValueOnce(refusal('unavailable', 503))
    const { look, blockers: made } = await list({}, { blockers })
    expect(look().gate.open).toBe(false)
    await made.recheck(['report'])
    expect(look().gate.open).toBe(true)
  })
})

describe('what a start was refused with', () => {
  it('[CLO-3] stands in the list of blockers, marked as new [F1]', async () => {
    const changed = report(debt)
    const backend = sampleBackend({
      start: async () => Promise.reject(refusal('blockers-changed', 412, { blockers: changed })),
    })
    const closing = createClosure({ backend, subject, messages: enClosure })
    await closing.refresh()
    const options = { checks: checksOf(closing), messages: enBlockers }
    const blockers = createBlockers(options)
    await blockers.recheck()
    const end = reportsOf(closing)(blockers)
    await closing.start()
    const rows = () => describeBlockers(blockers.getState(), options.checks, enBlockers).rows
    expect(rows()).toMatchObject([{ id: 'debt', status: 'blocking', isNew: true }])
    end()
  })
})
