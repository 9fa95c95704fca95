import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { settle } from '../../../../scripts/vitest/settle.ts'
import type { StandardSchema } from '../schema/standard-schema.js'
import { connectFieldErrors } from './connect-field-errors.js'
import { createFeedback } from './create-feedback.js'
import { describeFeedback } from './describe.js'
import { enFeedback } from './messages.js'
import type { FeedbackOptions } from './options.js'
import type { Reason } from './reasons.js'
import type { FeedbackRecord } from './result.js'

const reasons: readonly Reason[] = [
  { id: 'price', label: 'It costs too much' },
  { id: 'other', label: 'Something else', followUp: { label: 'What is it?', required: true } },
]

function setup({ schema, ...given }: Partial<FeedbackOptions> & { readonly schema?: StandardSchema } = {}) {
  const records: FeedbackRecord[] = []
  const onEnd = (record: FeedbackRecord) => void records.push(record)
  const options: FeedbackOptions = { reasons, messages: enFeedback, onEnd, ...given }
  const feedback = createFeedback<readonly Reason[]>(options)
  const end = connectFieldErrors(feedback, () => schema)
  const view = () => describeFeedback(feedback.getState(), feedback.action.getState(), options)
  return { feedback, records, view, end }
}

type Found = { readonly message: string; readonly path: string[] }[]

/** A schema that waits to be answered. */
function answeredLater() {
  const answers: ((issues: Found) => void)[] = []
  const validate = vi.fn(
    () => new Promise<{ issues: Found }>((resolve) => void answers.push((issues) => resolve({ issues }))),
  )
  return { schema: { '~standard': { validate } }, validate, answers }
}

describe('errors of a schema', () => {
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
  ])('[FBK-6] are found by any of them: %s', async (_, schema) => {
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

  it('[FBK-6] that come late are dropped when the answers have changed', async () => {
    const { schema, answers } = answeredLater()
    const { feedback, view } = setup({ schema, comment: { label: 'Why?' } })
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

  it('[FBK-6] are looked for once for each change, and not before the first attempt to send', async () => {
    const validate = vi.fn((value: unknown) => ({ value }))
    const { feedback } = setup({ schema: { '~standard': { validate } }, comment: { label: 'Why?' } })
    feedback.choose('other')
    feedback.write('comment', 'a')
    expect(validate).not.toHaveBeenCalled()
    await feedback.submit()
    expect(validate).toHaveBeenCalledOnce()
    feedback.write('followUp-other', 'Moving')
    feedback.choose('price')
    await settle()
    expect(validate).toHaveBeenCalledTimes(3)
    await feedback.submit()
    expect(validate).toHaveBeenCalledTimes(4)
    // Only the first attempt was refused, by what was missing.
    expect(feedback.getState().refusals).toBe(1)
  })

  it('[FBK-6] are told together with what is missing', async () => {
    const schema = z.object({ comment: z.string().min(10, 'Too short.') })
    const { feedback, view } = setup({ schema, comment: { label: 'Why?' } })
    feedback.choose('other')
    feedback.write('comment', 'Hm')
    await feedback.submit()
    await settle()
    expect(view().errors).toEqual([
      { field: 'followUp-other', message: 'Fill in “What is it?”.' },
      { field: 'comment', message: 'Too short.' },
    ])
  })

  it('[FBK-6] stand until the schema has read what was changed elsewhere', async () => {
    const { schema, answers } = answeredLater()
    const { feedback, view } = setup({ schema, comment: { label: 'Why?' } })
    feedback.choose('other')
    feedback.write('followUp-other', 'Moving')
    void feedback.submit()
    answers[0]?.([
      { message: 'Too short.', path: ['comment'] },
      { message: 'Not now.', path: [] },
    ])
    await settle()
    feedback.write('followUp-other', 'Moving abroad')
    expect(view().errors).toEqual([{ field: 'comment', message: 'Too short.' }])
    answers[1]?.([])
    await settle()
    expect(view().errors).toEqual([])
  })

  it('[FBK-6] leave those of the server as they are', async () => {
    const schema = v.object({
      reasons: v.array(v.object({ followUp: v.pipe(v.string(), v.minLength(4, 'Too short.')) })),
    })
    const onSubmit = () => ({ errors: [{ field: 'comment', message: 'Too long.' }] })
    const { feedback, view } = setup({ schema, onSubmit, comment: { label: 'Why?' } })
    feedback.choose('other')
    feedback.write('followUp-other', 'Moving')
    await feedback.submit()
    for (const text of ['Hm', 'Ha']) {
      feedback.write('followUp-other', text)
      await settle()
      expect(view().errors).toEqual([
        { field: 'followUp-other', message: 'Too short.' },
        { field: 'comment', message: 'Too long.' },
      ])
    }
    feedback.write('followUp-other', 'Moving')
    await settle()
    expect(view().errors).toEqual([{ field: 'comment', message: 'Too long.' }])
  })
})

describe('a schema', () => {
  it('[ALL-5] that throws is a failure when the answers are sent, and none before', async () => {
    const onSubmit = vi.fn()
    const validate = () => {
      throw new Error('No such rule.')
    }
    const { feedback, view } = setup({ onSubmit, schema: { '~standard': { validate } } })
    feedback.choose('other')
    await feedback.submit()
    feedback.write('followUp-other', 'Moving')
    await settle()
    expect(view().status).toBe('answering')
    await feedback.submit()
    expect(view()).toMatchObject({ status: 'failed', error: 'No such rule.', canSkip: true })
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('[ALL-4] is in vain when the part has left the page meanwhile: nothing is sent', async () => {
    const onSubmit = vi.fn()
    const validate = async (value: unknown) => ({ value })
    const { feedback } = setup({ onSubmit, schema: { '~standard': { validate } } })
    feedback.choose('price')
    const end = feedback.submit()
    feedback.dispose()
    await end
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('is the one of the latest render', async () => {
    let schema: StandardSchema = z.object({ comment: z.string('Say something.') })
    const options: FeedbackOptions = { reasons, messages: enFeedback }
    const feedback = createFeedback<readonly Reason[]>(options)
    connectFieldErrors(feedback, () => schema)
    feedback.choose('price')
    await feedback.submit()
    expect(feedback.getState().issues).toHaveLength(1)
    schema = z.unknown()
    await feedback.submit()
    expect(feedback.getState().status).toBe('submitted')
  })

  it('is not asked any more once it is taken away', async () => {
    const validate = vi.fn((value: unknown) => ({ value }))
    const { feedback, view, end } = setup({
      required: true,
      schema: { '~standard': { validate } },
      onSubmit: () => ({ errors: [{ message: 'Never.' }] }),
    })
    await feedback.submit()
    await settle()
    validate.mockClear()
    end()
    feedback.choose('price')
    await feedback.submit()
    expect(validate).not.toHaveBeenCalled()
    expect(view()).toMatchObject({ status: 'failed', errors: [] })
  })
})

describe('errors of the server', () => {
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
    ['answers', [{ path: ['plans', 0, 'followUp'], message: 'Too long.' }], 'form'],
    ['answers', [{ pointer: '', message: 'Too long.' }], 'form'],
    ['answers', [{ message: 'Too long.' }], 'form'],
  ])('[FBK-6] are told at their fields when it %s %j', async (how, errors, field) => {
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

  it.each([
    ['a text is changed', 'write', ['reasons', 'followUp-other', 'comment']],
    ['another reason is chosen', 'choose', ['comment']],
  ] as const)('[FBK-6] that may not be true any more go at once when %s', async (_, how, left) => {
    const asked = { label: 'Why?' }
    const fields = ['/reasons', '/reasons/0/followUp', '/reasons/1/followUp', '/comment', '/']
    const { feedback, view } = setup({
      reasons: ['plan', 'other', 'price'].map((id) => ({ id, label: id, followUp: asked })),
      choice: 'many',
      comment: asked,
      onSubmit: () => ({ errors: fields.map((pointer) => ({ pointer, detail: 'No.' })) }),
    })
    feedback.choose('plan')
    feedback.choose('other')
    await feedback.submit()
    expect(view().errors).toHaveLength(5)
    if (how === 'write') feedback.write('followUp-plan', 'Hm')
    else feedback.choose('price')
    expect(view().errors.map(({ field }) => field)).toEqual(left)
  })

  it('[FBK-6] are read from the issues of what it throws as well', async () => {
    const onSubmit = () =>
      Promise.reject(Object.assign(new Error(), { issues: [{ path: ['reasons'], message: 'No.' }] }))
    const { feedback, view } = setup({ onSubmit })
    feedback.choose('price')
    await feedback.submit()
    expect(view()).toMatchObject({ status: 'answering', errors: [{ field: 'reasons', message: 'No.' }] })
  })

  it.each([
    [[], 'The bank is closed.'],
    [['No.', null, { field: 'comment' }], enFeedback.failed],
  ])('[FBK-7] that say nothing about fields are a failure: %j', async (errors, error) => {
    const { feedback, view } = setup({ onSubmit: () => ({ ok: false, errors, error: 'The bank is closed.' }) })
    feedback.choose('price')
    await feedback.submit()
    expect(view()).toMatchObject({ status: 'failed', error, errors: [] })
  })

  it('[FBK-9] do not close the gate, and the user may go on without', async () => {
    const { feedback, view } = setup({ required: true, onSubmit: () => ({ errors: [{ message: 'Never.' }] }) })
    feedback.choose('price')
    await feedback.submit()
    expect(view()).toMatchObject({ errors: [{ field: 'form' }], canSkip: true, gate: { open: true } })
  })
})
