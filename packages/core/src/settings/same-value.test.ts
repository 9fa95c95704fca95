import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameValue } from './same-value.js'

const day = new Date(0)

const pairs: [string, unknown, unknown, boolean][] = [
  ['the same text', 'a', 'a', true],
  ['other text', 'a', 'b', false],
  ['a number and its text', 1, '1', false],
  ['not a number, twice', Number.NaN, Number.NaN, true],
  ['lists with the same in them', ['a', 'b'], ['a', 'b'], true],
  ['lists in another order', ['a', 'b'], ['b', 'a'], false],
  ['a list and a longer one', ['a'], ['a', 'b'], false],
  ['objects in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ['objects with other keys', { a: undefined }, { b: undefined }, false],
  ['a list and an object', ['a'], { 0: 'a' }, false],
  ['nothing and an object', null, {}, false],
  ['a date and itself', day, day, true],
  ['two dates', new Date(0), new Date(1), false],
  ['text and an object', 'a', { 0: 'a' }, false],
]

describe('the same value', () => {
  it.each(pairs)('[SET-2] is told of %s', (_, a, b, same) => {
    expect(sameValue(a, b)).toBe(same)
    expect(sameValue(b, a)).toBe(same)
  })

  it('[SET-2] is what a copy has', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, structuredClone(value))))
  })
})
