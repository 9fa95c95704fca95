import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortStrings } from './sort-strings.js'

/** Long ones that have much in common, of letters that are near or beyond the limit of seven bits. */
const text = fc
  .tuple(
    fc.constantFrom('', 'res-', 'projects/p-1/'),
    fc.string({ unit: fc.constantFrom('a', 'b', '\0', '~', '\x7f') }),
  )
  .map((parts) => parts.join(''))
const beyond = fc.string({ unit: fc.constantFrom('a', '\x7e', '\x7f', 'é', '\uffff', '😀') })
const many = { minLength: 30, maxLength: 200 }

describe('the sorting of strings', () => {
  it('[DEP-2] is by code unit, however many there are and whatever is in them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(text, many), fc.array(beyond, many), fc.array(fc.string())), (list) => {
        expect(sortStrings([...list])).toEqual([...list].sort())
      }),
    )
  })

  it.each([
    ['of numbers behind a word', (index: number) => `res-${(index * 7919) % 5000}`],
    ['that are alike for long, and differ in two places', (index: number) => `project/${index % 7}/instance/${index}`],
    ['that are the beginning of others', (index: number) => 'x'.repeat((index * 31) % 97)],
    ['that are all the same', () => 'the same in all of them'],
    ['with other letters far behind', (index: number) => `a${(index * 7919) % 5000}é`],
    ['of other letters', (index: number) => `é${(index * 7919) % 5000}`],
  ])('[DEP-2] is by code unit for thousands %s', (_, textAt) => {
    const list = Array.from({ length: 5000 }, (_, index) => textAt(index))
    expect(sortStrings([...list])).toEqual([...list].sort())
  })
})
