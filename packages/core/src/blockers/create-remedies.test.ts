import { describe, expect, it, vi } from 'vitest'
import type { ActionContext } from '../action/index.js'
import type { CheckAnswer, Remedy } from './answer.js'
import { createBlockers } from './create-blockers.js'
import { describeRemedies, type RemediesOptions, remediesOf } from './create-remedies.js'
import { describeBlockers } from './describe.js'
import { enBlockerList, enBlockers } from './messages.js'
import type { Check } from './options.js'

const clear = { status: 'clear' } as const
const blocking = { status: 'blocking' } as const

function payable(run: (context: ActionContext) => unknown, given: RemediesOptions = {}) {
  const check = vi.fn((): CheckAnswer => blocking)
  const pay: Remedy = { kind: 'action', id: 'pay', label: 'Pay', run }
  const call: Remedy = { kind: 'action', id: 'call', label: 'Call', run: vi.fn() }
  const other = vi.fn(() => clear)
  const checks: readonly Check[] = [
    { id: 'debt', label: 'Open invoices', check: () => ({ ...check(), remedies: [pay, call] }) },
    { id: 'zones', label: 'Zones', check: other },
  ]
  const blockers = createBlockers({ checks, messages: enBlockers })
  const row = () => {
    const [first] = describeBlockers(blockers.getState(), checks, enBlockers).rows
    if (!first) throw new Error('There is no row.')
    return first
  }
  const doing = () => describeRemedies(remediesOf(blockers).getState(), row(), enBlockerList)
  return {
    blockers,
    check,
    other,
    row,
    doing,
    remedy: () => doing()[0],
    resolve: (remedyId: string) => remediesOf(blockers).run(row(), remedyId, given),
  }
}

describe('remedies', () => {
  it('[BLK-5] run, and then their check runs again, and no other', async () => {
    const run = vi.fn()
    const { blockers, check, other, row, resolve } = payable(run)
    await blockers.recheck(['debt'])
    check.mockReturnValue(clear)
    await expect(resolve('pay')).resolves.toMatchObject({ status: 'succeeded' })
    expect(run).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ idempotencyKey: expect.any(String), signal: expect.any(AbortSignal) }),
    )
    expect(check).toHaveBeenCalledTimes(2)
    expect(other).not.toHaveBeenCalled()
    expect(row().status).toBe('clear')
  })

  it('[BLK-5, ALL-2] run once at a time, and are pending until their check has answered', async () => {
    let finish = () => {}
    const run = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    )
    const { blockers, doing, remedy, resolve } = payable(run)
    await blockers.recheck(['debt'])
    const first = resolve('pay')
    await expect(resolve('pay')).resolves.toMatchObject({ status: 'pending' })
    expect(run).toHaveBeenCalledOnce()
    expect(remedy()).toMatchObject({ pending: true, error: undefined })
    await resolve('call')
    expect(doing()).toMatchObject([{ pending: true }, { pending: false }])
    finish()
    await first
    expect(remedy()).toMatchObject({ pending: false, error: undefined })
  })

  it('[BLK-5, ALL-5] that fail say why, and the check does not run', async () => {
    const { blockers, check, remedy, resolve } = payable(() => Promise.reject(new Error('The card was declined.')))
    await blockers.recheck(['debt'])
    await expect(resolve('pay')).resolves.toMatchObject({ status: 'failed' })
    expect(remedy()).toMatchObject({ pending: false, error: 'The card was declined.' })
    expect(check).toHaveBeenCalledOnce()
  })

  it('[ALL-3] keep their key for a retry', async () => {
    const run = vi.fn((_context: ActionContext): unknown => Promise.reject('offline'))
    let keys = 0
    const { blockers, resolve } = payable(run, { newKey: () => `key-${++keys}` })
    await blockers.recheck(['debt'])
    await resolve('pay')
    run.mockReturnValue(undefined)
    await resolve('pay')
    await resolve('pay')
    expect(run.mock.calls.map(([{ idempotencyKey }]) => idempotencyKey)).toEqual(['key-1', 'key-1', 'key-2'])
  })

  it('[ALL-4] are not aborted when the list goes, and are still pending when it comes back', async () => {
    let finish = () => {}
    const run = vi.fn(
      (_context: ActionContext) =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    )
    const { blockers, remedy, resolve } = payable(run)
    await blockers.recheck(['debt'])
    const end = resolve('pay')
    blockers.dispose()
    expect(run.mock.calls[0]?.[0].signal.aborted).toBe(false)
    expect(remedy()?.pending).toBe(true)
    await resolve('pay')
    expect(run).toHaveBeenCalledOnce()
    finish()
    await end
    expect(remedy()?.pending).toBe(false)
  })

  it('[BLK-5, ALL-5] that fail without words get those of the catalogue', async () => {
    const { blockers, remedy, resolve } = payable(() => Promise.reject())
    await blockers.recheck(['debt'])
    await resolve('pay')
    expect(remedy()?.error).toBe('This did not work. You can try again.')
  })

  it.each(['link', 'none'])('[BLK-5] that are not done here are not run, only their check is: %s', async (remedyId) => {
    const run = vi.fn()
    const { blockers, check, row } = payable(run)
    await blockers.recheck(['debt'])
    const link: Remedy = { kind: 'link', id: 'link', label: 'Look at it', href: '/debts' }
    const ended = remediesOf(blockers).run({ ...row(), remedies: [link] }, remedyId)
    await expect(ended).resolves.toMatchObject({ status: 'succeeded' })
    expect(run).not.toHaveBeenCalled()
    expect(check).toHaveBeenCalledTimes(2)
  })

  it('[BLK-5] are told apart by their check too', async () => {
    const { blockers, row, resolve } = payable(() => Promise.reject())
    await blockers.recheck()
    await resolve('pay')
    const other = { ...row(), id: 'zones' }
    expect(describeRemedies(remediesOf(blockers).getState(), other, enBlockerList)[0]?.error).toBeUndefined()
  })
})
