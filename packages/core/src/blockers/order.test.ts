import { describe, expect, it, vi } from 'vitest'
import type { CheckAnswer } from './answer.js'
import { createBlockers } from './create-blockers.js'
import { remediesOf } from './create-remedies.js'
import { describeBlockers } from './describe.js'
import { enBlockers } from './messages.js'
import type { Check } from './options.js'

function setup(answers: Record<string, CheckAnswer['status']>, after: Record<string, readonly string[]>) {
  const run = vi.fn()
  const pay = { kind: 'action', id: 'pay', label: 'Pay', run } as const
  const checks = Object.keys(answers).map(
    (id): Check => ({
      id,
      label: `All ${id}`,
      check: () => ({ status: answers[id] ?? 'clear', remedies: [pay] }) as CheckAnswer,
      after: after[id] ?? [],
    }),
  )
  const blockers = createBlockers({ checks, messages: enBlockers })
  const view = () => describeBlockers(blockers.getState(), checks, enBlockers)
  const row = (id: string) => view().rows.find((each) => each.id === id)
  return {
    blockers,
    answers,
    run,
    row,
    async pay(id: string) {
      const pressed = row(id)
      if (pressed) await remediesOf(blockers).run(pressed, 'pay')
    },
  }
}

describe('a check that comes after others', () => {
  it('[BLK-8] is locked until they are clear, is checked all the same, and says what comes first', async () => {
    const { blockers, answers, row } = setup(
      { sites: 'blocking', zones: 'warning', keys: 'blocking', debts: 'blocking' },
      { debts: ['sites', 'zones', 'keys'] },
    )
    expect(row('debts')?.locked).toBe('Locked until this is clear: All sites, All zones, and All keys.')
    await blockers.recheck()
    expect(row('debts')).toMatchObject({
      status: 'blocking',
      remedies: [],
      locked: 'Locked until this is clear: All sites and All keys.',
    })
    expect(row('sites')).toMatchObject({ locked: undefined, remedies: [{ id: 'pay' }] })
    answers.sites = 'clear'
    answers.keys = 'not-applicable'
    await blockers.recheck()
    expect(row('debts')).toMatchObject({ locked: undefined, remedies: [{ id: 'pay' }] })
  })

  it('[BLK-8] refuses its remedies meanwhile', async () => {
    const { blockers, answers, run, pay } = setup({ sites: 'blocking', debts: 'blocking' }, { debts: ['sites'] })
    await blockers.recheck()
    await pay('debts')
    expect(run).not.toHaveBeenCalled()
    answers.sites = 'clear'
    await blockers.recheck()
    await pay('debts')
    expect(run).toHaveBeenCalledOnce()
  })

  it.each([
    ['is not in the list', { debts: ['invoices-1'] }],
    ['is itself', { debts: ['debts'] }],
    ['stands below it, so that nothing can wait in a circle', { sites: ['debts'], debts: ['sites'] }],
  ])('[BLK-8] does not wait for one that %s, and development complains once', async (_, after) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { blockers, row, answers } = setup({ sites: 'blocking', debts: 'blocking' }, after)
    expect(error).toHaveBeenCalledOnce()
    setup({ sites: 'clear', debts: 'clear' }, after)
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('does not stand before it in the list'))
    await blockers.recheck()
    expect(row('sites')?.locked).toBeUndefined()
    answers.sites = 'clear'
    await blockers.recheck()
    expect(row('debts')?.locked).toBeUndefined()
  })
})
