import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Check } from './options.js'
import { runCheck } from './run-check.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const controllers = () => new AbortController()

function checkOf(check: (context: { readonly signal: AbortSignal }) => unknown): Check {
  return { id: 'sites', label: 'Sites', check: check as Check['check'] }
}

const never = () => new Promise<never>(() => {})

describe('running a check', () => {
  it.each([
    ['at once', () => ({ status: 'clear' })],
    ['later', async () => ({ status: 'clear' })],
  ])('[BLK-1] takes an answer that comes %s, and leaves no timer behind', async (_, check) => {
    await expect(runCheck(checkOf(check), controllers(), 1000)).resolves.toEqual({ status: 'clear' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('hands the check the signal', async () => {
    const controller = controllers()
    const check = vi.fn(() => ({ status: 'clear' }))
    await runCheck(checkOf(check), controller, 1000)
    expect(check).toHaveBeenCalledExactlyOnceWith({ signal: controller.signal })
    expect(controller.signal.aborted).toBe(false)
  })

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('offline')
      },
    ],
    ['rejects', () => Promise.reject(new Error('offline'))],
  ])('[BLK-1, ALL-5] is unknown when the check %s', async (_, check) => {
    const known = await runCheck(checkOf(check), controllers(), 1000)
    expect(known).toEqual({ status: 'unknown', error: new Error('offline') })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[ALL-5] is unknown when the check throws undefined', async () => {
    const known = await runCheck(
      checkOf(() => Promise.reject()),
      controllers(),
      1000,
    )
    expect(known).toEqual({ status: 'unknown', error: undefined })
  })

  it('[ALL-5, ALL-14] is unknown when the answer cannot be read', async () => {
    const unreadable = Object.defineProperty({}, 'status', {
      get() {
        throw new Error('revoked')
      },
    })
    const known = await runCheck(
      checkOf(() => unreadable),
      controllers(),
      1000,
    )
    expect(known).toEqual({ status: 'unknown', error: new Error('revoked') })
  })

  it('[BLK-1] is unknown when the check does not answer in time, and stops it [F14]', async () => {
    const controller = controllers()
    const answered = vi.fn()
    void runCheck(checkOf(never), controller, 1000).then(answered)
    await vi.advanceTimersByTimeAsync(999)
    expect(answered).not.toHaveBeenCalled()
    expect(controller.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(answered).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ status: 'unknown', why: 'checkTimedOut' }),
    )
    expect(controller.signal.aborted).toBe(true)
  })

  it.each([2 ** 31, Number.POSITIVE_INFINITY])(
    'waits as long as it can when it may take %s milliseconds [F49]',
    async (timeout) => {
      const answered = vi.fn()
      void runCheck(checkOf(never), controllers(), timeout).then(answered)
      await vi.advanceTimersByTimeAsync(24 * 24 * 60 * 60 * 1000)
      expect(answered).not.toHaveBeenCalled()
    },
  )

  it('comes to an end when it is aborted, although the check never answers', async () => {
    const controller = controllers()
    const known = runCheck(checkOf(never), controller, 1000)
    controller.abort(new Error('superseded'))
    await expect(known).resolves.toEqual({ status: 'unknown', error: new Error('superseded') })
    expect(vi.getTimerCount()).toBe(0)
  })
})
