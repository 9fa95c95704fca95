import { describe, expect, it } from 'vitest'
import { toCancellationDetails } from './cancellation-details.js'

const reason = (id: string, rest: { code?: string; followUp?: string } = {}) => ({ id, position: 1, ...rest })

describe("Stripe's cancellation details", () => {
  it.each([
    [[], {}],
    [[reason('price', { code: 'too_expensive' })], { feedback: 'too_expensive' }],
    [[reason('unused')], { feedback: 'unused' }],
    [[reason('moon', { code: 'full_moon' })], { feedback: 'other' }],
    [[reason('moon'), reason('bugs', { code: 'low_quality' }), reason('unused')], { feedback: 'low_quality' }],
  ])('[FBK-10] of %j are %j', (reasons, details) => {
    expect(toCancellationDetails({ reasons })).toEqual(details)
  })

  it('[FBK-10] have all texts in the comment', () => {
    const reasons = [reason('other', { followUp: 'Moving abroad' })]
    expect(toCancellationDetails({ reasons, comment: 'Thanks!' }).comment).toBe('Moving abroad\nThanks!')
  })

  it('[FBK-10] are never longer than Stripe takes, and end in a whole character', () => {
    expect(toCancellationDetails({ reasons: [], comment: 'x'.repeat(6000) }).comment).toBe('x'.repeat(5000))
    expect(toCancellationDetails({ reasons: [], comment: `${'x'.repeat(4999)}😀` }).comment).toBe('x'.repeat(4999))
  })
})
