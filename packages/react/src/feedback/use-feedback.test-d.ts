import { shuffleReasons } from '@offboard/core/feedback'
import { describe, expectTypeOf, it } from 'vitest'
import { useFeedback, useFieldErrors, useOffer } from './index.js'

describe('useFeedback', () => {
  it('[FBK-1] knows the ids of its reasons, and takes no id twice', () => {
    const reasons = [
      { id: 'price', label: 'It costs too much' },
      { id: 'other', label: 'Something else' },
    ] as const
    const { choose, rows } = useFeedback({ reasons: shuffleReasons(reasons, 'user-1') })
    expectTypeOf(choose).parameter(0).toEqualTypeOf<'price' | 'other'>()
    expectTypeOf(rows).items.toHaveProperty('id').toEqualTypeOf<'price' | 'other'>()
    useFeedback({
      reasons: [
        { id: 'price', label: 'It costs too much' },
        // @ts-expect-error There are two reasons with the id "price".
        { id: 'price', label: 'Too dear' },
      ],
    })
  })
})

describe('useOffer', () => {
  it('[FBK-8] tells the reason that led to it by its id', () => {
    const reasons = [
      { id: 'price', label: 'It costs too much', offer: { id: 'discount', title: '20 % off' } },
      { id: 'other', label: 'Something else' },
    ] as const
    const feedback = useFeedback({ reasons })
    useFieldErrors(feedback)
    useOffer(feedback, {
      onAccept: ({ reason, choice }) => {
        expectTypeOf(reason).toEqualTypeOf<'price' | 'other'>()
        expectTypeOf(choice).toBeUnknown()
      },
    })
  })
})
