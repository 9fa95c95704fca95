import { afterEach, expect, test, vi } from 'vitest'
import { createClock, systemClock } from './clock.js'

afterEach(() => void vi.useRealTimers())

test('stands still until it is advanced', async () => {
  const clock = createClock('2026-01-01T00:00:00Z')
  expect(clock.now()).toBe(Date.UTC(2026, 0, 1))
  await clock.advance(500)
  expect(clock.now()).toBe(Date.UTC(2026, 0, 1) + 500)
})

test('wakes sleeps in order, each at its own time, also those that begin on the way', async () => {
  const clock = createClock(0)
  const woken: [string, number][] = []
  const sleep = async (name: string, milliseconds: number) => {
    await clock.sleep(milliseconds)
    woken.push([name, clock.now()])
  }
  const late = sleep('late', 300)
  const chained = sleep('first', 100).then(() => sleep('second', 100))
  await clock.advance(1000)
  await Promise.all([late, chained])
  expect(woken).toEqual([
    ['first', 100],
    ['second', 200],
    ['late', 300],
  ])
})

test('leaves a sleep that is not over', async () => {
  const clock = createClock(0)
  const woken = vi.fn()
  void clock.sleep(100).then(woken)
  await clock.advance(99)
  expect(woken).not.toHaveBeenCalled()
  await clock.advance(1)
  expect(woken).toHaveBeenCalledOnce()
})

test('advances under fake timers', async () => {
  vi.useFakeTimers()
  const clock = createClock(0)
  const slept = clock.sleep(100)
  await clock.advance(100)
  await expect(slept).resolves.toBeUndefined()
})

test.each([
  ['manual', () => createClock(0)],
  ['system', () => systemClock],
])('the %s clock ends a sleep when the signal aborts', async (_, getClock) => {
  const controller = new AbortController()
  const slept = getClock().sleep(1_000_000, controller.signal)
  controller.abort(new Error('enough'))
  await expect(slept).rejects.toThrow('enough')
  await expect(getClock().sleep(1_000_000, controller.signal)).rejects.toThrow('enough')
})

test('the system clock follows the timers of the run time', async () => {
  vi.useFakeTimers({ now: 5000 })
  expect(systemClock.now()).toBe(5000)
  const slept = systemClock.sleep(100)
  await vi.advanceTimersByTimeAsync(100)
  await expect(slept).resolves.toBeUndefined()
})

test('refuses a start that is no point in time, and to go back', async () => {
  expect(() => createClock('yesterday')).toThrow(/cannot start at "yesterday".*Pass milliseconds/)
  await expect(createClock().advance(-1)).rejects.toThrow(/cannot advance by -1.*0 or more/)
})
