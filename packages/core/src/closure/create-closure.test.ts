import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.js'
import {
  askingDescriptor,
  refusal,
  sampleBackend,
  sampleClosure,
  sampleDescriptor,
  sampleReport,
  scheduled,
  scheduledDescriptor,
  subject,
} from '../../test/sample-backend.js'
import type { ClosureBackend } from './backend.js'
import type { Closure } from './closure.js'
import { type Closing, createClosure } from './create-closure.js'
import type { ClosureDescriptor } from './descriptor.js'
import { enClosure } from './messages.js'
import type { ClosureOptions, ClosureStorage } from './options.js'
import type { Plan } from './plan.js'
import type { ProblemCode } from './problem.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const lost = new TypeError('fetch failed')

function make(methods: Partial<ClosureBackend> = {}, options: Partial<ClosureOptions> = {}): Closing {
  let keys = 0
  return createClosure({
    backend: sampleBackend(methods),
    subject,
    messages: enClosure,
    backoff: () => 1000,
    newKey: () => `key_${++keys}`,
    ...options,
  })
}

async function open(methods: Partial<ClosureBackend> = {}, options: Partial<ClosureOptions> = {}): Promise<Closing> {
  const closing = make(methods, options)
  closing.connect()
  await closing.refresh()
  return closing
}

const described = (descriptor: ClosureDescriptor) => ({ describe: async () => descriptor })

describe('an idempotency key', () => {
  it('[ALL-3] stays while the user tries the same again, and is another once something has changed', async () => {
    const start = vi.fn<ClosureBackend['start']>().mockRejectedValue(refusal('rate-limited', 429, {}, 1000))
    const closing = await open({ start, ...described(askingDescriptor) })
    const agreed = { typed: 'Brightwater', ticked: ['permanent'] }
    await closing.start(agreed)
    await vi.advanceTimersByTimeAsync(1000)
    await closing.start()
    await vi.advanceTimersByTimeAsync(1000)
    await closing.start({ typed: ' Brightwater ' })
    expect(start.mock.calls.map(([, , { idempotencyKey }]) => idempotencyKey)).toEqual(['key_1', 'key_1', 'key_2'])
    expect(start.mock.lastCall?.[1].challenge).toEqual({ id: 'challenge_1', value: ' Brightwater ' })
  })

  it('[ALL-3] is another for the closure after one that was taken back', async () => {
    const start = vi.fn<ClosureBackend['start']>(async () => ({ ...sampleClosure, ...scheduled }))
    const closing = await open({ start, active: async () => null })
    await closing.start()
    await closing.cancel()
    closing.dismiss()
    await closing.refresh()
    await closing.start()
    expect(start.mock.calls.map(([, , { idempotencyKey }]) => idempotencyKey)).toEqual(['key_1', 'key_3'])
  })

  it('[ALL-3] is random where the app makes none [F91]', async () => {
    const start = vi.fn<ClosureBackend['start']>(async () => sampleClosure)
    const closing = await open({ start }, { newKey: undefined })
    await closing.start()
    expect(start.mock.lastCall?.[2].idempotencyKey).toMatch(/.{20}/)
  })
})

describe('a start whose answer was lost', () => {
  it('[CLO-3] is looked up before it is sent again', async () => {
    const calls: string[] = []
    const start = vi.fn<ClosureBackend['start']>().mockRejectedValueOnce(lost).mockResolvedValue(sampleClosure)
    const closing = await open({
      start: (...call) => {
        calls.push('start')
        return start(...call)
      },
      active: async () => {
        calls.push('active')
        return null
      },
    })
    calls.length = 0
    expect(await closing.start()).toMatchObject({ ok: true })
    expect(calls).toEqual(['start', 'active', 'start'])
  })

  it('[CLO-3] is looked up again and again, with growing patience, before it is sent again', async () => {
    const active = vi
      .fn<ClosureBackend['active']>()
      .mockResolvedValueOnce(null)
      .mockRejectedValueOnce(lost)
      .mockRejectedValueOnce(lost)
    active.mockResolvedValue({ ...sampleClosure, ...scheduled })
    const start = vi.fn<ClosureBackend['start']>().mockRejectedValue(lost)
    const backoff = vi.fn((tries: number) => tries * 1000)
    const closing = await open({ start, active }, { backoff })
    backoff.mockClear()
    const outcome = closing.start()
    await vi.advanceTimersByTimeAsync(2999)
    expect(closing.getState().deed).toBeDefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(await outcome).toMatchObject({ ok: true, closure: { state: 'scheduled' } })
    expect(start).toHaveBeenCalledOnce()
    expect(backoff.mock.calls).toEqual([[1], [2]])
  })

  it('[CLO-3] is looked up at once when the network is back', async () => {
    const active = vi.fn<ClosureBackend['active']>().mockResolvedValueOnce(null).mockRejectedValueOnce(lost)
    active.mockResolvedValue(sampleClosure)
    const closing = await open({ start: async () => Promise.reject(lost), active }, { backoff: () => 1_000_000 })
    const outcome = closing.start()
    await vi.advanceTimersByTimeAsync(0)
    await closing.refresh()
    expect(await outcome).toMatchObject({ ok: true })
  })

  it('[CLO-3] and sent again is told as it stands now, not as it stood at first', async () => {
    const start = vi.fn<ClosureBackend['start']>().mockRejectedValueOnce(lost)
    start.mockResolvedValue({ ...sampleClosure, ...scheduled })
    const cancelled: Closure = { ...sampleClosure, state: 'cancelled' }
    const closing = await open({ start, active: async () => null, closure: async () => cancelled })
    expect(await closing.start()).toMatchObject({ ok: true, closure: { state: 'cancelled' } })
  })

  it('[CLO-3] waits for the first one, where the server is still at it', async () => {
    const start = vi
      .fn<ClosureBackend['start']>()
      .mockRejectedValueOnce(refusal('idempotency-in-flight', 409, {}, 4000))
    start.mockResolvedValue(sampleClosure)
    const closing = await open({ start, active: async () => null })
    const outcome = closing.start()
    await vi.advanceTimersByTimeAsync(3999)
    expect(start).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(1)
    expect(await outcome).toMatchObject({ ok: true })
    expect(new Set(start.mock.calls.map(([, , { idempotencyKey }]) => idempotencyKey)).size).toBe(1)
  })

  it('[CLO-3] that cannot be looked up because the session is over leaves nobody with a false answer', async () => {
    const active = vi
      .fn<ClosureBackend['active']>()
      .mockResolvedValueOnce(null)
      .mockRejectedValue(refusal('session-ended', 401))
    const closing = await open({ start: async () => Promise.reject(lost), active })
    expect(await closing.start()).toMatchObject({ ok: false, refusal: { reason: 'signed-out' } })
    expect(closing.getState()).toMatchObject({ doubt: true, signedOut: true })
  })

  it('[CLO-3] is looked up first when the user tries again', async () => {
    const active = vi.fn<ClosureBackend['active']>().mockResolvedValue(null)
    const start = vi.fn<ClosureBackend['start']>().mockRejectedValue(lost)
    const closing = await open({ start, active }, { attempts: 2 })
    const outcome = closing.start()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await outcome).toMatchObject({ refusal: { reason: 'uncertain' } })
    start.mockClear()
    active.mockResolvedValue(sampleClosure)
    expect(await closing.start()).toMatchObject({ ok: true })
    expect(start).not.toHaveBeenCalled()
  })
})

describe('leaving the page', () => {
  it('[ALL-4] neither aborts a start nor waits for it, and what was typed is gone [F9, F80, F81]', async () => {
    const answer = deferred<Closure>()
    const start = vi.fn<ClosureBackend['start']>(() => answer.promise)
    const closing = await open({ start, ...described(askingDescriptor) })
    const outcome = closing.start({ typed: 'Brightwater', ticked: ['permanent'] })
    closing.dispose()
    expect(start.mock.lastCall?.[2].signal).toBeUndefined()
    expect(closing.getState()).toMatchObject({ deed: undefined, doubt: true, draft: { typed: '' } })
    answer.resolve(sampleClosure)
    expect(await outcome).toMatchObject({ ok: false, refusal: { reason: 'turned-back' } })
    expect(closing.getState().closure).toBeNull()
  })

  it('[ALL-4] aborts what is read, and takes no notice of its answer', async () => {
    const answer = deferred<null>()
    let signal: AbortSignal | undefined
    const closing = make({
      active: (_, call) => {
        signal = call?.signal
        return answer.promise
      },
    })
    closing.connect()
    closing.dispose()
    expect(signal?.aborted).toBe(true)
    answer.resolve(null)
    await vi.advanceTimersByTimeAsync(0)
    expect(closing.getState().closure).toBeUndefined()
    expect(closing.getState().reading).toBe(false)
  })

  it('ends an old try only, and none that was begun after it', async () => {
    const [first, second] = [deferred<Closure>(), deferred<Closure>()]
    const start = vi
      .fn<ClosureBackend['start']>()
      .mockReturnValueOnce(first.promise)
      .mockReturnValueOnce(second.promise)
    const closing = await open({ start })
    const old = closing.start()
    closing.dispose()
    const fresh = closing.start()
    await vi.advanceTimersByTimeAsync(0)
    first.resolve(sampleClosure)
    expect(await old).toMatchObject({ ok: false })
    expect(closing.getState().deed).toBeDefined()
    second.resolve(sampleClosure)
    expect(await fresh).toMatchObject({ ok: true })
  })
})

describe('a plan', () => {
  const plan: Plan = {
    ...sampleReport,
    id: 'plan_1',
    subject,
    input: { mode: 'immediate' },
    expiresAt: '2026-03-02T09:10:00.000Z',
    totals: { tasks: 0, byKind: {} },
    waves: 0,
    cycles: [],
    survivors: [],
    cost: { monthlyBefore: [], monthlyAfter: [] },
  }
  const planning: ClosureDescriptor = {
    ...sampleDescriptor,
    capabilities: ['plan'],
    modes: [...sampleDescriptor.modes, { mode: 'request', signOut: 'never' }],
  }

  it('[CLO-3] is read where the backend can, sent along as it was shown, and read again once it is too old', async () => {
    const read = vi.fn(async () => plan)
    const start = vi
      .fn<ClosureBackend['start']>()
      .mockRejectedValueOnce(refusal('plan-stale', 412))
      .mockResolvedValue(sampleClosure)
    const closing = await open({ ...described(planning), plan: read, start })
    await closing.refresh()
    expect(read).toHaveBeenCalledOnce()
    expect(await closing.start()).toMatchObject({ refusal: { reason: 'changed' } })
    expect(start.mock.lastCall?.[1]).toEqual({
      mode: 'immediate',
      acknowledgements: [],
      plan: { id: 'plan_1', etag: '"1"' },
    })
    await closing.refresh()
    expect(read).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    await closing.refresh()
    expect(read.mock.calls.length).toBeGreaterThan(2)
  })

  it('is another in another mode', async () => {
    const read = vi.fn<ClosureBackend['plan']>(async () => plan)
    const closing = await open({ ...described(planning), plan: read })
    closing.edit({ mode: 'request' })
    await closing.refresh()
    expect(read.mock.calls.map(([, input]) => input.mode)).toEqual(['immediate', 'request'])
  })
})

describe('the end', () => {
  const leaving = (state: Closure['state'], mode = 'immediate') => {
    const read = async (): Promise<Closure> => ({ ...sampleClosure, state, mode })
    return { start: read, closure: read }
  }
  const withSignOut = (signOut: string): ClosureDescriptor => ({
    ...sampleDescriptor,
    modes: [{ mode: 'immediate', signOut }],
  })

  it.each([
    ['on_complete', 'completed', 1],
    ['on_complete', 'in_progress', 0],
    ['on_submit', 'in_progress', 1],
    ['on_submit', 'awaiting_confirmation', 1],
    ['on_submit', 'rejected', 0],
    ['never', 'completed', 0],
    ['when_told', 'completed', 0],
  ])('[CLO-7] ends the session %s: %s, %i times [F22]', async (signOut, state, times) => {
    const endSession = vi.fn()
    const closing = await open({ ...described(withSignOut(signOut)), ...leaving(state) }, { endSession })
    await closing.start()
    await closing.refresh()
    await closing.refresh()
    expect(endSession).toHaveBeenCalledTimes(times)
  })

  it('[CLO-7] goes where the vendor sends the user, with the message, when the user leaves and not before [F84]', async () => {
    const navigate = vi.fn()
    const closing = await open({}, { navigate })
    closing.leave()
    await closing.start()
    expect(navigate).not.toHaveBeenCalled()
    closing.leave()
    expect(navigate).toHaveBeenCalledExactlyOnceWith({
      href: 'https://halcyon.example/bye',
      message: 'Your account has been deleted.',
    })
  })

  it('[CLO-7] takes no message along that is not true', async () => {
    const navigate = vi.fn()
    const closing = await open(leaving('awaiting_vendor', 'request'), { navigate })
    await closing.start()
    closing.leave()
    expect(navigate.mock.lastCall?.[0].message).toMatch(/Nothing has been closed yet/)
  })

  it('[CLO-7] goes where ending the session says, as to another account that is signed in [F23]', async () => {
    const navigate = vi.fn()
    const endSession = async () => ({ href: '/switch-account' })
    const closing = await open(described(withSignOut('on_complete')), { navigate, endSession })
    await closing.start()
    await vi.advanceTimersByTimeAsync(0)
    closing.leave()
    expect(navigate.mock.lastCall?.[0].href).toBe('/switch-account')
  })

  it('[ALL-13] goes to no address that is no link', async () => {
    const navigate = vi.fn()
    const { aftermath } = sampleDescriptor
    const evil = {
      ...sampleDescriptor,
      aftermath: { ...aftermath, returnTo: { href: 'javascript:alert(1)', message: '' } },
    }
    const closing = await open(described(evil), { navigate })
    await closing.start()
    closing.leave()
    expect(navigate).not.toHaveBeenCalled()
  })

  it('[ALL-6] is not undone by a sign-out that fails', async () => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const endSession = async () => Promise.reject(lost)
    const closing = await open(described(withSignOut('on_complete')), { endSession })
    expect(await closing.start()).toMatchObject({ ok: true })
    await vi.advanceTimersByTimeAsync(0)
    expect(reportError).toHaveBeenCalledExactlyOnceWith(lost)
  })

  it('[CLO-3] is held up by no feedback that cannot be sent [F87]', async () => {
    const feedback = vi.fn<ClosureBackend['feedback']>().mockRejectedValue(lost)
    const statusToken = { value: 'token', expiresAt: '' }
    const closing = await open({ feedback, start: async () => ({ ...sampleClosure, statusToken }) })
    await closing.start()
    await expect(closing.sendFeedback({ note: 'We move on.' })).resolves.toBeUndefined()
    expect(feedback.mock.lastCall).toMatchObject([
      { closure: 'closure_1', note: 'We move on.' },
      { statusToken: 'token' },
    ])
    expect(closing.getState().closure?.state).toBe('completed')
  })
})

describe('a draft', () => {
  function memory(): ClosureStorage & { readonly kept: Map<string, string> } {
    const kept = new Map<string, string>()
    return {
      kept,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }
  }
  const agreed = { typed: 'Brightwater', ticked: ['permanent'], choice: 'price', note: 'We move on.' }

  it('[CLO-3] of the reason outlives a reload, and what was typed to confirm does not [F9]', async () => {
    const storage = memory()
    const first = await open(described(askingDescriptor), { storage: () => storage })
    first.edit(agreed)
    expect([...storage.kept.values()].join()).not.toContain('Brightwater')
    first.dispose()
    const second = await open(described(askingDescriptor), { storage: () => storage })
    expect(second.getState().draft).toEqual({ typed: '', ticked: [], choice: 'price', note: 'We move on.' })
    await second.start(agreed)
    expect(storage.kept.size).toBe(0)
  })

  it.each<[string, () => ClosureStorage]>([
    [
      'is blocked',
      () => {
        throw new Error('SecurityError')
      },
    ],
    [
      'is full',
      () => ({
        ...memory(),
        setItem: () => {
          throw new Error('QuotaExceededError')
        },
      }),
    ],
    ['holds something else', () => ({ ...memory(), getItem: () => '{"choice":7,"note":[]}' })],
    ['holds no JSON', () => ({ ...memory(), getItem: () => 'null}' })],
  ])('[CLO-3] is only less convenient where the storage %s [F92]', async (_, storage) => {
    const closing = await open({}, { storage })
    expect(closing.getState().draft).toEqual({ typed: '', ticked: [] })
    closing.edit({ note: 'We move on.' })
    expect(await closing.start()).toMatchObject({ ok: true })
  })
})

describe('other tabs', () => {
  it.each([
    [
      'there are none',
      () => {
        throw new Error('NotSupported')
      },
    ],
    [
      'the channel is closed',
      () => ({
        addEventListener: () => {},
        close: () => {},
        postMessage: () => {
          throw new Error('InvalidState')
        },
      }),
    ],
  ])('[CLO-7] that cannot be told are no reason to fail: %s', async (_, openChannel) => {
    const closing = await open({}, { openChannel })
    expect(await closing.start()).toMatchObject({ ok: true })
  })

  it('[CLO-7] hear of another subject, and of other things, without asking', async () => {
    const active = vi.fn(async () => null)
    let hear: (event: { readonly data: unknown }) => void = () => {}
    const openChannel = () => ({
      addEventListener: (_: 'message', listener: typeof hear) => {
        hear = listener
      },
      close: () => {},
      postMessage: () => {},
    })
    await open({ active }, { openChannel })
    active.mockClear()
    for (const data of ['hello', undefined, JSON.stringify(['offboard.closure', 'organization', 'org_2'])])
      hear({ data })
    expect(active).not.toHaveBeenCalled()
    hear({ data: JSON.stringify(['offboard.closure', 'organization', 'org_1']) })
    expect(active).toHaveBeenCalledOnce()
  })
})

describe('what is read elsewhere', () => {
  const newer = { ...sampleReport, etag: '"2"' }

  it.each<[string, (closing: Closing) => Promise<unknown>]>([
    ['a list of them', ({ backend }) => backend.blockers(subject)],
    ['a remedy', ({ backend }) => backend.resolve(subject, 'lock', 'lift', { idempotencyKey: 'key' })],
  ])('[CLO-3] of blockers is what a start rests on, as the user sees it: %s', async (_, read) => {
    const start = vi.fn<ClosureBackend['start']>(async () => sampleClosure)
    const blockers = vi.fn(async () => sampleReport)
    const resolve = async () => ({ kind: 'report', report: newer }) as const
    const closing = await open({ start, blockers, resolve })
    blockers.mockResolvedValue(newer)
    await read(closing)
    await closing.start()
    expect(start.mock.lastCall?.[2].ifMatch).toBe('"2"')
  })
})

it('[ALL-4] takes no report for the present one that is older than what is known [F12]', async () => {
  const blockers = vi.fn(async () => sampleReport)
  const closing = await open({ blockers })
  blockers.mockResolvedValue({ ...sampleReport, etag: '"0"', observedAt: '2026-03-02T08:59:59.000Z' })
  await closing.backend.blockers(subject)
  expect(closing.getState().report?.etag).toBe('"1"')
})

describe('taking back', () => {
  const opened = { ...described(scheduledDescriptor), active: async () => ({ ...sampleClosure, ...scheduled }) }

  it('[CLO-3] whose answer was lost is seen from how it stands', async () => {
    const cancel = vi.fn<ClosureBackend['cancel']>().mockRejectedValue(lost)
    const closing = await open({ ...opened, cancel, closure: async () => ({ ...sampleClosure, state: 'cancelled' }) })
    expect(await closing.cancel()).toMatchObject({ ok: true, closure: { state: 'cancelled' } })
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('[CLO-3] that did not arrive is sent again with the same key', async () => {
    const cancel = vi.fn<ClosureBackend['cancel']>().mockRejectedValueOnce(lost)
    cancel.mockResolvedValue({ ...sampleClosure, state: 'cancelled' })
    const closure = vi.fn(async (): Promise<Closure> => ({ ...sampleClosure, ...scheduled }))
    const closing = await open({ ...opened, cancel, closure })
    const outcome = closing.cancel()
    closure
      .mockResolvedValueOnce({ ...sampleClosure, ...scheduled })
      .mockResolvedValue({ ...sampleClosure, state: 'cancelled' })
    expect(await outcome).toMatchObject({ ok: true })
    expect(cancel.mock.calls.map(([, { idempotencyKey }]) => idempotencyKey)).toEqual(['key_1', 'key_1'])
  })

  it('[CLO-6] brings back what was closed', async () => {
    const closing = await open()
    await closing.start()
    expect(await closing.restore()).toMatchObject({ ok: true, closure: { state: 'restored' } })
  })

  it('is refused where there is nothing to take back', async () => {
    expect(await (await open()).cancel()).toMatchObject({ ok: false, refusal: { reason: 'failed' } })
  })
})

describe('a start that is not sent', () => {
  it('[CLO-3] says which gate is closed, and keeps saying it until something is filled in', async () => {
    const closing = await open(described(askingDescriptor))
    const refusal = { reason: 'gate', message: `${enClosure.tickNeeded} ${enClosure.phraseNeeded}` }
    expect(await closing.start()).toEqual({ ok: false, error: refusal.message, refusal })
    expect(closing.getState().refusal).toEqual(refusal)
    closing.tick('permanent', true)
    expect(closing.getState().refusal).toBeUndefined()
    closing.tick('permanent', false)
    expect(closing.getState().draft.ticked).toEqual([])
  })

  it('[ALL-2] is refused at once while another is under way, and changes nothing of it', async () => {
    const answer = deferred<Closure>()
    const closing = await open({ start: () => answer.promise })
    const first = closing.start()
    const refusal = { reason: 'pending', message: enClosure.working }
    expect(await closing.start({ note: 'late' })).toEqual({ ok: false, error: refusal.message, refusal })
    expect(await closing.confirm('closure_1', 'token')).toMatchObject({ refusal })
    expect(closing.getState().draft.note).toBeUndefined()
    answer.resolve(sampleClosure)
    expect(await first).toMatchObject({ ok: true })
  })

  it('takes an event for no draft, so that it can be a handler itself', async () => {
    const closing = await open()
    const event = { preventDefault: () => {}, typed: 'x' }
    expect(await closing.start(event)).toMatchObject({ ok: true })
    expect(closing.getState().draft.typed).toBe('')
  })
})

describe('proving who one is', () => {
  const request = { maxAgeSeconds: 300, methods: ['oauth'] }
  const stale = refusal('reauthentication-required', 401, request)

  it('[CLO-3] sends the same again, with the same key and the same words [F18, F20]', async () => {
    const start = vi.fn<ClosureBackend['start']>().mockRejectedValueOnce(stale).mockResolvedValue(sampleClosure)
    const proof = deferred<'done'>()
    const reauthenticate = vi.fn(() => proof.promise)
    const closing = await open({ start }, { reauthenticate })
    const outcome = closing.start()
    await vi.advanceTimersByTimeAsync(0)
    expect(closing.getState().deed?.stage).toBe('proving')
    expect(reauthenticate).toHaveBeenCalledWith(expect.objectContaining(request))
    proof.resolve('done')
    expect(await outcome).toMatchObject({ ok: true })
    expect(start.mock.calls[1]?.[1]).toEqual(start.mock.calls[0]?.[1])
    expect(start.mock.calls[1]?.[2]).toEqual(start.mock.calls[0]?.[2])
  })

  it.each<[string, ClosureOptions['reauthenticate'], string]>([
    ['turned down', async () => 'cancelled', ''],
    ['not on offer', undefined, ''],
    ['broken', async () => Promise.reject(new Error('The prompt was blocked.')), 'The prompt was blocked.'],
  ])('[CLO-3] leaves everything as it was when it is %s [F19]', async (_, reauthenticate, message) => {
    const start = vi.fn<ClosureBackend['start']>().mockRejectedValue(stale)
    const closing = await open({ start }, { reauthenticate })
    const outcome = await closing.start()
    expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'turned-back', message } })
    expect(outcome).toMatchObject({ error: message || { name: 'AbortError' } })
    expect(closing.getState()).toMatchObject({ deed: undefined, doubt: false })
    expect(closing.getState().refusal?.message ?? '').toBe(message)
    expect(start).toHaveBeenCalledOnce()
  })
})

describe('the link of an e-mail', () => {
  it('[CLO-3] is redeemed without a session, and without a look at what may not be seen', async () => {
    const confirm = vi.fn<ClosureBackend['confirm']>(async () => ({ ...sampleClosure, state: 'awaiting_vendor' }))
    const closure = async () => Promise.reject(refusal('session-ended', 401))
    const closing = make({ confirm, closure }, { only: { id: 'closure_1' } })
    expect(await closing.confirm('closure_1', 'token')).toMatchObject({
      ok: true,
      closure: { state: 'awaiting_vendor' },
    })
    expect(confirm).toHaveBeenCalledExactlyOnceWith('closure_1', 'token', { idempotencyKey: 'key_1' })
  })

  it('[CLO-3] that was lost on the way is sent again with the same key', async () => {
    const confirm = vi.fn<ClosureBackend['confirm']>().mockRejectedValueOnce(lost)
    confirm.mockResolvedValue({ ...sampleClosure, state: 'awaiting_vendor' })
    const closure = async () => Promise.reject(refusal('session-ended', 401))
    const closing = make({ confirm, closure }, { only: { id: 'closure_1' } })
    expect(await closing.confirm('closure_1', 'token')).toMatchObject({ ok: true })
    expect(confirm.mock.calls.map(([, , { idempotencyKey }]) => idempotencyKey)).toEqual(['key_1', 'key_1'])
  })

  it('[CLO-3] that is out of date shows how the closure stands [F29]', async () => {
    const waiting: Closure = { ...sampleClosure, state: 'awaiting_confirmation' }
    const confirm = async () => Promise.reject(refusal('token-invalid', 410, { detail: 'It was used already.' }))
    const closing = make({ confirm, closure: async () => waiting }, { only: { id: 'closure_1' } })
    expect(await closing.confirm('closure_1', 'token')).toMatchObject({ error: 'It was used already.' })
    expect(closing.getState().closure).toEqual(waiting)
  })
})

describe('reading a closure', () => {
  const opened = { ...described(scheduledDescriptor), active: async () => ({ ...sampleClosure, ...scheduled }) }
  const statusToken = { value: 'token', expiresAt: '' }

  it('[CLO-5] goes by the status token, which is kept from the start on', async () => {
    const closure = vi.fn<ClosureBackend['closure']>(async () => ({ ...sampleClosure, ...scheduled }))
    const closing = await open({ closure, start: async () => ({ ...sampleClosure, ...scheduled, statusToken }) })
    await closing.start()
    await closing.refresh()
    await closing.refresh()
    expect(closure.mock.lastCall).toMatchObject(['closure_1', { statusToken: 'token' }])
    expect(closing.getState().closure?.statusToken).toBe(statusToken)
  })

  it('[CLO-5] goes by the session once the token is out of date', async () => {
    const closure = vi.fn<ClosureBackend['closure']>(async (_, call) => {
      if (call?.statusToken) throw refusal('status-token-invalid', 401)
      return { ...sampleClosure, state: 'cancelled' }
    })
    const closing = await open({ closure }, { only: { id: 'closure_1', statusToken: 'old' } })
    expect(closing.getState().closure?.state).toBe('cancelled')
  })

  it('[CLO-5] asks what the session that it ended may still ask [F21]', async () => {
    const active = vi.fn<ClosureBackend['active']>(async () => ({ ...sampleClosure, ...scheduled }))
    const closing = await open({
      ...opened,
      active,
      closure: async () => Promise.reject(refusal('session-ended', 401)),
    })
    active.mockResolvedValue(sampleClosure)
    await closing.refresh()
    expect(closing.getState().closure?.state).toBe('completed')
    active.mockResolvedValue({ ...sampleClosure, id: 'closure_2', ...scheduled })
    await closing.refresh()
    expect(closing.getState()).toMatchObject({ closure: { id: 'closure_1' }, error: { code: 'session-ended' } })
  })

  it('[CLO-4] signs nobody out and takes nothing away where a closure is known', async () => {
    const closing = await open({ ...opened, closure: async () => Promise.reject(refusal('not-permitted', 403)) })
    await closing.refresh()
    expect(closing.getState()).toMatchObject({ signedOut: false, closure: { state: 'scheduled' } })
    expect(closing.getState().barred).toBeUndefined()
  })

  it.each<[ProblemCode, number, object]>([
    ['session-ended', 401, { signedOut: true }],
    ['not-permitted', 403, { barred: { reason: 'not_permitted', text: 'not-permitted' } }],
    ['managed-elsewhere', 403, { barred: { reason: 'managed_elsewhere' } }],
  ])('[CLO-3] that is refused with %s says so', async (code, status, expected) => {
    const no = async () => Promise.reject(refusal(code, status))
    expect((await open({ active: no, describe: no, blockers: no })).getState()).toMatchObject(expected)
  })

  it('[CLO-6] is done while somebody looks, again and again while things are removed', async () => {
    const closure = vi.fn(async (): Promise<Closure> => ({ ...sampleClosure, state: 'in_progress' }))
    const active = async () => ({ ...sampleClosure, state: 'in_progress' })
    const closing = make({ active, closure }, { pollEvery: 2000 })
    const hide = closing.connect()
    await closing.refresh()
    await vi.advanceTimersByTimeAsync(2000)
    expect(closure).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(4000)
    expect(closure).toHaveBeenCalledTimes(3)
    hide()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(closure).toHaveBeenCalledTimes(3)
  })

  it('[CLO-6] is tried again with patience while it fails', async () => {
    const active = vi.fn<ClosureBackend['active']>().mockRejectedValue(lost)
    const backoff = vi.fn((tries: number) => tries * 1000)
    await open({ active }, { backoff })
    await vi.advanceTimersByTimeAsync(3000)
    expect(active).toHaveBeenCalledTimes(3)
    expect(backoff.mock.calls.map(([tries]) => tries)).toEqual([1, 2, 3])
    active.mockResolvedValue(null)
    await vi.advanceTimersByTimeAsync(3000)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(active).toHaveBeenCalledTimes(4)
  })

  it('[CLO-6] waits by itself longer each time, and never all pages at once', async () => {
    const active = vi.fn<ClosureBackend['active']>().mockRejectedValue(lost)
    vi.spyOn(Math, 'random').mockReturnValue(0)
    await open({ active }, { backoff: undefined })
    await vi.advanceTimersByTimeAsync(999)
    expect(active).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(active).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(2000)
    expect(active).toHaveBeenCalledTimes(3)
    vi.spyOn(Math, 'random').mockReturnValue(0.999_999)
    await vi.advanceTimersByTimeAsync(200_000)
    const before = active.mock.calls.length
    await vi.advanceTimersByTimeAsync(15_001)
    expect(active).toHaveBeenCalledTimes(before + 1)
  })
})
