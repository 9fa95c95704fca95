import { describe, expect, it, vi } from 'vitest'
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
  return { feedback, options, records, view }
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

  it('[FBK-4] come from reasons that are shown with their places', () => {
    expect(
      setup()
        .view()
        .rows.map(({ position }) => position),
    ).toEqual([1, 2, 3])
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
    many.feedback.choose('unused')
    many.feedback.clear()
    expect(checked(many)).toEqual([])
    many.feedback.clear()
    many.feedback.choose('price')
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

  it('is done by the handler of the latest render', async () => {
    const [before, after] = [vi.fn(), vi.fn()]
    const { feedback, options } = setup({ onSubmit: before })
    feedback.setOptions({ ...options, onSubmit: after })
    feedback.choose('price')
    await feedback.submit()
    expect(before).not.toHaveBeenCalled()
    expect(after).toHaveBeenCalledOnce()
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
    expect(view()).toMatchObject({ canSubmit: false, canSkip: false, canClear: false })
    await settle()
    answers[0]?.fail(new Error('The server is full.'))
    await end
    expect(view()).toMatchObject({ status: 'failed', error: 'The server is full.', canSubmit: true, canClear: true })
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
    await attempt(2, 'succeed')
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
    ['answers with errors', () => ({ errors: [{ detail: 'No.' }] }), enFeedback.failed],
    [
      'names no errors, but says why',
      () => ({ ok: false, errors: [], error: 'The bank is closed.' }),
      'The bank is closed.',
    ],
  ])('[ALL-5] is failed when the handler %s', async (_, onSubmit, error) => {
    const { feedback, view, records } = setup({ onSubmit })
    feedback.choose('price')
    await feedback.submit()
    expect(view()).toMatchObject({ status: 'failed', error })
    expect(records).toEqual([])
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

  it('[ALL-4] is not awaited any more once the part has left the page: it can be used again at once', async () => {
    const { handler, answers } = answeredLater()
    const { feedback } = setup({ onSubmit: handler })
    feedback.choose('price')
    const submitted = feedback.submit()
    await settle()
    feedback.dispose()
    expect(feedback.action.getState().status).toBe('idle')
    answers[0]?.succeed()
    await submitted
    expect(feedback.getState().status).toBe('answering')
  })

  it('[FBK-7] is the last: nothing else is done in place of sending', async () => {
    const { feedback, records } = setup()
    const run = vi.fn()
    feedback.skip()
    await feedback.perform({ key: 'pause', run, end: { outcome: 'submitted', result: { reasons: [] } } })
    await feedback.submit()
    expect(run).not.toHaveBeenCalled()
    expect(records.map(({ outcome }) => outcome)).toEqual(['skipped'])
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

  it('[FBK-9] is not closed by sending that fails or never ends, and the user may go on without [F87]', async () => {
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
})
