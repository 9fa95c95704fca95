import type { FaultId } from '@offboard/testing/stub'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeTime, Site } from '../../test/closing-tab.js'
import { viewOf } from '../../test/view-of.js'

beforeEach(() => {
  vi.useFakeTimers(fakeTime)
})

afterEach(() => {
  vi.useRealTimers()
})

const agreed = { typed: 'Brightwater Media', ticked: ['permanent'], note: 'We move on.' }

describe('a start', () => {
  test('[CLO-3] closes once, and is told as closed only when the server has said so', async () => {
    const site = await Site.with('clear')
    const closing = await site.open()
    expect(viewOf(closing)).toMatchObject({ status: 'preparing', gate: { open: true } })
    const outcome = closing.start()
    expect(viewOf(closing)).toMatchObject({ status: 'starting', announcement: 'Working on it.' })
    expect(await outcome).toMatchObject({ ok: true, closure: { state: 'completed' } })
    expect(viewOf(closing)).toMatchObject({ status: 'ended', announcement: 'It is closed.' })
    expect(site.starts()).toHaveLength(1)
  })

  test('[CLO-3] is refused while a gate is closed, and says which', async () => {
    const site = await Site.with('challenge')
    const closing = await site.open()
    expect(await closing.start()).toMatchObject({
      ok: false,
      error: 'Tick every box to confirm. Type the text to confirm.',
      refusal: { reason: 'gate' },
    })
    expect(await closing.start(agreed)).toMatchObject({ ok: true })
    expect(site.starts()).toHaveLength(1)
  })

  test('[CLO-3] shows what came up after the check, sends nothing more and drops what was typed [F1]', async () => {
    const site = await Site.with('challenge', ['F1'])
    const closing = await site.open()
    const outcome = await closing.start(agreed)
    expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'changed' } })
    expect(closing.getState().draft).toMatchObject({ typed: '', ticked: [], note: agreed.note })
    expect(closing.getState().news).not.toEqual([])
    expect(viewOf(closing)).toMatchObject({ status: 'preparing', gate: { open: false } })
    expect((await site.truth()).closures).toEqual([])
  })

  test('[CLO-3] whose answer was lost is looked up, and not sent again where it was done [F4]', async () => {
    const site = await Site.with('clear', ['F4'])
    const closing = await site.open()
    expect(await closing.start()).toMatchObject({ ok: true, closure: { state: 'completed' } })
    expect(site.starts()).toHaveLength(1)
    expect((await site.truth()).closures).toHaveLength(1)
  })

  test('[CLO-3] that never arrived is sent again with the same key', async () => {
    const site = await Site.with('clear')
    const closing = await site.open()
    site.stub.faults.enable('http-500', { times: 1 })
    const outcome = closing.start()
    expect(await outcome).toMatchObject({ ok: true })
    expect(site.starts().map(({ status }) => status)).toEqual([500, 201])
    expect(new Set(site.starts().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
  })

  test('[ALL-2] happens once, however often it is asked for in one tick [F5]', async () => {
    const site = await Site.with('clear', ['F5'])
    const closing = await site.open()
    const [first, second] = [closing.start(), closing.start()]
    expect(await second).toMatchObject({ ok: false, refusal: { reason: 'pending' } })
    await vi.waitFor(async () => {
      await site.pass(1200)
      expect(closing.getState().closure).toBeTruthy()
    })
    expect(await first).toMatchObject({ ok: true })
    expect(site.starts()).toHaveLength(1)
  })

  test.each([
    ['F6', 'Ines Duarte'],
    ['F7', 'Jonas Weber'],
  ] as const)(
    '[CLO-4] that came second takes up the closure of the first, and shows who began it [F6, F7]: %s',
    async (fault, name) => {
      const site = await Site.with('clear', [fault])
      const closing = await site.open()
      expect(await closing.start()).toMatchObject({
        ok: true,
        closure: { state: 'in_progress', requestedBy: { name } },
      })
      expect(viewOf(closing)).toMatchObject({ status: 'open', announcement: 'Closing is under way.' })
      expect((await site.truth()).closures).toHaveLength(1)
    },
  )

  test('[CLO-3] stays gated while one check gives no answer [F14]', async () => {
    const site = await Site.with('clear', ['F14'])
    const closing = await site.open()
    expect(await closing.start()).toMatchObject({ ok: false, refusal: { reason: 'gate' } })
    expect(viewOf(closing).gate).toMatchObject({ reason: 'It is not known yet whether something is in the way.' })
    expect(site.starts()).toEqual([])
    site.stub.faults.disable('F14')
    await closing.refresh()
    expect(await closing.start()).toMatchObject({ ok: true })
  })

  test('[CLO-3] without a session leads to the sign-in and keeps the reason, not what was typed [F17]', async () => {
    const site = await Site.with('challenge', ['F17'])
    const closing = await site.open()
    expect(await closing.start(agreed)).toMatchObject({ ok: false, refusal: { reason: 'signed-out' } })
    expect(viewOf(closing)).toMatchObject({ status: 'signed-out', gate: { open: false } })
    expect(closing.getState().draft).toMatchObject({ typed: '', note: agreed.note })
    expect((await site.truth()).closures).toEqual([])
    await site.signIn()
    await closing.refresh()
    expect(viewOf(closing).status).toBe('preparing')
    expect(await closing.start(agreed)).toMatchObject({ ok: true })
  })

  test.each([
    ['F18', ['password']],
    ['F20', ['oauth', 'email_link']],
  ] as const)(
    '[CLO-3] goes on with the same key and the same words once the user has proved who they are [F18, F20]: %s',
    async (fault, methods) => {
      const site = await Site.with('challenge', [fault])
      const reauthenticate = vi.fn(async () => {
        await site.prove()
        return 'done' as const
      })
      const closing = await site.open({ reauthenticate })
      const outcome = closing.start(agreed)
      await vi.waitFor(() => expect(reauthenticate).toHaveBeenCalledOnce())
      expect(reauthenticate).toHaveBeenCalledWith(expect.objectContaining({ methods }))
      expect(await outcome).toMatchObject({ ok: true })
      expect(site.starts().map(({ status }) => status)).toEqual([401, 201])
      expect(new Set(site.starts().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    },
  )

  test('[CLO-3] is back where it was, with nothing sent, when the user would rather not say who they are [F19]', async () => {
    const site = await Site.with('challenge', ['F18'])
    const closing = await site.open({ reauthenticate: async () => 'cancelled' })
    expect(await closing.start(agreed)).toMatchObject({ ok: false, error: { name: 'AbortError' } })
    expect(viewOf(closing)).toMatchObject({ status: 'preparing', gate: { open: true }, error: undefined })
    expect(closing.getState().draft).toMatchObject(agreed)
    expect(site.starts().map(({ status }) => status)).toEqual([401])
  })

  test('[CLO-3] tells why proving failed, and sends nothing [F19]', async () => {
    const site = await Site.with('clear', ['F18'])
    const closing = await site.open({
      reauthenticate: async () => {
        throw new Error('The prompt was blocked.')
      },
    })
    expect(await closing.start()).toMatchObject({ ok: false, error: 'The prompt was blocked.' })
    expect(viewOf(closing)).toMatchObject({ status: 'preparing', error: 'The prompt was blocked.' })
    expect((await site.truth()).closures).toEqual([])
  })

  test('[CLO-3] gives up asking for a proof that is never enough', async () => {
    const site = await Site.with('clear', ['F18'])
    const reauthenticate = vi.fn(async () => 'done' as const)
    const closing = await site.open({ reauthenticate })
    expect(await closing.start()).toMatchObject({ ok: false, refusal: { reason: 'failed' } })
    expect(reauthenticate).toHaveBeenCalledTimes(3)
  })

  test.each(['F24', 'F25', 'F30'] as const)(
    '[CLO-3] by somebody who may not is explained, and not offered again [F24, F25, F30]: %s',
    async (fault) => {
      const site = await Site.with('clear')
      const closing = await site.open()
      site.stub.faults.enable(fault)
      expect(await closing.start()).toMatchObject({ ok: false, refusal: { reason: 'not-permitted' } })
      await closing.refresh()
      const { status, unavailable, gate } = viewOf(closing)
      expect(status).toBe('unavailable')
      expect(unavailable?.text).toMatch(/\w/)
      expect(gate).toMatchObject({ open: false, reason: unavailable?.text })
      expect((await site.truth()).closures).toEqual([])
    },
  )

  test.each(['F25', 'F30'] as const)(
    '[CLO-3] is not on offer where the descriptor says so, with who can help [F25, F30]: %s',
    async (fault) => {
      const site = await Site.with('clear', [fault])
      const closing = await site.open()
      expect(viewOf(closing)).toMatchObject({ status: 'unavailable', gate: { open: false } })
      expect(viewOf(closing).unavailable).toMatchObject({ text: expect.stringMatching(/\w/), who: expect.any(String) })
      expect(await closing.start()).toMatchObject({ ok: false })
      expect(site.starts()).toEqual([])
    },
  )

  test('[CLO-3] waits as long as it is asked to, keeps everything, and goes through afterwards [F41]', async () => {
    const site = await Site.with('challenge')
    const closing = await site.open()
    site.stub.faults.enable('F41', { times: 1 })
    expect(await closing.start(agreed)).toMatchObject({
      ok: false,
      error: 'Try again in 2 seconds.',
      refusal: { reason: 'wait', waitMs: 2000 },
    })
    expect(closing.getState().draft).toMatchObject(agreed)
    expect(viewOf(closing).gate).toMatchObject({ open: false, reason: 'Try again in 2 seconds.' })
    await site.pass(2000)
    expect(viewOf(closing).gate.open).toBe(true)
    expect(await closing.start()).toMatchObject({ ok: true })
    expect(new Set(site.starts().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
  })

  test('[CLO-3] with an old name asks for the new one [F75]', async () => {
    const site = await Site.with('challenge', ['F75'])
    const closing = await site.open()
    expect(await closing.start(agreed)).toMatchObject({ ok: false, refusal: { reason: 'expired' } })
    expect(viewOf(closing).challenge?.shown).toBe('Brightwater Media Group')
    expect(closing.getState().draft.typed).toBe('')
    expect(await closing.start({ ...agreed, typed: 'Brightwater Media Group' })).toMatchObject({ ok: true })
  })

  test.each(['html-502', 'bad-json', 'offline', 'http-500'] as FaultId[])(
    '[CLO-3] that nobody answers is never told as done nor as not done [F4]: %s',
    async (fault) => {
      const site = await Site.with('clear')
      const closing = await site.open()
      site.stub.faults.enable(fault)
      const outcome = closing.start()
      await vi.waitFor(() => expect(closing.getState().deed?.stage).toBe('finding-out'))
      expect(viewOf(closing)).toMatchObject({
        status: 'starting',
        announcement: expect.stringContaining('Finding out'),
      })
      await vi.waitFor(() => expect(closing.getState().deed).toBeUndefined())
      expect(await outcome).toMatchObject({ ok: false, refusal: { reason: 'uncertain' } })
      expect(viewOf(closing)).toMatchObject({ error: expect.stringContaining('not known') })
      expect(['preparing', 'signed-out']).toContain(viewOf(closing).status)
      site.stub.faults.disable(fault)
      await closing.refresh({ fresh: true })
      if (!closing.getState().closure) await closing.start()
      expect(viewOf(closing)).toMatchObject({ status: 'ended', announcement: 'It is closed.', error: undefined })
      expect((await site.truth()).closures).toHaveLength(1)
      expect(new Set(site.starts().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    },
  )
})
