/** An amount in the smallest unit of its currency: `{ currency: 'EUR', minor: '4820' }` is € 48.20. */
export interface Money {
  /** ISO 4217, for example `EUR`. */
  readonly currency: string
  /** A whole number as text, so that no amount is ever rounded. */
  readonly minor: string
}

// ISO 4217, by the digits of the minor unit; all others have 2. `Intl` cannot be asked: where coins are out of use some run
// times count none (HUF, IDR, COP), and an amount in minor units would read a hundred times as large.
const unusualDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

function digitsOf(currency: string): number {
  const unusual = Object.entries(unusualDigits).find(([, codes]) => codes.includes(currency.toUpperCase()))
  return Number(unusual?.[0] ?? 2)
}

/**
 * The amount in words of the locale, with as many digits as the currency has. A currency or an amount that nobody knows
 * is shown as it came (ALL-14): the row it stands in matters more.
 */
export function formatMoney({ currency, minor }: Money, locale: string): string {
  const digits = digitsOf(currency)
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const sign = minor.startsWith('-') ? '-' : ''
  const whole = minor.replace('-', '').padStart(digits + 1, '0')
  const cut = whole.length - digits
  const decimal = `${sign}${whole.slice(0, cut)}.${whole.slice(cut)}`
  if (!/^-?\d+$/.test(minor)) return `${minor} ${currency}`
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction })
    return format.format(decimal as Intl.StringNumericLiteral)
  } catch {
    return `${minor} ${currency}`
  }
}

/** Names in a sentence: "a, b and c". */
export function formatList(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(items)
}

/** Chooses the form for a count, and puts the count, as the locale writes it, in the place of `#`. */
export function plural(
  locale: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return form.replace('#', new Intl.NumberFormat(locale).format(count))
}
