import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CheckAnswer } from './answer.js'
import { createBlockers } from './create-blockers.js'
import { describeBlockers } from './describe.js'
import { keepFresh } from './keep-fresh.js'
import { enBlockers } from './messages.js'
import type { BlockersOptions, Check } from './options.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const wait = { kind: 'wait', id: 'wait', label: 'Ready in an hour' } as const

/** Answers at once the first time, and then when the test says so. */
function setup(first: CheckAnswer, maxAge = 60_000) {
  const asked: ((answer: CheckAnswer) => void)[] = []
  const run = vi.fn(() => (run.mock.calls.length === 1 ? first : new Promise<CheckAnswer>((say) => asked.push(say))))
  const checks: readonly Check[] = [{ id: 'sites', label: 'Sites', check: run }]
  const options: BlockersOptions = { checks, messages: enBlockers, timeout: Number.POSITIVE_INFINITY }
  const blockers = createBlockers(options)
  const connection = keepFresh({ maxAge })
  const end = connection(blockers)
  void blockers.recheck()
  const view = () => describeBlockers(blockers.getState(), checks, enBlockers)
  return { blockers, run, asked, view, end, connect: () => connection(blockers) }
}

describe('an answer that becomes too old', () => {
  it('[BLK-2] closes the gate, says so, and is asked for again', async () => {
    const { run, asked, view } = setup({ status: 'clear' })
    await vi.advanceTimersByTimeAsync(59_999)
    expect(view().gate.open).toBe(true)
    expect(run).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(view().gate.open).toBe(false)
    expect(view().rows[0]).toMatchObject({ status: 'unknown', error: 'The last answer is too old.', checking: true })
    expect(run).toHaveBeenCalledTimes(2)
    asked[0]?.({ status: 'clear' })
    await vi.advanceTimersByTimeAsync(59_999)
    expect(view().gate.open).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(view().gate.open).toBe(false)
  })

  it('[BLK-2] closes it also while it is being asked for again', async () => {
    const { blockers, run, view } = setup({ status: 'clear' })
    await vi.advanceTimersByTimeAsync(59_000)
    void blockers.recheck()
    await vi.advanceTimersByTimeAsync(999)
    expect(view().gate.open).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(view().gate.open).toBe(false)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('[BLK-2, BLK-7] leaves a blocker as it is, which is nothing new, and asks again', async () => {
    const { run, asked, view } = setup({ status: 'blocking', remedies: [wait] })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(view().rows[0]).toMatchObject({ status: 'blocking', checking: true })
    expect(run).toHaveBeenCalledTimes(2)
    asked[0]?.({ status: 'blocking', remedies: [wait] })
    await vi.advanceTimersByTimeAsync(0)
    expect(view().rows[0]?.isNew).toBe(false)
  })

  it('[BLK-2] is as old as it is after it was hidden for a while', async () => {
    const { view, end, connect } = setup({ status: 'clear' })
    await vi.advanceTimersByTimeAsync(0)
    end()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(view().gate.open).toBe(true)
    connect()
    expect(view().gate.open).toBe(false)
  })

  it('[BLK-2] may take longer than a timer can [F49]', async () => {
    const days = 24 * 60 * 60 * 1000
    const { run, view } = setup({ status: 'clear' }, 30 * days)
    await vi.advanceTimersByTimeAsync(30 * days - 1)
    expect(run).toHaveBeenCalledTimes(1)
    expect(view().gate.open).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(view().gate.open).toBe(false)
  })

  it('[BLK-2] has one timer for all, none for an answer that stays fresh for ever, and none when it is over', async () => {
    const { blockers, end } = setup({ status: 'clear' })
    await vi.advanceTimersByTimeAsync(1)
    blockers.receive([{ id: 'hold', status: 'clear' }])
    expect(vi.getTimerCount()).toBe(1)
    end()
    blockers.receive([{ id: 'debt', status: 'clear' }])
    expect(vi.getTimerCount()).toBe(0)
    setup({ status: 'clear' }, Number.POSITIVE_INFINITY)
    await vi.advanceTimersByTimeAsync(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[BLK-2, BLK-3] asks for nothing that has not been asked for yet', async () => {
    const run = vi.fn(() => ({ status: 'clear' }) as const)
    const blockers = createBlockers({ checks: [{ id: 'sites', label: 'Sites', check: run }], messages: enBlockers })
    keepFresh({ maxAge: 60_000 })(blockers)
    blockers.receive([{ id: 'hold', status: 'clear' }])
    await vi.advanceTimersByTimeAsync(120_000)
    expect(run).not.toHaveBeenCalled()
  })
})
