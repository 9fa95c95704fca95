import { describe, expect, it, vi } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import type { CheckAnswer, ReceivedBlocker } from './answer.js'
import { createBlockers } from './create-blockers.js'
import { remediesOf } from './create-remedies.js'
import { describeBlockers } from './describe.js'
import { enBlockers } from './messages.js'
import type { Check } from './options.js'
import { type BlockersReport, reportCheck } from './report-check.js'

const wait = { kind: 'wait', id: 'wait', label: 'Ready in an hour' } as const
const sites: ReceivedBlocker = { id: 'sites', label: 'Sites', status: 'clear' }
const debts: ReceivedBlocker = { id: 'debts', label: 'Debts', status: 'blocking', count: 2, remedies: [wait] }

const clear: BlockersReport = { blockers: [sites], complete: true, verdict: 'clear' }
const blocked: BlockersReport = { blockers: [sites, debts], complete: true, verdict: 'blocked' }

function setup(first: unknown, ...others: readonly Check[]) {
  const report = vi.fn(async () => first as BlockersReport)
  let checks = [reportCheck({ label: 'Your account', report }), ...others]
  const blockers = createBlockers({ checks, messages: enBlockers })
  const view = () => describeBlockers(blockers.getState(), checks, enBlockers)
  return {
    blockers,
    report,
    view,
    rows: () => view().rows.map(({ label, status }) => `${label}: ${status}`),
    define(next: Check[]) {
      checks = next
      blockers.setOptions({ checks, messages: enBlockers })
    },
  }
}

describe('one report for all blockers', () => {
  it('[BLK-1, BLK-2] is not an open gate before it has come, although it has no rows yet', async () => {
    const { blockers, view, rows } = setup(clear)
    expect(rows()).toEqual(['Your account: unchecked'])
    expect(view().gate.open).toBe(false)
    await blockers.recheck()
    expect(rows()).toEqual(['Sites: clear'])
    expect(view()).toMatchObject({ gate: { open: true }, summary: '1 of 1 cleared' })
  })

  it('[BLK-1, BLK-4] has a row for each of its blockers, after the checks', async () => {
    const { blockers, view, rows } = setup(blocked, {
      id: 'keys',
      label: 'Keys',
      check: () => ({ status: 'clear' }),
    })
    await blockers.recheck()
    expect(rows()).toEqual(['Keys: clear', 'Sites: clear', 'Debts: blocking'])
    expect(view().gate).toMatchObject({ open: false, reason: '1 thing to clear first: Debts.' })
    expect(view().rows.map(({ isNew }) => isNew)).toEqual([false, false, false])
  })

  it('[BLK-1] that finds nothing at all opens the gate', async () => {
    const { blockers, view } = setup({ ...clear, blockers: [] })
    await blockers.recheck()
    expect(view()).toMatchObject({ rows: [], gate: { open: true } })
  })

  it.each([
    ['is incomplete', { ...clear, complete: false }],
    ['does not say whether it is complete', { ...clear, complete: undefined }],
    ['is not sure', { ...clear, verdict: 'unknown' }],
    ['has a verdict that nobody knows', { ...clear, verdict: 'mostly-clear' }],
    ['says blocked, and by nothing', { ...clear, verdict: 'blocked' }],
    ['says clear, and names a blocker', { ...blocked, verdict: 'clear' }],
  ])('[BLK-1, ALL-14] that %s keeps the gate closed, and its rows are shown', async (_, report) => {
    const { blockers, view, rows } = setup(report)
    await blockers.recheck()
    expect(rows().slice(0, 2)).toEqual(['Your account: unknown', 'Sites: clear'])
    expect(view().gate.open).toBe(false)
    expect(view().rows[0]?.error).toBe('This could not be checked.')
  })

  it.each([
    ['nothing', undefined],
    ['no blockers', { complete: true, verdict: 'clear' }],
    ['two with one id', { ...clear, blockers: [sites, sites] }],
    ['a blocker that is null', { ...clear, blockers: [null] }],
  ])('[BLK-1, ALL-14] that has %s keeps the gate closed', async (_, report) => {
    const { blockers, view } = setup(report)
    await blockers.recheck()
    expect(view()).toMatchObject({ rows: [{ label: 'Your account', status: 'unknown' }], gate: { open: false } })
  })

  it('[BLK-1, ALL-14] with a state that nobody knows keeps the gate closed', async () => {
    const { blockers, view, rows } = setup({ ...clear, blockers: [{ ...sites, status: 'resolving' }] })
    await blockers.recheck()
    expect(rows()).toEqual(['Sites: unknown'])
    expect(view().gate.open).toBe(false)
  })

  it('[BLK-1, BLK-6] that fails keeps the last rows, says so, and can be asked for again', async () => {
    const { blockers, report, rows, view } = setup(clear)
    await blockers.recheck()
    report.mockRejectedValueOnce(new Error('The server is down.'))
    await blockers.recheck()
    expect(rows()).toEqual(['Your account: unknown', 'Sites: clear'])
    expect(view().gate.open).toBe(false)
    expect(view().rows[0]?.error).toBe('The server is down.')
    await blockers.recheck(['report'])
    expect(rows()).toEqual(['Sites: clear'])
  })

  it('[BLK-3, BLK-7] replaces the one before: what has gone goes, and what came up is new', async () => {
    const { blockers, report, view, rows } = setup({
      ...clear,
      blockers: [sites, { ...sites, id: 'old', label: 'Old' }],
    })
    await blockers.recheck()
    const { version } = view().gate
    report.mockResolvedValue(blocked)
    await blockers.recheck()
    expect(rows()).toEqual(['Sites: clear', 'Debts: blocking'])
    expect(view().rows.map(({ isNew }) => isNew)).toEqual([false, true])
    expect(view().gate.version).not.toBe(version)
  })

  it('[BLK-3, BLK-4] is what runs when one of its rows is checked again, and its rows say so', async () => {
    const { blockers, report, view } = setup(blocked)
    await blockers.recheck()
    const done = blockers.recheck(['debts'])
    expect(report).toHaveBeenCalledTimes(2)
    expect(view().rows.map(({ checking }) => checking)).toEqual([true, true])
    await done
    expect(view().rows.map(({ checking }) => checking)).toEqual([false, false])
  })

  it('[BLK-5] is read again after a remedy of one of its rows', async () => {
    const run = vi.fn()
    const pay = { kind: 'action', id: 'pay', label: 'Pay', run } as const
    const { blockers, report, rows, view } = setup({ ...blocked, blockers: [{ ...debts, remedies: [pay] }] })
    await blockers.recheck()
    report.mockResolvedValue(clear)
    for (const row of view().rows) await remediesOf(blockers).run(row, 'pay')
    expect(run).toHaveBeenCalledOnce()
    expect(rows()).toEqual(['Sites: clear'])
  })

  it('[BLK-7] is read afresh when the deed reports something while it is under way', async () => {
    const { blockers, report, rows, view } = setup(clear)
    await blockers.recheck()
    void blockers.recheck()
    report.mockResolvedValue(blocked)
    blockers.receive([{ ...sites, status: 'blocking', remedies: [wait] }, debts])
    expect(rows()).toEqual(['Sites: blocking', 'Debts: blocking'])
    await blockers.recheck()
    expect(report).toHaveBeenCalledTimes(3)
    expect(rows()).toEqual(['Sites: clear', 'Debts: blocking'])
    expect(view().rows[1]?.isNew).toBe(true)
  })

  it('[BLK-2, ALL-15] decides before the deed', async () => {
    const { blockers, report } = setup(clear)
    await blockers.recheck()
    report.mockResolvedValue(blocked)
    await expect(blockers.recheckGate()).resolves.toMatchObject({ open: false })
    report.mockResolvedValue(clear)
    await expect(blockers.recheckGate()).resolves.toMatchObject({ open: true })
  })

  it('takes its rows along when it goes', async () => {
    const { blockers, rows, define } = setup(blocked)
    await blockers.recheck()
    define([])
    expect(rows()).toEqual([])
  })

  it('[BLK-2, BLK-3] says nothing about a run of the check that has the id of one of its blockers: its answer is newer', async () => {
    let answer = (_: CheckAnswer) => {}
    const check = () => new Promise<CheckAnswer>((say) => (answer = say))
    const { blockers, rows, view } = setup(clear, { id: 'sites', label: 'Own', check })
    const gate = blockers.recheckGate()
    await settle()
    expect(rows()).toEqual(['Own: clear'])
    expect(view().checking).toBe(true)
    answer({ status: 'blocking', remedies: [wait] })
    await expect(gate).resolves.toMatchObject({ open: false })
    expect(rows()).toEqual(['Own: blocking'])
  })

  it('[BLK-7] takes over what the deed has reported, and lets it go', async () => {
    const { blockers, report, rows } = setup(blocked)
    blockers.receive([debts])
    await blockers.recheck()
    report.mockResolvedValue(clear)
    await blockers.recheck()
    expect(rows()).toEqual(['Sites: clear'])
  })

  it('leaves a check alone that has the id of one of its blockers, and tells it the answer', async () => {
    const { blockers, rows, define } = setup(blocked, { id: 'debts', label: 'Invoices', check: () => debts })
    await blockers.recheck()
    expect(rows()).toEqual(['Invoices: blocking', 'Sites: clear'])
    define([{ id: 'debts', label: 'Invoices', check: () => debts }])
    expect(rows()).toEqual(['Invoices: blocking'])
  })
})
