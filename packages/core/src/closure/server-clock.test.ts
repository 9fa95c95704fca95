import { expect, test } from 'vitest'
import { createServerClock } from './server-clock.js'

const at = (time: number) => ({ serverTime: new Date(time).toISOString() })

test('[CLO-6] counts on from the last answer, by a clock that nobody sets [F48]', () => {
  let monotonic = 500
  const clock = createServerClock(() => monotonic)
  expect(clock.now()).toBeUndefined()
  expect(clock.left(at(0).serverTime)).toBeUndefined()
  clock.hear(at(10_000))
  monotonic += 250
  expect(clock.now()).toBe(10_250)
  expect(clock.left(at(11_000).serverTime)).toBe(750)
  expect(clock.left(at(10_000).serverTime)).toBe(-250)
})

test('[CLO-6] does not run back for an answer that was long under way [F12, F13]', () => {
  let monotonic = 0
  const clock = createServerClock(() => monotonic)
  clock.hear(at(10_000))
  monotonic = 3000
  clock.hear(at(11_000))
  expect(clock.now()).toBe(13_000)
  // The machine slept, and its own clock with it.
  clock.hear(at(90_000))
  expect(clock.now()).toBe(90_000)
})

test.each([undefined, null, {}, { serverTime: 'soon' }])('[ALL-14] learns nothing from %j', (answer) => {
  const clock = createServerClock(() => 0)
  clock.hear(answer)
  expect(clock.now()).toBeUndefined()
  clock.hear(at(10_000))
  clock.hear(answer)
  expect(clock.now()).toBe(10_000)
  expect(clock.left('soon')).toBeUndefined()
  expect(clock.left(undefined)).toBeUndefined()
})
