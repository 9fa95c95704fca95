import { describe, expect, it, vi } from 'vitest'
import { createFeedback } from './create-feedback.js'
import { describeFeedback } from './describe.js'
import { enFeedback } from './messages.js'
import type { FeedbackOptions } from './options.js'
import type { Reason } from './reasons.js'

// What mutation testing found that nothing else would have noticed.

const reasons: readonly Reason[] = [
  { id: 'price', label: 'It costs too much' },
  { id: 'unused', label: 'I do not use it', offer: { id: 'pause', title: 'Pause instead' } },
]

type Handler<Name extends 'onAccept' | 'onSubmit'> = NonNullable<FeedbackOptions[Name]>

function setup(given: Partial<FeedbackOptions> = {}) {
  const options: FeedbackOptions = { reasons, messages: enFeedback, ...given }
  return { options, feedback: createFeedback<readonly Reason[]>(options) }
}

describe('a feedback', () => {
  it('sends by the handler of the latest render', async () => {
    const [before, after] = [vi.fn(), vi.fn()]
    const { feedback, options } = setup({ onSubmit: before })
    feedback.setOptions({ ...options, onSubmit: after })
    feedback.choose('price')
    await feedback.submit()
    expect(before).not.toHaveBeenCalled()
    expect(after).toHaveBeenCalledOnce()
  })

  it('[FBK-4] shows each reason with its place', () => {
    const { feedback, options } = setup()
    const view = describeFeedback(feedback.getState(), feedback.action.getState(), options)
    expect(view.rows.map(({ position }) => position)).toEqual([1, 2])
  })

  it('[ALL-4] that was left and is shown again waits for no answer of before', async () => {
    let answer: () => void = () => {}
    const { feedback } = setup({ onSubmit: () => new Promise<void>((resolve) => (answer = resolve)) })
    feedback.choose('price')
    const submitted = feedback.submit()
    await Promise.resolve()
    feedback.dispose()
    expect(feedback.action.getState().status).toBe('idle')
    answer()
    await submitted
    expect(feedback.getState().status).toBe('answering')
  })

  it('[FBK-7] takes the words of a failure when a server names no fields', async () => {
    const { feedback, options } = setup({ onSubmit: () => ({ ok: false, errors: [], error: 'The bank is closed.' }) })
    feedback.choose('price')
    await feedback.submit()
    const view = describeFeedback(feedback.getState(), feedback.action.getState(), options)
    expect(view).toMatchObject({ status: 'failed', error: 'The bank is closed.' })
  })
})

describe('an offer', () => {
  async function offered(onAccept: Handler<'onAccept'>, onSubmit: Handler<'onSubmit'> = () => {}) {
    const { feedback } = setup({ onAccept, onSubmit })
    feedback.choose('unused')
    await feedback.submit()
    return feedback
  }

  it('[FBK-8, ALL-3] has another key for another choice, and the same for the same', async () => {
    const onAccept = vi.fn<Handler<'onAccept'>>().mockRejectedValue(new Error('no'))
    const feedback = await offered(onAccept)
    await feedback.accept('a month')
    await feedback.accept('a month')
    await feedback.accept('a year')
    const [first, second, third] = onAccept.mock.calls.map(([, context]) => context.idempotencyKey)
    expect(first).toBe(second)
    expect(third).not.toBe(second)
  })

  it('[FBK-8] that was declined cannot be accepted any more', async () => {
    const onAccept = vi.fn()
    const feedback = await offered(onAccept, () => Promise.reject(new Error('no')))
    await feedback.decline()
    await feedback.accept()
    expect(onAccept).not.toHaveBeenCalled()
  })
})
