import { describe, expect, it, vi } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { createFeedback } from './create-feedback.js'
import { type OfferOptions, offersOf } from './create-offers.js'
import { describeFeedback } from './describe.js'
import { enFeedback, enOffer } from './messages.js'
import type { FeedbackContext, FeedbackOptions } from './options.js'
import type { Reason } from './reasons.js'
import type { FeedbackRecord } from './result.js'

const reasons: readonly Reason[] = [
  { id: 'price', label: 'It costs too much' },
  { id: 'unused', label: 'I do not use it', offer: { id: 'pause', title: 'Pause instead' } },
]

type Accept = NonNullable<OfferOptions['onAccept']>

function setup({ onAccept, ...given }: Partial<FeedbackOptions> & { readonly onAccept?: Accept } = {}) {
  const records: FeedbackRecord[] = []
  const onEnd = (record: FeedbackRecord) => void records.push(record)
  const options: FeedbackOptions = { reasons, messages: enFeedback, onEnd, ...given }
  const feedback = createFeedback<readonly Reason[]>(options)
  const offers = offersOf(feedback)
  const end = offers.connect()
  const accept = (choice?: unknown) => offers.accept(choice, { messages: enOffer, ...(onAccept && { onAccept }) })
  const shown = () => {
    const state = offers.getState()
    return state.status === 'shown' ? state.offer.id : undefined
  }
  const view = () => describeFeedback(feedback.getState(), feedback.action.getState(), options)
  return { feedback, offers, end, accept, shown, records, view }
}

/** A handler that waits to be answered. */
function answeredLater() {
  const answers: { readonly succeed: () => void; readonly fail: (error: unknown) => void }[] = []
  const handler = vi.fn(
    (_input: unknown, _context: FeedbackContext) =>
      new Promise<void>((succeed, fail) => void answers.push({ succeed, fail })),
  )
  return { handler, answers, contextOf: (call: number) => handler.mock.calls[call]?.[1] }
}

describe('an offer', () => {
  async function offered(given: Parameters<typeof setup>[0] = {}) {
    const made = setup({ onSubmit: vi.fn(), ...given })
    made.feedback.choose('unused')
    await made.feedback.submit()
    return made
  }

  it('[FBK-8] is not there at first', () => {
    expect(setup().offers.getState()).toEqual({ status: 'none' })
  })

  it('[FBK-8] is shown before anything is sent', async () => {
    const onSubmit = vi.fn()
    const { offers } = await offered({ onSubmit })
    expect(offers.getState()).toMatchObject({ status: 'shown', offer: { id: 'pause', title: 'Pause instead' } })
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[FBK-8] leads on at once when it is declined', async () => {
    const onSubmit = vi.fn()
    const { offers, shown, view, records } = await offered({ onSubmit })
    await offers.decline()
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(shown()).toBeUndefined()
    expect(view().status).toBe('submitted')
    expect(records.map(({ outcome }) => outcome)).toEqual(['submitted'])
  })

  it('[FBK-8, ALL-2] hands on what the user chose in it, once, and ends as saved', async () => {
    const { handler, answers, contextOf } = answeredLater()
    const onSubmit = vi.fn()
    const { feedback, offers, accept, shown, view, records } = await offered({ onAccept: handler, onSubmit })
    const end = accept({ months: 3 })
    void accept({ months: 6 })
    void offers.decline()
    feedback.choose('price')
    feedback.skip()
    void feedback.submit()
    expect(view().status).toBe('pending')
    expect(shown()).toBe('pause')
    answers[0]?.succeed()
    await end
    const offer = { id: 'pause', title: 'Pause instead' }
    const accepted = { offer, reason: 'unused', choice: { months: 3 } }
    expect(handler).toHaveBeenCalledExactlyOnceWith(accepted, expect.objectContaining({ signal: expect.anything() }))
    expect(records).toEqual([
      {
        outcome: 'saved',
        submissionId: contextOf(0)?.submissionId,
        result: { reasons: [{ id: 'unused', position: 2 }] },
        offer,
        choice: { months: 3 },
      },
    ])
    expect(view()).toMatchObject({ status: 'saved', announcement: '' })
    expect(shown()).toBeUndefined()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[FBK-8] needs no handler: the record says that it was accepted', async () => {
    const { accept, records } = await offered()
    await accept()
    expect(records.map(({ outcome }) => outcome)).toEqual(['saved'])
  })

  it('[FBK-8, ALL-3] that fails can be accepted again, with the same key, or declined', async () => {
    const { handler, answers, contextOf } = answeredLater()
    const { offers, accept, shown, view } = await offered({ onAccept: handler })
    for (const call of [0, 1]) {
      const end = accept({ months: 3 })
      answers[call]?.fail(undefined)
      await end
      expect(view()).toMatchObject({ status: 'failed', error: enOffer.failed })
      expect(shown()).toBe('pause')
    }
    expect(contextOf(1)?.idempotencyKey).toBe(contextOf(0)?.idempotencyKey)
    await offers.decline()
    expect(view()).toMatchObject({ status: 'submitted', error: undefined })
  })

  it.each([
    ['throws', () => Promise.reject(new Error('Paused too often.')), 'Paused too often.'],
    ['answers with an error', () => ({ error: 'Paused too often.' }), 'Paused too often.'],
    ['answers with a failed response', () => ({ ok: false }), enOffer.failed],
  ])('[ALL-5] has failed when the handler %s', async (_, onAccept, error) => {
    const { accept, view } = await offered({ onAccept })
    await accept()
    expect(view()).toMatchObject({ status: 'failed', error })
  })

  it('[ALL-5] is there as before when the user has turned back from accepting it', async () => {
    const { accept, shown, view } = await offered({ onAccept: () => Promise.reject({ name: 'AbortError' }) })
    await accept()
    expect(view()).toMatchObject({ status: 'answering', error: undefined })
    expect(shown()).toBe('pause')
  })

  it('[FBK-8, ALL-3] has another key for another choice, and the same for the same', async () => {
    const onAccept = vi.fn<Accept>().mockRejectedValue(new Error('no'))
    const { accept } = await offered({ onAccept })
    await accept('a month')
    await accept('a month')
    await accept('a year')
    const [first, second, third] = onAccept.mock.calls.map(([, context]) => context.idempotencyKey)
    expect(first).toBe(second)
    expect(third).not.toBe(second)
  })

  it('[FBK-7, FBK-8] is part of one submission: it has the id of what is sent when it is declined', async () => {
    const onAccept = vi.fn<Accept>().mockRejectedValue(new Error('no'))
    const { handler, answers, contextOf } = answeredLater()
    const { offers, accept, records } = await offered({ onAccept, onSubmit: handler })
    await accept()
    const declined = offers.decline()
    await settle()
    answers[0]?.succeed()
    await declined
    const [, accepting] = onAccept.mock.calls[0] ?? []
    expect(contextOf(0)?.idempotencyKey).not.toBe(accepting?.idempotencyKey)
    expect(new Set([contextOf(0)?.submissionId, accepting?.submissionId])).toEqual(new Set([records[0]?.submissionId]))
  })

  it('[FBK-8] is shown once at most, also when the answers change', async () => {
    const { feedback, shown, view } = await offered({ onSubmit: () => Promise.reject(undefined) })
    feedback.choose('price')
    expect(shown()).toBeUndefined()
    feedback.choose('unused')
    await feedback.submit()
    expect(shown()).toBeUndefined()
    expect(view().status).toBe('failed')
  })

  it.each(['write', 'skip'] as const)('[FBK-8] is left behind by %s', async (how) => {
    const { feedback, shown } = await offered()
    feedback[how]('comment', 'Hm')
    expect(shown()).toBeUndefined()
  })

  it('[FBK-8] takes its failure with it when the answers change', async () => {
    const { feedback, accept, shown, view } = await offered({ onAccept: () => Promise.reject(undefined) })
    await accept()
    feedback.choose('price')
    expect(shown()).toBeUndefined()
    expect(view()).toMatchObject({ status: 'answering', error: undefined })
  })

  it('[FBK-8] that was declined cannot be accepted any more', async () => {
    const onAccept = vi.fn()
    const { offers, accept } = await offered({ onAccept, onSubmit: () => Promise.reject(new Error('no')) })
    await offers.decline()
    await accept()
    expect(onAccept).not.toHaveBeenCalled()
  })

  it('[FBK-8] stays while something is said of the answers', async () => {
    const { feedback, shown } = await offered()
    feedback.tell([{ field: 'reasons', message: 'Are you sure?' }])
    expect(shown()).toBe('pause')
  })

  it('[FBK-8] stays while the same answers are sent again, in another state that is like it', async () => {
    const onSubmit = vi.fn()
    const { feedback, offers } = await offered({ onSubmit })
    const before = offers.getState()
    await feedback.submit()
    expect(offers.getState()).toEqual(before)
    expect(offers.getState()).not.toBe(before)
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[FBK-8] is the first of several', async () => {
    const more = [...reasons, { id: 'dear', label: 'Too dear', offer: { id: 'discount', title: '20 % off' } }]
    const { feedback, shown } = setup({ reasons: more, choice: 'many' })
    feedback.choose('dear')
    feedback.choose('unused')
    await feedback.submit()
    expect(shown()).toBe('pause')
  })

  it('[FBK-8] takes even a choice that is no data', async () => {
    const onAccept = vi.fn<Accept>().mockRejectedValueOnce(new Error('no'))
    const { accept, view } = await offered({ onAccept })
    const cyclic: { self?: unknown } = {}
    cyclic.self = cyclic
    await accept(cyclic)
    expect(view().status).toBe('failed')
    await accept({ ...cyclic })
    expect(view().status).toBe('saved')
    const [first, second] = onAccept.mock.calls.map(([, context]) => context.idempotencyKey)
    expect(second).not.toBe(first)
  })

  it('[FBK-8] that is not there can be neither accepted nor declined', async () => {
    const { feedback, offers, accept, records } = setup({ onSubmit: vi.fn() })
    feedback.choose('price')
    await accept()
    await offers.decline()
    expect(records).toEqual([])
  })
})

describe('offers', () => {
  it('[FBK-8] are made while somebody shows them, and the same for whoever asks', async () => {
    const onSubmit = vi.fn(() => Promise.reject(undefined))
    const { feedback, offers, end, shown } = setup({ onSubmit })
    expect(offersOf(feedback)).toBe(offers)
    end()
    feedback.choose('unused')
    await feedback.submit()
    expect(onSubmit).toHaveBeenCalledOnce()
    offers.connect()
    await feedback.submit()
    expect(shown()).toBe('pause')
    expect(onSubmit).toHaveBeenCalledOnce()
  })

  it('[FBK-8] notice what has changed while nobody showed them', async () => {
    const { feedback, offers, end, shown } = setup()
    feedback.choose('unused')
    await feedback.submit()
    end()
    feedback.choose('price')
    expect(shown()).toBe('pause')
    offers.connect()
    expect(shown()).toBeUndefined()
  })
})
