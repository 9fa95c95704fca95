import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sleep, within } from './time.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => {})

describe('waiting for work', () => {
  it('answers as the work does, and leaves no timer behind', async () => {
    await expect(within({ timeout: 10, what: 'it' }, async () => 7)).resolves.toBe(7)
    const failed = within({ timeout: 10, what: 'it' }, () => Promise.reject(new Error('no')))
    await expect(failed).rejects.toThrow('no')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends after its time, and stops the work', async () => {
    const work = vi.fn(never)
    const waited = expect(within({ timeout: 10, what: 'it' }, work)).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'Offboard: it has not come within 10 ms.',
    })
    await vi.advanceTimersByTimeAsync(10)
    await waited
    expect(work.mock.lastCall).toMatchObject([{ aborted: true, reason: { name: 'TimeoutError' } }])
  })

  it('ends with the signal, and stops the work', async () => {
    const controller = new AbortController()
    const work = vi.fn(never)
    const patience = { timeout: 10, signal: controller.signal, what: 'it' }
    const waited = expect(within(patience, work)).rejects.toThrow('gone')
    controller.abort(new Error('gone'))
    await waited
    expect(work.mock.lastCall).toMatchObject([{ aborted: true, reason: new Error('gone') }])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not begin when the signal has aborted', async () => {
    const work = vi.fn(never)
    const signal = AbortSignal.abort(new Error('gone'))
    await expect(within({ timeout: 10, signal, what: 'it' }, work)).rejects.toThrow('gone')
    expect(work).not.toHaveBeenCalled()
  })

  it('has no time that is too long for a timer [F49]', async () => {
    const waited = within({ timeout: Infinity, what: 'it' }, () => sleep(60_000).then(() => 'done'))
    await vi.advanceTimersByTimeAsync(60_000)
    await expect(waited).resolves.toBe('done')
  })
})

describe('sleeping', () => {
  it('lasts so long, and ends early with the signal', async () => {
    const awake = vi.fn()
    const controller = new AbortController()
    void sleep(10).then(awake)
    void sleep(1e12, controller.signal).then(awake)
    await vi.advanceTimersByTimeAsync(9)
    expect(awake).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(awake).toHaveBeenCalledOnce()
    controller.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect(awake).toHaveBeenCalledTimes(2)
    expect(vi.getTimerCount()).toBe(0)
    await sleep(10, controller.signal)
  })
})
