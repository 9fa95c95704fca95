import { describeClosure, enClosure, type Closing } from '@offboard/core/closure'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Site } from '../../test/closing-tab.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const view = (closing: Closing) => describeClosure(closing.getState(), { messages: enClosure, left: closing.left })

describe('a start', () => {
  test('[CLO-3] closes once, and says so only when the server has', async () => {
    const site = await Site.with('clear')
    const closing = await site.open()
    expect(view(closing)).toMatchObject({ status: 'preparing', gate: { open: true } })
    const outcome = await closing.start()
    expect(outcome).toMatchObject({ ok: true, closure: { state: 'completed' } })
    expect(view(closing)).toMatchObject({ status: 'ended', announcement: 'It is closed.' })
    expect(site.starts()).toHaveLength(1)
  })

  test('[CLO-3] whose answer was lost is looked up, and not sent again where it was done [F4]', async () => {
    const site = await Site.with('clear', ['F4'])
    const closing = await site.open()
    expect(await closing.start()).toMatchObject({ ok: true, closure: { state: 'completed' } })
    expect(site.starts()).toHaveLength(1)
    expect((await site.truth()).closures).toHaveLength(1)
  })
})
