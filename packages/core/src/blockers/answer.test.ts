import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from './answer.js'

const unexpected = { status: 'unknown', error: expect.any(TypeError) }

describe('an answer as it came', () => {
  it.each([
    { status: 'clear' },
    { status: 'not-applicable', detail: 'There are no teams here.' },
    { status: 'warning', detail: 'Two invoices are drafts.', count: 2 },
    { status: 'blocking', count: 3, samples: ['a.example'], amount: { currency: 'EUR', minor: '4820' }, who: 'Ana' },
  ])('[BLK-1] is taken with all that it found: $status', (answer) => {
    expect(parseAnswer(answer)).toBe(answer)
  })

  it.each([
    ['another state', { status: 'deferred' }, '"deferred"'],
    ['a state in other letters', { status: 'Clear' }, '"Clear"'],
    ['a state that is no text', { status: 1n }, 'bigint'],
    ['a list of states', { status: ['clear'] }, 'object'],
    ['no state', {}, 'object'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'object'],
    ['a yes', true, 'boolean'],
    ['a text', 'clear', 'string'],
    ['an inherited name', { status: 'constructor' }, '"constructor"'],
  ])('[ALL-14, BLK-1] is unknown, and the error says what came: %s', (_, answer, said) => {
    const known = parseAnswer(answer)
    expect(known).toEqual(unexpected)
    expect((known as { error: Error }).error.message).toBe(
      `A check answered ${said}. It must answer { status } with one of: clear, not-applicable, blocking, warning.`,
    )
  })

  it.each(['unchecked', 'unknown'])('[ALL-14] is unknown when it claims to be %s', (status) => {
    expect(parseAnswer({ status })).toEqual(unexpected)
  })

  it('[ALL-1, ALL-14] is never clear unless it says so, whatever it is', () => {
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSet: true, withTypedArray: true }),
      fc.record({ status: fc.anything({ withBigInt: true, withNullPrototype: true }) }),
    )
    fc.assert(fc.property(anything, (answer) => parseAnswer(answer).status === 'unknown'))
  })
})
