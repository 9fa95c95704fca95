import type { CheckAnswer } from '@offboard/core/blockers'
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SampleBlockers } from '../../test/sample-blockers.js'
import { pollChecks } from './index.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

function setup(check: () => CheckAnswer | Promise<CheckAnswer> = () => ({ status: 'clear' }), every = 30_000) {
  const run = vi.fn(check)
  const page = render(
    <SampleBlockers
      checks={[{ id: 'sites', label: 'Sites', check: run }]}
      timeout={Number.POSITIVE_INFINITY}
      connections={[pollChecks({ every })]}
    />,
  )
  return { run, page }
}

function hide(isHidden: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isHidden ? 'hidden' : 'visible')
  return act(async () => document.dispatchEvent(new Event('visibilitychange')))
}

describe('polling', () => {
  test('[BLK-3] runs again and again, and no more after it has left the page', async () => {
    const { run, page } = setup()
    await pass(29_999)
    expect(run).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(run).toHaveBeenCalledTimes(2)
    await pass(30_000)
    expect(run).toHaveBeenCalledTimes(3)
    page.unmount()
    await pass(90_000)
    expect(run).toHaveBeenCalledTimes(3)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('[ALL-4] does not go on when it has left the page in the middle of a run', async () => {
    const { run, page } = setup()
    await pass(30_000 - 1)
    run.mockReturnValueOnce(new Promise<CheckAnswer>(() => {}))
    await pass(1)
    page.unmount()
    await pass(90_000)
    expect(run).toHaveBeenCalledTimes(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('[BLK-3] rests while the page is hidden, and runs once on return', async () => {
    const { run } = setup()
    await pass(0)
    await hide(true)
    await pass(200_000)
    expect(run).toHaveBeenCalledTimes(1)
    await hide(false)
    await act(async () => window.dispatchEvent(new Event('focus')))
    expect(run).toHaveBeenCalledTimes(3)
    await pass(29_999)
    expect(run).toHaveBeenCalledTimes(3)
    await pass(1)
    expect(run).toHaveBeenCalledTimes(4)
  })

  test('[BLK-3] never overlaps a run that is under way', async () => {
    let answer = (_: CheckAnswer) => {}
    const { run } = setup(() => new Promise<CheckAnswer>((say) => (answer = say)))
    await pass(300_000)
    expect(run).toHaveBeenCalledTimes(1)
    await act(async () => answer({ status: 'clear' }))
    await pass(30_000)
    expect(run).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['seconds', () => '120'],
    ['a date', () => new Date(Date.now() + 120_000).toUTCString()],
  ])('[BLK-3] obeys a Retry-After in %s [F41]', async (_, retryAfter) => {
    vi.setSystemTime(1_800_000_000_000)
    let fails = false
    const { run } = setup(() => {
      if (fails) throw Object.assign(new Error('Too many requests.'), { retryAfter: retryAfter() })
      return { status: 'clear' }
    })
    fails = true
    await pass(30_000)
    expect(run).toHaveBeenCalledTimes(2)
    fails = false
    await pass(119_999)
    expect(run).toHaveBeenCalledTimes(2)
    await pass(1)
    expect(run).toHaveBeenCalledTimes(3)
  })

  test('[BLK-3] waits longer than a timer can [F49]', async () => {
    const day = 24 * 60 * 60 * 1000
    const { run } = setup(undefined, 30 * day)
    await pass(30 * day - 1)
    expect(run).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(run).toHaveBeenCalledTimes(2)
  })
})
