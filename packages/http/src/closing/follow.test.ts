import { scenarios } from '@offboard/testing/stub'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeTime, Site } from '../../test/closing-tab.js'
import { fillIn, viewOf } from '../../test/view-of.js'

beforeEach(() => {
  vi.useFakeTimers(fakeTime)
})

afterEach(() => {
  vi.useRealTimers()
})

const { 'cascade-close': cascadeClose, 'scheduled-grace': scheduledGrace } = scenarios

const day = 24 * 60 * 60 * 1000

describe('a closure that is open', () => {
  test('[CLO-4] is taken up by a page that is loaded in the middle of it, and nothing is started again [F9]', async () => {
    const site = await Site.with('scheduled')
    await (await site.open()).start()
    const reloaded = await site.open()
    expect(viewOf(reloaded)).toMatchObject({ status: 'open', canCancel: true })
    expect(await reloaded.start()).toMatchObject({ ok: false, refusal: { reason: 'gate' } })
    expect(site.starts()).toHaveLength(1)
  })

  test('[CLO-4] is shown in another tab as soon as the first has started it [F6]', async () => {
    const site = await Site.with('scheduled')
    const [here, there] = [await site.open(), await site.open()]
    await here.start()
    await vi.waitFor(() => expect(viewOf(there).status).toBe('open'))
    await here.cancel()
    await vi.waitFor(() => expect(there.getState().closure?.state).toBe('cancelled'))
  })

  test('[CLO-4] is shown to another owner, with who began it [F7]', async () => {
    const site = await Site.with('scheduled')
    await (await site.open()).start()
    const other = await site.open({ backend: site.backend('secondOwner') })
    expect(viewOf(other).status).toBe('open')
    expect(other.getState().closure?.requestedBy?.name).toMatch(/\w/)
  })

  test('[CLO-6] is taken back as long as the server takes it back', async () => {
    const site = await Site.with('scheduled')
    const closing = await site.open()
    await closing.start()
    expect(viewOf(closing).deadlines).toMatchObject([
      { kind: 'effective', left: 30 * day },
      { kind: 'undo', left: 30 * day },
    ])
    expect(await closing.cancel()).toMatchObject({ ok: true, closure: { state: 'cancelled' } })
    expect(viewOf(closing)).toMatchObject({ status: 'ended', canCancel: false })
    closing.dismiss()
    await closing.refresh()
    expect(viewOf(closing)).toMatchObject({ status: 'preparing', gate: { open: true } })
    expect(await closing.start()).toMatchObject({ ok: true, closure: { id: 'closure_2' } })
  })

  test('[CLO-6] that takes effect in the moment it is cancelled is told as the server has it [F15]', async () => {
    const site = await Site.with('scheduled', ['F15'])
    const closing = await site.open()
    await closing.start()
    expect(await closing.cancel()).toMatchObject({ ok: false, refusal: { reason: 'too-late' } })
    await closing.refresh()
    expect(viewOf(closing)).toMatchObject({ announcement: 'It is closed.', error: 'It is too late to take this back.' })
  })

  test('[CLO-4] that is cancelled while its link is redeemed is told as cancelled [F8]', async () => {
    const site = await Site.with('email-confirmation', ['F8'])
    const closing = await site.open()
    await closing.start()
    const id = closing.getState().closure?.id ?? ''
    expect(await closing.confirm(id, await site.mailToken())).toMatchObject({ closure: { state: 'cancelled' } })
    expect(viewOf(closing)).toMatchObject({ status: 'ended', canCancel: false })
  })

  test('[CLO-6] is asked for again when its time has come, thirty days later, and nothing is decided here [F49, F52]', async () => {
    const site = await Site.with('scheduled')
    const closing = await site.open()
    await closing.start()
    const reads = () => site.stub.inspect().requests.length
    const before = reads()
    await site.pass(25 * day)
    expect(reads()).toBe(before)
    await site.pass(5 * day - 1)
    expect(viewOf(closing).status).toBe('open')
    expect(reads()).toBe(before)
    await site.pass(2)
    await vi.waitFor(() => expect(viewOf(closing).announcement).toBe('It is closed.'))
  })

  test('[CLO-6] that the server is late with is not told as closed [F48]', async () => {
    const site = await Site.with('scheduled', ['F48'])
    let ahead = 0
    const closing = await site.open({ now: () => performance.now() + ahead })
    await closing.start()
    ahead = 30 * day
    await vi.advanceTimersByTimeAsync(1)
    await closing.refresh()
    expect(viewOf(closing)).toMatchObject({ status: 'open', announcement: expect.stringContaining('scheduled') })
  })

  test('[CLO-6] counts by the time of the server, whatever the clock of the user says [F48]', async () => {
    const site = await Site.with('scheduled')
    vi.spyOn(Date, 'now').mockReturnValue(0)
    const closing = await site.open()
    await closing.start()
    expect(viewOf(closing).deadlines[0]?.left).toBe(30 * day)
    await site.pass(day)
    expect(closing.left(closing.getState().closure?.effectiveAt)).toBe(29 * day)
  })

  test('[CLO-5] is read on by the status token when the session ends with it [F21]', async () => {
    const site = await Site.with('slow-start', ['F21'])
    const closing = await site.open()
    const outcome = closing.start()
    await vi.waitFor(async () => {
      await site.pass(1200)
      expect(closing.getState().deed).toBeUndefined()
    })
    await outcome
    expect(closing.getState().closure?.statusToken?.value).toMatch(/\w/)
    await closing.refresh()
    expect(viewOf(closing)).toMatchObject({ status: 'ended', announcement: 'It is closed.', error: undefined })
  })

  test('[CLO-5] is read on a page of its own, signed out, by its status token alone', async () => {
    const site = await Site.with('clear')
    const closing = await site.open()
    await closing.start()
    const { id = '', statusToken } = closing.getState().closure ?? {}
    const only = { id, statusToken: statusToken?.value }
    const page = await site.open({ only, backend: site.backend('nobody'), subject: { kind: '', id: '' } })
    expect(viewOf(page)).toMatchObject({ status: 'ended', announcement: 'It is closed.', error: undefined })
    expect(page.getState().closure?.receipt?.emailedTo).toMatch(/@/)
    const wrong = await site.open({ only: { id, statusToken: 'wrong' }, backend: site.backend('nobody') })
    expect(viewOf(wrong)).toMatchObject({ status: 'signed-out', gate: { open: false } })
  })

  test('[CLO-1] as a request waits for the link of the e-mail, which needs no session [F22, F27]', async () => {
    const site = await Site.with('email-confirmation')
    const endSession = vi.fn()
    const closing = await site.open({ endSession })
    await closing.start()
    expect(viewOf(closing)).toMatchObject({
      status: 'open',
      announcement: expect.stringContaining('Nothing has been closed'),
    })
    const only = { id: closing.getState().closure?.id ?? '' }
    // A scanner opens the link: the page reads, and redeems nothing.
    const page = await site.open({ only, backend: site.backend('nobody') })
    expect((await site.truth()).closures[0]?.state).toBe('awaiting_confirmation')
    expect(await page.confirm(only.id, await site.mailToken())).toMatchObject({ ok: true })
    expect(viewOf(page)).toMatchObject({ status: 'open', announcement: expect.stringContaining('being worked on') })
    expect(endSession).not.toHaveBeenCalled()
  })

  test.each([
    ['F28', 'not-permitted', /sign in as that one/i],
    ['F29', 'failed', /\w/],
  ] as const)(
    '[CLO-3] whose link does not work says why, and how it stands [F28, F29]: %s',
    async (fault, reason, words) => {
      const site = await Site.with('email-confirmation', [fault])
      const closing = await site.open()
      await closing.start()
      const id = closing.getState().closure?.id ?? ''
      const outcome = await closing.confirm(id, await site.mailToken())
      expect(outcome).toMatchObject({ ok: false, refusal: { reason } })
      expect(viewOf(closing)).toMatchObject({ status: 'open', error: expect.stringMatching(words) })
      expect((await site.truth()).closures[0]?.state).toBe('awaiting_confirmation')
    },
  )

  test('[CLO-4] that has ended while the page slept is read once on return [F35]', async () => {
    const site = await Site.with('scheduled')
    const closing = site.tab()
    const hide = closing.connect()
    await closing.refresh()
    await closing.start()
    hide()
    await site.pass(31 * day)
    expect(viewOf(closing).status).toBe('open')
    const heard: string[] = []
    closing.subscribe(() => heard.push(viewOf(closing).announcement))
    closing.connect()
    await closing.refresh()
    expect(new Set(heard)).toEqual(new Set([expect.stringContaining('scheduled'), 'It is closed.']))
    expect(viewOf(closing).status).toBe('ended')
  })

  test('[CLO-3] with a partial failure needs attention, and is not told as closed [F31]', async () => {
    const site = await Site.with('failing-task')
    const closing = await site.open()
    await closing.start()
    await vi.waitFor(async () => {
      await site.pass(5000)
      expect(closing.getState().closure?.state).toBe('needs_attention')
    })
    expect(viewOf(closing)).toMatchObject({ status: 'open', announcement: expect.stringContaining('needs attention') })
  })

  test('[CLO-3] is closed as well where what is to be removed is gone already [F16]', async () => {
    const site = await Site.with('resources', ['F16'])
    const closing = await site.open()
    await closing.start()
    await vi.waitFor(async () => {
      await site.pass(5000)
      expect(viewOf(closing).announcement).toBe('It is closed.')
    })
  })

  test('[CLO-3] is read itself where the record of its operation is gone, and new words of a newer server do no harm [F40, F47]', async () => {
    const site = await Site.with('resources', ['F40', 'F47'])
    const closing = await site.open()
    await closing.start()
    await vi.waitFor(async () => {
      await site.pass(5000)
      expect(viewOf(closing).announcement).toBe('It is closed.')
    })
  })

  test('[CLO-5] whose e-mail could not be sent is closed, with a note [F45]', async () => {
    const site = Site.of(cascadeClose(), ['F45'])
    const closing = await site.open()
    await closing.start(fillIn(closing))
    await vi.waitFor(async () => {
      await site.pass(5000)
      expect(viewOf(closing).status).toBe('ended')
    })
    const { state, notes } = closing.getState().closure ?? {}
    expect(state).toBe('completed')
    expect(notes).toEqual([expect.stringMatching(/could not be sent/)])
  })

  test('[CLO-1] that signing in takes back says so before, and can be scheduled again after [F53]', async () => {
    const site = Site.of(scheduledGrace(), ['F53'])
    const closing = await site.open()
    expect(viewOf(closing).warnings).toEqual(['Signing in again takes this back.'])
    await closing.start(fillIn(closing))
    expect(viewOf(closing).warnings).toEqual(['Signing in again takes this back.'])
    await site.signIn()
    await closing.refresh()
    expect(viewOf(closing)).toMatchObject({
      status: 'ended',
      announcement: 'Closing was taken back. Nothing more will happen.',
    })
    closing.dismiss()
    await closing.refresh()
    expect(await closing.start(fillIn(closing))).toMatchObject({ ok: true, closure: { state: 'scheduled' } })
  })
})

describe('reading', () => {
  test('[ALL-4] drops an answer that comes after a newer one [F12]', async () => {
    const site = await Site.with('blocked')
    site.stub.faults.enable('F12')
    const closing = site.tab()
    closing.connect()
    await vi.waitFor(() => expect(closing.getState().descriptor).toBeDefined())
    for (const [blocker, remedy] of [
      ['dns_zones', 'disable'],
      ['edge_applications', 'remove'],
      ['debts', 'pay'],
    ] as const) {
      await site.backend().resolve(site.subject, blocker, remedy, { idempotencyKey: blocker })
    }
    await closing.refresh({ fresh: true })
    expect(viewOf(closing).gate.open).toBe(true)
    await site.pass(1500)
    expect(viewOf(closing).gate.open).toBe(true)
  })

  test('[CLO-3] takes nothing for clear that was checked too long ago [F13]', async () => {
    const site = await Site.with('clear')
    const closing = await site.open()
    site.stub.faults.enable('F13')
    await closing.refresh()
    expect(viewOf(closing).gate.open).toBe(true)
    await site.pass(5 * 60_000 + 5000)
    await closing.refresh()
    expect(viewOf(closing).gate).toMatchObject({ open: false, reason: 'What was checked is too old. Check again.' })
    expect(await closing.start()).toMatchObject({ ok: false, refusal: { reason: 'gate' } })
    expect(site.starts()).toEqual([])
  })

  test('[CLO-3] that fails keeps the gate closed, and is tried again when the server says so [F41]', async () => {
    const site = await Site.with('clear', ['F41'])
    const closing = await site.open()
    expect(viewOf(closing).gate.open).toBe(false)
    const count = () => site.stub.inspect().requests.length
    const before = count()
    await vi.advanceTimersByTimeAsync(1999)
    expect(count()).toBe(before)
    await vi.waitFor(async () => {
      await site.pass(2000)
      expect(viewOf(closing).gate.open).toBe(true)
    })
  })

  test('[CLO-4] again, as on a page that comes out of the back-forward cache, closes the gate of what was started elsewhere [F10]', async () => {
    const site = await Site.with('scheduled')
    const old = await site.open({ openChannel: undefined })
    await (await site.open()).start()
    expect(viewOf(old).gate.open).toBe(true)
    await old.refresh()
    expect(viewOf(old)).toMatchObject({ status: 'open', gate: { open: false } })
  })
})
