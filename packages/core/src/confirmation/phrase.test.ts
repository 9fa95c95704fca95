import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesPhrase, normalizePhrase, type PhraseOptions } from './phrase.js'

const variants: readonly PhraseOptions[] = [
  {},
  { form: 'NFKC' },
  { caseSensitive: false },
  { form: 'NFKC', caseSensitive: false },
]

/** What two texts are equal under: each option, only with this one, or none. */
type Equal = 'always' | 'with NFKC' | 'without case' | 'never'

const pairs: readonly (readonly [name: string, one: string, other: string, equal: Equal])[] = [
  ['the same', 'Acme', 'Acme', 'always'],
  ['another', 'Acme', 'Acne', 'never'],
  ['a part', 'Acme', 'Acm', 'never'],
  ['nothing typed', 'Acme', '', 'never'],
  ['white space typed', 'Acme', '   ', 'never'],

  // Space, which markup collapses [F59, F60].
  ['space around', 'Acme', '  Acme ', 'always'],
  ['two spaces', 'Acme Ltd', 'Acme  Ltd', 'always'],
  ['a tab', 'Acme Ltd', 'Acme\tLtd', 'always'],
  ['a line break', 'Acme Ltd', 'Acme\r\n Ltd', 'always'],
  ['a line separator', 'Acme Ltd', 'Acme\u2028Ltd', 'always'],
  ['a next line', 'Acme Ltd', 'Acme\u0085Ltd', 'always'],
  ['a no-break space', 'Acme Ltd', 'Acme\u00a0Ltd', 'always'],
  ['a narrow no-break space', 'Acme Ltd', 'Acme\u202fLtd', 'always'],
  ['an ideographic space', 'Acme Ltd', 'Acme\u3000Ltd', 'always'],
  ['no space', 'Acme Ltd', 'AcmeLtd', 'never'],
  ['a braille blank', 'Acme Ltd', 'Acme\u2800Ltd', 'never'],

  // The same letters in other code points [F61].
  ['an accent of its own', 'Café', 'Cafe\u0301', 'always'],
  ['two accents in another order', 'a\u0323\u0301', 'a\u0301\u0323', 'always'],
  ['Hangul in jamo', '한글', '\u1112\u1161\u11ab\u1100\u1173\u11af', 'always'],
  ['an Ångström sign', 'Å', '\u212b', 'always'],
  ['no accent', 'Café', 'Cafe', 'never'],

  // What cannot be seen [F62].
  ['a zero-width space', 'Acme', 'Ac\u200bme', 'always'],
  ['a word joiner', 'Acme', 'Ac\u2060me', 'always'],
  ['a soft hyphen', 'Acme', 'Ac\u00adme', 'always'],
  ['a byte order mark', 'Acme', '\ufeffAcme', 'always'],
  ['a right-to-left override', 'Acme', '\u202eAcme\u202c', 'always'],
  ['bidi isolates', 'Acme', '\u2068Acme\u2069', 'always'],
  ['a right-to-left mark', 'אקמה 1', 'אקמה\u200f 1', 'always'],
  ['a Mongolian vowel separator', 'Acme', 'Ac\u180eme', 'always'],
  ['a Hangul filler', 'Acme', 'Acme\u3164', 'always'],
  ['a variation selector', '❤\ufe0f', '❤', 'always'],
  ['joined emoji', '👩\u200d👩\u200d👧', '👩👩👧', 'always'],
  ['a Persian non-joiner', 'می\u200cخواهم', 'میخواهم', 'always'],
  ['a combining grapheme joiner', 'a\u034f\u0301', '\u00e1', 'always'],
  [
    'flags that differ in tags only',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e007f}',
    'always',
  ],
  ['half a character', 'Acme', 'Ac\ud83dme', 'always'],
  ['two halves that something invisible keeps apart', '😀', '\ud83d\u200d\ude00', 'never'],

  // What phones put in [F66].
  ['curly single quotes', "It's 'it'", 'It\u2019s \u2018it\u2019', 'always'],
  ['low and reversed single quotes', "'it'", '\u201ait\u201b', 'always'],
  ['a prime', "5'", '5\u2032', 'always'],
  ['curly double quotes', '"it"', '\u201cit\u201d', 'always'],
  ['low and reversed double quotes', '"it"', '\u201eit\u201f', 'always'],
  ['a double prime', '5"', '5\u2033', 'always'],
  ['an em dash for two hyphens', 'a--b', 'a\u2014b', 'always'],
  ['an em dash for one hyphen', 'a-b', 'a\u2014b', 'never'],
  ['a hyphen that is not ASCII', 'a-b', 'a\u2010b', 'always'],
  ['a no-break hyphen', 'a-b', 'a\u2011b', 'always'],
  ['a figure dash', 'a-b', 'a\u2012b', 'always'],
  ['an en dash', 'a-b', 'a\u2013b', 'always'],
  ['an en dash for two hyphens', 'a--b', 'a\u2013b', 'never'],
  ['a horizontal bar', 'a-b', 'a\u2015b', 'always'],
  ['a minus', 'a-b', 'a\u2212b', 'always'],
  ['a backtick', "it's", 'it`s', 'never'],
  ['an acute accent', "it's", 'it\u00b4s', 'never'],
  ['guillemets', '"it"', '«it»', 'never'],
  ['an underscore', 'a-b', 'a_b', 'never'],

  // What CJK keyboards put in.
  ['full-width letters', 'Acme-1', 'Ａｃｍｅ－１', 'with NFKC'],
  ['half-width kana', 'ガイド', 'ｶﾞｲﾄﾞ', 'with NFKC'],
  ['a ligature', 'office', 'o\ufb03ce', 'with NFKC'],
  ['a small em dash', 'a--b', 'a\ufe58b', 'with NFKC'],
  ['a superscript', 'm2', 'm²', 'with NFKC'],

  // What looks alike and is not the same [F65, F72].
  ['a Cyrillic letter', 'Acme', '\u0410cme', 'never'],
  ['a Greek letter', 'Omega', '\u039fmega', 'never'],
  ['a digit for a letter', 'Acme0', 'AcmeO', 'never'],
  ['another case', 'Acme', 'aCME', 'without case'],
  ['another case of a letter with an accent', 'ÉCOLE', 'e\u0301cole', 'without case'],
  ['a Turkish capital i', 'istanbul', 'İstanbul', 'never'],
  ['a Turkish i without a dot', 'iğdır', 'iğdir', 'never'],
  ['a sharp s', 'straße', 'STRASSE', 'never'],
]

function expected(equal: Equal, { form, caseSensitive }: PhraseOptions): boolean {
  if (equal === 'with NFKC') return form === 'NFKC'
  if (equal === 'without case') return caseSensitive === false
  return equal === 'always'
}

describe('a typed phrase [F59, F60, F61, F62, F65, F66, F72]', () => {
  it.each(pairs.map(([name, one, other, equal]) => ({ name, one, other, equal })))(
    '[CNF-1] is equal $equal: $name',
    ({ one, other, equal }) => {
      for (const options of variants) {
        const matches = expected(equal, options)
        expect({ options, matches: matchesPhrase(other, one, options) }).toEqual({ options, matches })
        expect({ options, matches: matchesPhrase(one, other, options) }).toEqual({ options, matches })
      }
    },
  )

  it.each([
    ['nothing', ''],
    ['white space', ' \t\n'],
    ['a zero-width space', '\u200b'],
    ['bidi marks and a byte order mark', '\u200e\u202e\ufeff'],
    ['a Hangul filler', '\u3164'],
    ['half a character', '\ud800'],
  ])('[CNF-2] matches nothing when the phrase is %s [F63]', (_, phrase) => {
    for (const options of variants) {
      for (const typed of ['', ' ', phrase, 'Acme']) expect(matchesPhrase(typed, phrase, options)).toBe(false)
    }
  })

  it('[CNF-1] reads as it is compared', () => {
    expect(normalizePhrase('\u202e \u201cAcme\u201d\u00a0\u2014 Cafe\u0301\n')).toBe('"Acme" -- Caf\u00e9')
    expect(normalizePhrase('Ａcme', { form: 'NFKC', caseSensitive: false })).toBe('acme')
  })
})

/** Characters that have tripped up comparisons, alone and next to each other. */
const nasty = fc.constantFrom(
  ...'aAeiIsSk-\'" .~^`´¨¯¸˘˙˚˛˜˝',
  ...'éÅßſıİΣσςΐΰǰẖẗẘẙẚΆΈ\u1e9e',
  ...'Ａｃ－＂＇　ｶﾞﾟガﬁﬃﷺ㍿①²½…‥⁇℡㏕',
  ...'‘’‚‛“”„‟′″‴⁗‵‶‐‑‒–—―−﹘﹣－⸺',
  ...'\u0300\u0301\u0307\u0308\u0323\u0327\u0338\u0345\u034f\u05b4\u093c\u09be\u0f71\u0f72\u0f80\u20d0\u3099\u309a',
  ...'\u00ad\u061c\u115f\u1160\u1161\u11a8\u1100\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u202e\u2060\u2066\u3164\ufe0f\ufeff\uffa0',
  ...'\t\n\r\u0085\u00a0\u1680\u2003\u2028\u202f\u205f\u2800\u3000',
  ...'한각가\u0958\u09dc\u0a33\u2126\u212a\u212b\u2adc\ufb1d\ufb1f',
  ...['😀', '👩\u200d👧', '\u{1d15e}', '\u{1109a}', '\u{110ba}', '\u{e0067}', '\u{e0100}', '\u{1d400}', '\u{10400}'],
  ...['\ud800', '\ud83d', '\udbff', '\udc00', '\ude00', '\udfff', '\udc96\u0334', 'K', 'Ⅷ', 'ǅ', 'Ω\u0345'],
)

const awkward = fc.oneof(
  fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
)

const invisible = fc.constantFrom(
  '\u00ad',
  '\u034f',
  '\u115f',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u3164',
  '\ufe0f',
  '\u{e0067}',
)

const name = ({ form = 'NFC', caseSensitive = true }: PhraseOptions): string =>
  `${form}, ${caseSensitive ? 'case-sensitive' : 'without case'}`

describe.each(variants.map((options) => [name(options), options] as const))('any phrase: %s', (_, options) => {
  it('[CNF-1] normalizes to what normalizes to itself', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const once = normalizePhrase(text, options)
        expect(normalizePhrase(once, options)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('[CNF-1] is equal to another in both directions or in none', () => {
    fc.assert(
      fc.property(awkward, awkward, (one, other) => {
        expect(matchesPhrase(one, other, options)).toBe(matchesPhrase(other, one, options))
      }),
      { numRuns: 500 },
    )
  })

  it('[CNF-1, CNF-2] matches itself unless there is nothing to see in it', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        expect(matchesPhrase(text, text, options)).toBe(normalizePhrase(text, options) !== '')
        expect(matchesPhrase(normalizePhrase(text, options), text, options)).toBe(matchesPhrase(text, text, options))
      }),
      { numRuns: 500 },
    )
  })

  it('[CNF-1] is not changed by what cannot be seen, wherever it stands', () => {
    fc.assert(
      fc.property(awkward, invisible, fc.nat(12), (text, extra, index) => {
        const characters = [...text]
        const noisy = [...characters.slice(0, index), extra, ...characters.slice(index)].join('')
        expect(normalizePhrase(noisy, options)).toBe(normalizePhrase(text, options))
      }),
      { numRuns: 500 },
    )
  })
})
