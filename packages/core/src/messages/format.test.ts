import { describe, expect, it } from 'vitest'
import { formatList, formatMoney, plural } from './format.js'

/** Locales put no-break spaces between amount and currency; which one differs from run time to run time. */
const spaced = (text: string): string => text.replace(/\s/g, ' ')

describe('an amount of money [F55]', () => {
  it.each([
    ['EUR', '4820', 'en', '€48.20'],
    ['EUR', '4820', 'de', '48,20 €'],
    ['EUR', '5', 'en', '€0.05'],
    ['EUR', '50', 'en', '€0.50'],
    ['EUR', '0', 'en', '€0.00'],
    ['JPY', '1234', 'en', '¥1,234'],
    ['JPY', '0', 'en', '¥0'],
    ['KWD', '1235', 'en', 'KWD 1.235'],
    ['KWD', '5', 'en', 'KWD 0.005'],
    ['BRL', '123456', 'pt-BR', 'R$ 1.234,56'],
    ['EUR', '-4820', 'en', '-€48.20'],
    ['EUR', '-5', 'en', '-€0.05'],
    ['JPY', '-1234', 'en', '-¥1,234'],
  ])('[ALL-10] %s %s reads in %s as %s', (currency, minor, locale, text) => {
    expect(spaced(formatMoney({ currency, minor }, locale))).toBe(text)
  })

  it.each([
    ['HUF', '100000', 'HUF 1,000.00'],
    ['COP', '100000', 'COP 1,000.00'],
    ['IDR', '100000', 'IDR 1,000.00'],
    ['IQD', '1000000', 'IQD 1,000.000'],
    ['CLF', '10000', 'CLF 1.0000'],
    ['isk', '1000', 'ISK 1,000'],
    ['UGX', '1000', 'UGX 1,000'],
  ])(
    "[ALL-10] %s has the minor unit of ISO 4217, not the run time's habit of leaving it out",
    (currency, minor, text) => {
      expect(spaced(formatMoney({ currency, minor }, 'en'))).toBe(text)
    },
  )

  it('[ALL-10] loses no digit of a huge amount', () => {
    expect(formatMoney({ currency: 'EUR', minor: '123456789012345678901234567890' }, 'en')).toBe(
      '€1,234,567,890,123,456,789,012,345,678.90',
    )
  })

  it.each([
    [{ currency: 'EURO', minor: '100' }, '100 EURO'],
    [{ currency: '', minor: '100' }, '100'],
    [{ currency: 'EUR', minor: 'a lot' }, 'a lot EUR'],
    [{ currency: 'EUR', minor: 'about 100' }, 'about 100 EUR'],
    [{ currency: 'EUR', minor: '48.20' }, '48.20 EUR'],
    [{ currency: 'EUR', minor: '1e3' }, '1e3 EUR'],
    [{ currency: 'JPY', minor: '0x10' }, '0x10 JPY'],
    [{ currency: 'EUR', minor: '' }, 'EUR'],
  ])('[ALL-14] shows %j as it came', (money, text) => {
    expect(formatMoney(money, 'en').trim()).toBe(text)
  })

  it('[ALL-14] shows the code of a currency that nobody knows', () => {
    expect(spaced(formatMoney({ currency: 'XQQ', minor: '4820' }, 'en'))).toBe('XQQ 48.20')
  })
})

describe('a count in words', () => {
  const forms = { one: '# thing', other: '# things' }

  it.each([
    [0, '0 things'],
    [1, '1 thing'],
    [2, '2 things'],
    [100_000, '100,000 things'],
  ])('[ALL-10] %i reads as %s', (count, text) => {
    expect(plural('en', count, forms)).toBe(text)
  })

  it('[ALL-10] takes the forms and the digits of the locale', () => {
    const arabic = { zero: 'zero', one: 'one', two: 'two', few: '# few', many: '# many', other: '# other' }
    const read = [0, 1, 2, 3, 11, 100].map((count) => plural('ar-EG', count, arabic))
    expect(read).toEqual(['zero', 'one', 'two', '٣ few', '١١ many', '١٠٠ other'])
  })

  it('[ALL-10] falls back to the general form', () => {
    expect(plural('ar-EG', 2, { other: '# other' })).toBe('٢ other')
  })
})

describe('a list of names', () => {
  it.each([
    [[], 'en', ''],
    [['Sites'], 'en', 'Sites'],
    [['Sites', 'Zones'], 'en', 'Sites and Zones'],
    [['Sites', 'Zones', 'Keys'], 'en', 'Sites, Zones, and Keys'],
    [['Sites', 'Zones', 'Keys'], 'de', 'Sites, Zones und Keys'],
  ])('[ALL-10] %j reads in %s as %j', (items, locale, text) => {
    expect(formatList(items, locale)).toBe(text)
  })
})
