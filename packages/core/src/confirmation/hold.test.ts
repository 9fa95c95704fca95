import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHold, type HoldEvent, type HoldOptions, type HoldState, transitionHold } from './hold.js'

describe('the machine', () => {
  it.each<[HoldState, HoldEvent['type'], HoldState]>([
    ['idle', 'press', 'holding'],
    ['idle', 'release', 'idle'],
    ['idle', 'complete', 'idle'],
    ['holding', 'press', 'holding'],
    ['holding', 'release', 'idle'],
    ['holding', 'complete', 'held'],
    ['held', 'press', 'held'],
    ['held', 'release', 'idle'],
    ['held', 'complete', 'held'],
  ])('[ALL-1, CNF-15] %s, %s: %s', (state, type, next) => {
    expect(transitionHold(state, { type })).toBe(next)
  })
})

describe('holding', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function setup(given: Partial<HoldOptions> = {}) {
    const onHold = vi.fn()
    const onEarlyRelease = vi.fn()
    return { hold: createHold({ onHold, onEarlyRelease, ...given }), onHold, onEarlyRelease }
  }

  it('[CNF-15] does the deed once, when it was long enough', () => {
    const { hold, onHold, onEarlyRelease } = setup()
    hold.press()
    hold.press()
    vi.advanceTimersByTime(1199)
    expect(onHold).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onHold).toHaveBeenCalledOnce()
    hold.press()
    vi.advanceTimersByTime(5000)
    hold.release()
    expect(onHold).toHaveBeenCalledOnce()
    expect(onEarlyRelease).not.toHaveBeenCalled()
  })

  it('[CNF-15] does nothing when it was let go early, and says so', () => {
    const { hold, onHold, onEarlyRelease } = setup({ duration: 500 })
    hold.press()
    vi.advanceTimersByTime(499)
    hold.release()
    vi.advanceTimersByTime(5000)
    expect(onHold).not.toHaveBeenCalled()
    expect(onEarlyRelease).toHaveBeenCalledOnce()
  })

  it('[CNF-15] ends without a word when the part leaves the page', () => {
    const { hold, onHold, onEarlyRelease } = setup()
    hold.press()
    hold.dispose()
    vi.advanceTimersByTime(5000)
    expect(onHold).not.toHaveBeenCalled()
    expect(onEarlyRelease).not.toHaveBeenCalled()
  })

  it('[CNF-15] counts from the last press, not from one that was let go', () => {
    const { hold, onHold } = setup()
    hold.press()
    vi.advanceTimersByTime(1000)
    hold.release()
    hold.press()
    vi.advanceTimersByTime(1199)
    expect(onHold).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onHold).toHaveBeenCalledOnce()
  })

  it('[CNF-15] can be done again once it was let go', () => {
    const { hold, onHold } = setup()
    for (const _ of [1, 2]) {
      hold.press()
      expect(hold.getState()).toBe('holding')
      vi.advanceTimersByTime(1200)
      expect(hold.getState()).toBe('held')
      hold.release()
      expect(hold.getState()).toBe('idle')
    }
    expect(onHold).toHaveBeenCalledTimes(2)
  })

  it('needs nobody who hears that it was let go early', () => {
    const onHold = vi.fn()
    const hold = createHold({ onHold })
    hold.press()
    hold.release()
    expect(hold.getState()).toBe('idle')
    expect(onHold).not.toHaveBeenCalled()
  })

  it('calls the handler of the latest render', () => {
    const { hold, onHold } = setup()
    const later = vi.fn()
    hold.press()
    hold.setOptions({ onHold: later })
    vi.advanceTimersByTime(1200)
    expect(onHold).not.toHaveBeenCalled()
    expect(later).toHaveBeenCalledOnce()
  })
})
