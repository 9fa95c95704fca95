import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { createFeedback } from './create-feedback.js'
import { describeFeedback } from './describe.js'
import { enFeedback } from './messages.js'
import type { FeedbackContext, FeedbackOptions } from './options.js'
import type { Reason } from './reasons.js'
import type { FeedbackRecord } from './result.js'

const reasons: readonly Reason[] = [
  { id: 'price', label: 'It costs too much', code: 'too_expensive', branch: 'billing' },
  { id: 'unused', label: 'I do not use it', offer: { id: 'pause', title: 'Pause instead' } },
  { id: 'other', label: 'Something else', followUp: { label: 'What is it?', required: true } },
]

function setup(given: Partial<FeedbackOptions> = {}) {
  const records: FeedbackRecord[] = []
  let keys = 0
  const options: FeedbackOptions = {
    reasons,
    messages: enFeedback,
    newKey: () => `key-${++keys}`,
    onEnd: (record) => void records.push(record),
    ...given,
  }
  const feedback = createFeedback<readonly Reason[]>(options)
  const view = () => describeFeedback(feedback.getState(), feedback.action.getState(), options)
  return { feedback, records, view }
}

/** A handler that waits to be answered. */
function answeredLater() {
  const answers: { readonly succeed: (answer?: unknown) => void; readonly fail: (error: unknown) => void }[] = []
  const handler = vi.fn(
    (_input: unknown, _context: FeedbackContext) =>
      new Promise<unknown>((succeed, fail) => {
        answers.push({ succeed, fail })
      }),
  )
  return { handler, answers, contextOf: (call: number) => handler.mock.calls[call]?.[1] }
}

describe('the answers', () => {
  it('[FBK-1, FBK-4] are ids with the places at which they were shown, branches and codes', async () => {
    const onSubmit = vi.fn()
    const { feedback, records } = setup({ onSubmit, choice: 'many', comment: { label: 'Anything else?' } })
    feedback.choose('other')
    feedback.choose('price')
    feedback.write('followUp-other', '  Moving abroad ')
    feedback.write('comment', ' Thanks! ')
    await feedback.submit()
    const result = {
      reasons: [
        { id: 'price', position: 1, code: 'too_expensive', branch: 'billing' },
        { id: 'other', position: 3, followUp: 'Moving abroad' },
      ],
      comment: 'Thanks!',
    }
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith(result, expect.anything())
    expect(records).toEqual([{ outcome: 'submitted', submissionId: 'key-2', result }])
  })

  it('[FBK-2] have nothing chosen beforehand', () => {
    const { view } = setup({ choice: 'many' })
    expect(view().rows.map(({ checked }) => checked)).toEqual([false, false, false])
    expect(view()).toMatchObject({ canSkip: true, canClear: false, errors: [], announcement: '' })
  })

  it('[FBK-2] hold one reason or several, and each can be taken back', () => {
    const checked = ({ view }: ReturnType<typeof setup>) => view().rows.flatMap((row) => (row.checked ? row.id : []))
    const one = setup()
    one.feedback.choose('other')
    one.feedback.choose('price')
    expect(checked(one)).toEqual(['price'])
    expect(one.view().canClear).toBe(true)
    one.feedback.clear()
    expect(checked(one)).toEqual([])
    const many = setup({ choice: 'many' })
    many.feedback.choose('other')
    many.feedback.choose('price')
    expect(checked(many)).toEqual(['price', 'other'])
    many.feedback.choose('other', false)
    expect(checked(many)).toEqual(['price'])
    many.feedback.choose('typo')
    expect(many.feedback.getState().chosen).toEqual(['price'])
  })

  it('[FBK-3] leave out the text of a reason that is not chosen, and keep its draft', () => {
    const { feedback, view } = setup()
    feedback.choose('other')
    feedback.write('followUp-other', 'Moving')
    feedback.choose('price')
    expect(view().rows[2]?.followUp).toBeUndefined()
    expect(view().result.reasons).toEqual([expect.not.objectContaining({ followUp: 'Moving' })])
    feedback.choose('other')
    expect(view().rows[2]?.followUp?.text).toBe('Moving')
    expect(view().result.reasons).toEqual([{ id: 'other', position: 3, followUp: 'Moving' }])
  })

  it.each(['', ' ', '\n\t\u00a0'])(
    '[FBK-3] do not take %j for the text of a reason, though none is required',
    async (text) => {
      const { feedback, view, records } = setup()
      feedback.choose('other')
      feedback.write('followUp-other', text)
      await feedback.submit()
      expect(view().errors).toEqual([{ field: 'followUp-other', message: 'Fill in “What is it?”.' }])
      expect(view().rows[2]?.followUp?.error).toBe('Fill in “What is it?”.')
      expect(records).toEqual([])
    },
  )

  it('forget a reason that there is no more', () => {
    const { feedback } = setup()
    feedback.choose('price')
    const view = describeFeedback(feedback.getState(), feedback.action.getState(), {
      reasons: reasons.slice(1),
      messages: enFeedback,
    })
    expect(view.result.reasons).toEqual([])
    expect(view.canClear).toBe(false)
  })
})

describe('errors', () => {
  it('[FBK-6] come on submit, in the order of the form, and then follow the answers', async () => {
    const { feedback, view } = setup({ required: true, choice: 'many', comment: { label: 'Why?', required: true } })
    feedback.write('comment', ' ')
    expect(view().errors).toEqual([])
    await feedback.submit()
    expect(view().errors).toEqual([
      { field: 'reasons', message: 'Choose at least one reason.' },
      { field: 'comment', message: 'Fill in “Why?”.' },
    ])
    expect(view()).toMatchObject({ choiceError: 'Choose at least one reason.', comment: { error: 'Fill in “Why?”.' } })
    feedback.choose('other')
    expect(view().errors.map(({ field }) => field)).toEqual(['followUp-other', 'comment'])
    feedback.write('comment', 'Because')
    expect(view().errors.map(({ field }) => field)).toEqual(['followUp-other'])
    feedback.write('comment', '')
    expect(view().errors.map(({ field }) => field)).toEqual(['followUp-other', 'comment'])
  })

  it.each([
    [
      'Zod',
      z.object({
        comment: z.string().min(10, 'Too short.'),
        reasons: z.array(z.object({ followUp: z.string().min(10, 'Tell more.').optional() })),
      }),
    ],
    [
      'Valibot',
      v.object({
        comment: v.pipe(v.string(), v.minLength(10, 'Too short.')),
        reasons: v.array(v.object({ followUp: v.optional(v.pipe(v.string(), v.minLength(10, 'Tell more.'))) })),
      }),
    ],
    [
      'an asynchronous one',
      v.objectAsync({
        comment: v.pipeAsync(
          v.string(),
          v.checkAsync(async (text) => text.length >= 10, 'Too short.'),
        ),
        reasons: v.array(v.object({ followUp: v.optional(v.pipe(v.string(), v.minLength(10, 'Tell more.'))) })),
      }),
    ],
  ])('[FBK-6] are found by any Standard Schema: %s', async (_, schema) => {
    const onSubmit = vi.fn()
    const { feedback, view } = setup({ schema, onSubmit, comment: { label: 'Why?' } })
    feedback.choose('other')
    feedback.write('followUp-other', 'Hm')
    feedback.write('comment', 'Hm')
    expect(view().errors).toEqual([])
    await feedback.submit()
    expect(view().status).toBe('answering')
    expect(view().errors).toEqual([
      { field: 'followUp-other', message: 'Tell more.' },
      { field: 'comment', message: 'Too short.' },
    ])
    feedback.write('comment', 'A little more')
    feedback.write('followUp-other', 'Hm, hm')
    await settle()
    expect(view().errors).toEqual([{ field: 'followUp-other', message: 'Tell more.' }])
    feedback.write('followUp-other', 'Moving abroad')
    await settle()
    expect(view().errors).toEqual([])
    expect(onSubmit).not.toHaveBeenCalled()
    await feedback.submit()
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(view().status).toBe('submitted')
  })

  it('[FBK-6] of a schema that answers late are dropped when the answers have changed', async () => {
    const answers: ((issues: { message: string; path: string[] }[]) => void)[] = []
    const validate = () =>
      new Promise<{ issues: { message: string; path: string[] }[] }>((resolve) =>
        answers.push((issues) => resolve({ issues })),
      )
    const { feedback, view } = setup({ schema: { '~standard': { validate } }, comment: { label: 'Why?' } })
    feedback.write('comment', 'a')
    void feedback.submit()
    answers[0]?.([{ message: 'First.', path: ['comment'] }])
    await settle()
    feedback.write('comment', 'b')
    feedback.write('comment', 'c')
    answers[2]?.([{ message: 'About c.', path: ['comment'] }])
    await settle()
    answers[1]?.([{ message: 'About b.', path: ['comment'] }])
    await settle()
    expect(view().errors).toEqual([{ field: 'comment', message: 'About c.' }])
  })

  it.each([
    ['throws', [{ pointer: '/reasons/0/followUp', detail: 'Too long.' }], 'followUp-other'],
    ['throws', [{ pointer: '#/comment', detail: 'Too long.' }], 'comment'],
    ['answers', [{ field: 'reasons[0].followUp', message: 'Too long.' }], 'followUp-other'],
    ['answers', [{ path: ['reasons', 0, 'followUp'], message: 'Too long.' }], 'followUp-other'],
    ['answers', [{ path: [{ key: 'comment' }], message: 'Too long.' }], 'comment'],
    ['answers', [{ field: 'reasons', message: 'Too long.' }], 'reasons'],
    ['answers', [{ pointer: '/reasons/0/id', message: 'Too long.' }], 'reasons'],
    ['answers', [{ pointer: '/reasons/7/followUp', message: 'Too long.' }], 'reasons'],
    ['answers', [{ pointer: '/plan', message: 'Too long.' }], 'form'],
    ['answers', [{ message: 'Too long.' }], 'form'],
  ])('[FBK-6] take in those of a server that %s %j', async (how, errors, field) => {
    const onSubmit = async () => {
      if (how === 'throws') throw Object.assign(new Error('Unprocessable'), { errors })
      return { ok: false, errors }
    }
    const { feedback, view, records } = setup({ onSubmit, comment: { label: 'Why?' } })
    feedback.choose('other')
    feedback.write('followUp-other', 'Moving')
    await feedback.submit()
    expect(view()).toMatchObject({ status: 'answering', error: undefined, errors: [{ field, message: 'Too long.' }] })
    expect(records).toEqual([])
    feedback.choose('price')
    feedback.write('comment', 'x')
    expect(view().errors).toEqual([])
  })

  it('[FBK-6] of a field that is not there are told of the whole', async () => {
    const { feedback, view } = setup({ onSubmit: () => ({ errors: [{ field: 'comment', message: 'Is missing.' }] }) })
    feedback.choose('price')
    await feedback.submit()
    expect(view().errors).toEqual([{ field: 'form', message: 'Is missing.' }])
  })
})

describe('sending', () => {
  it('[FBK-7, ALL-2] happens once for two calls in one tick, and never again after it was done', async () => {
    const { handler, answers } = answeredLater()
    const { feedback, view, records } = setup({ onSubmit: handler })
    feedback.choose('price')
    const ends = [feedback.submit(), feedback.submit()]
    expect(view().status).toBe('pending')
    await settle()
    answers[0]?.succeed()
    await Promise.all(ends)
    await feedback.submit()
    feedback.skip()
    expect(handler).toHaveBeenCalledOnce()
    expect(records.map(({ outcome }) => outcome)).toEqual(['submitted'])
    expect(view()).toMatchObject({ status: 'submitted', announcement: 'Your feedback was sent.', canSkip: false })
  })

  it('[FBK-7] keeps the answers as they are while it is under way, and every one after a failure', async () => {
    const { handler, answers } = answeredLater()
    const { feedback, view } = setup({ onSubmit: handler })
    feedback.choose('other')
    feedback.write('followUp-other', 'Moving')
    const end = feedback.submit()
    feedback.choose('price')
    feedback.write('followUp-other', 'Staying')
    feedback.skip()
    await settle()
    answers[0]?.fail(new Error('The server is full.'))
    await end
    expect(view()).toMatchObject({ status: 'failed', error: 'The server is full.' })
    expect(view().result.reasons).toEqual([{ id: 'other', position: 3, followUp: 'Moving' }])
  })

  it('[FBK-7, ALL-3] has the same key for the same answers, another for others, and one id for all attempts', async () => {
    const { handler, answers, contextOf } = answeredLater()
    const { feedback, records } = setup({ onSubmit: handler })
    const attempt = async (call: number, how: 'succeed' | 'fail') => {
      const end = feedback.submit()
      await settle()
      answers[call]?.[how](undefined)
      await end
    }
    feedback.choose('price')
    await attempt(0, 'fail')
    await attempt(1, 'fail')
    feedback.choose('unused')
    await feedback.submit()
    const declined = feedback.decline()
    await settle()
    answers[2]?.succeed()
    await declined
    const keys = [0, 1, 2].map((call) => contextOf(call)?.idempotencyKey)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
    const ids = new Set([0, 1, 2].map((call) => contextOf(call)?.submissionId))
    expect(ids).toEqual(new Set([records[0]?.submissionId]))
  })

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('No.')
      },
      'No.',
    ],
    ['rejects with nothing', () => Promise.reject(undefined), enFeedback.failed],
    ['answers with an error', () => ({ error: 'No.' }), 'No.'],
    ['answers with a failed response', () => ({ ok: false }), enFeedback.failed],
  ])('[ALL-5] is failed when the handler %s', async (_, onSubmit, error) => {
    const { feedback, view, records } = setup({ onSubmit })
    feedback.choose('price')
    await feedback.submit()
    expect(view()).toMatchObject({ status: 'failed', error })
    expect(records).toEqual([])
  })

  it('[ALL-5] is failed when the schema throws', async () => {
    const onSubmit = vi.fn()
    const validate = () => {
      throw new Error('No such rule.')
    }
    const { feedback, view } = setup({ onSubmit, schema: { '~standard': { validate } } })
    feedback.choose('price')
    await feedback.submit()
    expect(view().status).toBe('failed')
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[ALL-6] is done, though the listener of its end throws', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const onEnd = () => {
      throw new Error('analytics is down')
    }
    const { feedback, view } = setup({ onEnd })
    feedback.choose('price')
    await feedback.submit()
    expect(view().status).toBe('submitted')
    expect(reported).toHaveBeenCalledOnce()
  })
})

describe('the end', () => {
  it('[FBK-2, FBK-7] is a skip where nothing is required, by its button or by sending nothing', async () => {
    const onSubmit = vi.fn()
    for (const how of ['skip', 'submit'] as const) {
      const { feedback, view, records } = setup({ onSubmit, comment: { label: 'Why?' } })
      feedback.write('comment', ' ')
      await feedback[how]()
      expect(records).toEqual([{ outcome: 'skipped', submissionId: 'key-1' }])
      expect(view().announcement).toBe('You go on without feedback.')
    }
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[FBK-2] is no skip where a reason is required', async () => {
    const { feedback, view, records } = setup({ required: true })
    expect(view().canSkip).toBe(false)
    feedback.skip()
    expect(records).toEqual([])
    expect(view().status).toBe('answering')
  })

  it('[FBK-7, ALL-4] is abandoned when the part leaves the page, and what arrives later changes nothing', async () => {
    const { handler, answers, contextOf } = answeredLater()
    const { feedback, records } = setup({ onSubmit: handler })
    feedback.choose('price')
    const end = feedback.submit()
    await settle()
    feedback.dispose()
    expect(contextOf(0)?.signal.aborted).toBe(false)
    const before = feedback.getState()
    answers[0]?.succeed()
    await end
    expect(feedback.getState()).toBe(before)
    expect(records).toEqual([{ outcome: 'abandoned', submissionId: 'key-2', result: expect.anything() }])
  })

  it('[ALL-4] sends nothing when the part has left the page while the schema was asked', async () => {
    const onSubmit = vi.fn()
    const validate = async (value: unknown) => ({ value })
    const { feedback } = setup({ onSubmit, schema: { '~standard': { validate } } })
    feedback.choose('price')
    const end = feedback.submit()
    feedback.dispose()
    await end
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[FBK-7] comes once for each submission: used again after it was abandoned, it is another one', async () => {
    const { feedback, records } = setup()
    feedback.choose('price')
    feedback.dispose()
    await feedback.submit()
    feedback.dispose()
    expect(records.map(({ outcome }) => outcome)).toEqual(['abandoned', 'submitted'])
    expect(records[1]?.submissionId).not.toBe(records[0]?.submissionId)
  })
})

describe('the gate', () => {
  it('[FBK-9, ALL-15] is open where nothing is required, whatever is wrong', async () => {
    const { feedback, view } = setup()
    feedback.choose('other')
    await feedback.submit()
    expect(view().errors).toHaveLength(1)
    expect(view().gate.open).toBe(true)
  })

  it('[FBK-9, ALL-15] is closed, with the reason, until what is required is answered', () => {
    const { feedback, view } = setup({ required: true })
    expect(view().gate).toEqual({ open: false, reason: 'Choose a reason.' })
    feedback.choose('other')
    expect(view().gate).toEqual({ open: false, reason: 'Fill in “What is it?”.' })
    feedback.write('followUp-other', 'Moving')
    expect(view().gate.open).toBe(true)
  })

  it('[FBK-9] is not closed by sending that fails or never ends, and the user may go on without', async () => {
    const { handler, answers } = answeredLater()
    const { feedback, view, records } = setup({ required: true, onSubmit: handler })
    feedback.choose('price')
    const end = feedback.submit()
    await settle()
    expect(view().gate.open).toBe(true)
    answers[0]?.fail(new TypeError('Failed to fetch'))
    await end
    expect(view()).toMatchObject({ status: 'failed', error: enFeedback.failed, canSkip: true, gate: { open: true } })
    feedback.skip()
    expect(view()).toMatchObject({ status: 'skipped', error: undefined, canSkip: false })
    expect(records).toEqual([{ outcome: 'skipped', submissionId: 'key-2', result: expect.anything() }])
  })

  it('[FBK-9] is not closed by a server that refuses the answers', async () => {
    const { feedback, view } = setup({ required: true, onSubmit: () => ({ errors: [{ message: 'Never.' }] }) })
    feedback.choose('price')
    await feedback.submit()
    expect(view()).toMatchObject({ errors: [{ field: 'form' }], canSkip: true, gate: { open: true } })
  })
})

describe('an offer', () => {
  async function offered(given: Partial<FeedbackOptions> = {}) {
    const made = setup({ onSubmit: vi.fn(), ...given })
    made.feedback.choose('unused')
    await made.feedback.submit()
    return made
  }

  it('[FBK-8] is shown before anything is sent', async () => {
    const onSubmit = vi.fn()
    const { view } = await offered({ onSubmit })
    expect(view()).toMatchObject({ status: 'offer', offer: { id: 'pause', title: 'Pause instead' } })
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[FBK-8] leads on at once when it is declined', async () => {
    const onSubmit = vi.fn()
    const { feedback, view, records } = await offered({ onSubmit })
    await feedback.decline()
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(view().status).toBe('submitted')
    expect(records.map(({ outcome }) => outcome)).toEqual(['submitted'])
  })

  it('[FBK-8] hands on what the user chose in it, once, and ends as saved', async () => {
    const { handler, answers, contextOf } = answeredLater()
    const onSubmit = vi.fn()
    const { feedback, view, records } = await offered({ onAccept: handler, onSubmit })
    const end = feedback.accept({ months: 3 })
    void feedback.accept({ months: 6 })
    void feedback.decline()
    expect(view()).toMatchObject({ status: 'pending', offer: { id: 'pause' } })
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
    expect(view().announcement).toBe('You have accepted the offer.')
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[FBK-8, ALL-3] that fails can be accepted again, with the same key, or declined', async () => {
    const { handler, answers, contextOf } = answeredLater()
    const { feedback, view } = await offered({ onAccept: handler })
    for (const call of [0, 1]) {
      const end = feedback.accept({ months: 3 })
      answers[call]?.fail(undefined)
      await end
      expect(view()).toMatchObject({ status: 'failed', offer: { id: 'pause' }, error: enFeedback.offerFailed })
    }
    expect(contextOf(1)?.idempotencyKey).toBe(contextOf(0)?.idempotencyKey)
    await feedback.decline()
    expect(view().status).toBe('submitted')
  })

  it('[FBK-8] is shown once at most, also when the answers change', async () => {
    const { feedback, view } = await offered({ onSubmit: () => Promise.reject(undefined) })
    feedback.choose('price')
    expect(view().status).toBe('answering')
    feedback.choose('unused')
    await feedback.submit()
    expect(view().status).toBe('failed')
  })

  it('[FBK-8] takes its failure with it when the answers change', async () => {
    const { feedback, view } = await offered({ onAccept: () => Promise.reject(undefined) })
    await feedback.accept()
    feedback.choose('price')
    expect(view()).toMatchObject({ status: 'answering', offer: undefined, error: undefined })
  })

  it('[FBK-8] is the first of several', async () => {
    const more = [...reasons, { id: 'dear', label: 'Too dear', offer: { id: 'discount', title: '20 % off' } }]
    const { feedback, view } = setup({ reasons: more, choice: 'many' })
    feedback.choose('dear')
    feedback.choose('unused')
    await feedback.submit()
    expect(view().offer?.id).toBe('pause')
  })

  it('[FBK-8] takes even a choice that is no data', async () => {
    const { feedback, view } = await offered()
    const cyclic: { self?: unknown } = {}
    cyclic.self = cyclic
    await feedback.accept(cyclic)
    expect(view().status).toBe('saved')
  })

  it('[FBK-8] that is not there can be neither accepted nor declined', async () => {
    const { feedback, records } = setup({ onSubmit: vi.fn() })
    feedback.choose('price')
    await feedback.accept()
    await feedback.decline()
    expect(records).toEqual([])
  })
})
