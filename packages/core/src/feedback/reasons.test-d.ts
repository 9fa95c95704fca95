import { describe, expectTypeOf, it } from 'vitest'
import { createFeedback, defineReasons, enFeedback, type ReasonId, shuffleReasons } from './index.js'

const reasons = defineReasons([
  { id: 'price', label: 'It costs too much', code: 'too_expensive' },
  { id: 'other', label: 'Something else', pinned: true, followUp: { label: 'What?', required: true } },
])

describe('reasons', () => {
  it('[FBK-1] keep their ids as literals, through a shuffle too', () => {
    expectTypeOf<ReasonId<typeof reasons>>().toEqualTypeOf<'price' | 'other'>()
    const shuffled = shuffleReasons(reasons, 'user-1')
    const feedback = createFeedback({
      reasons: shuffled,
      messages: enFeedback,
      onSubmit: (result) => {
        expectTypeOf(result.reasons).items.toHaveProperty('id').toEqualTypeOf<'price' | 'other'>()
      },
      onEnd: (record) => {
        expectTypeOf(record.outcome).toEqualTypeOf<'submitted' | 'skipped' | 'saved' | 'abandoned'>()
      },
    })
    expectTypeOf(feedback.choose).parameter(0).toEqualTypeOf<'price' | 'other'>()
    // @ts-expect-error There is no such reason.
    feedback.choose('prise')
  })

  it('[FBK-1] do not share an id', () => {
    defineReasons([
      { id: 'price', label: 'It costs too much' },
      // @ts-expect-error There are two reasons with the id "price".
      { id: 'price', label: 'Too dear' },
    ])
  })
})
