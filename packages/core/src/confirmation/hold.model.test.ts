import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHold } from './hold.js'

describe('a button that is held under random presses', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[CNF-15] does one deed for each hold that was long enough, and none else', () => {
    const step = fc.oneof(
      fc.constantFrom('press' as const, 'release' as const, 'dispose' as const),
      fc.constantFrom(1, 400, 600, 999, 1000),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        // Since when it is held, and what has been done and offered since the beginning.
        let held: number | undefined
        let [deeds, offers] = [0, 0]
        const onHold = vi.fn()
        const onEarlyRelease = vi.fn()
        const hold = createHold({ duration: 1000, onHold, onEarlyRelease })
        for (const each of steps) {
          if (typeof each === 'number') {
            vi.advanceTimersByTime(each)
            if (held !== undefined && held < 1000 && held + each >= 1000) deeds += 1
            if (held !== undefined) held += each
          } else {
            hold[each]()
            if (each === 'press') held ??= 0
            else {
              if (each === 'release' && held !== undefined && held < 1000) offers += 1
              held = undefined
            }
          }
          const state = held !== undefined && held >= 1000 ? 'held' : 'holding'
          expect(hold.getState()).toBe(held === undefined ? 'idle' : state)
          expect([onHold.mock.calls.length, onEarlyRelease.mock.calls.length]).toEqual([deeds, offers])
        }
        hold.dispose()
        expect(vi.getTimerCount()).toBe(0)
      }),
      { numRuns: 300 },
    )
  })
})
