import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBlockers } from './create-blockers.js'
import { describeBlockers } from './describe.js'
import { enBlockers } from './messages.js'
import type { Check } from './options.js'

afterEach(() => void vi.useRealTimers())

/** Runs so many checks, whose answers come one by one, a millisecond apart, and counts what a screen would do. */
async function work(count: number) {
  vi.useFakeTimers()
  const checks = Array.from(
    { length: count },
    (_, index): Check => ({
      id: `check-${index}`,
      label: `Check ${index}`,
      check: () => new Promise((answer) => setTimeout(() => answer({ status: 'clear' }), index)),
    }),
  )
  const blockers = createBlockers({ checks, messages: enBlockers })
  let described = 0
  blockers.subscribe(() => {
    described += describeBlockers(blockers.getState(), checks, enBlockers).rows.length
  })
  const done = blockers.recheck()
  await vi.advanceTimersByTimeAsync(count * 2)
  await done
  const { gate } = describeBlockers(blockers.getState(), checks, enBlockers)
  vi.useRealTimers()
  return { described, gate }
}

describe('many checks whose answers come one by one', () => {
  it('[BLK-3] cost work in proportion to their number', async () => {
    const [small, large] = [await work(200), await work(800)]
    expect(large.gate.open).toBe(true)
    expect(large.described / small.described).toBeLessThan(4.5)
  })

  it('[BLK-3] are taken in together from a hundred on, and one by one below', async () => {
    const [below, hundred] = [await work(99), await work(100)]
    // Each is shown when it starts and when it answers.
    expect(below.described).toBe(99 * (1 + 99))
    expect(hundred.described).toBeLessThan(100 * 20)
  })
})
