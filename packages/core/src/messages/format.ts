/** An amount in the smallest unit of its currency: `{ currency: 'EUR', minor: '4820' }` is € 48.20. */
export interface Money {
  /** ISO 4217, for example `EUR`. */
  readonly currency: string
  /** A whole number as text, so that no amount is ever rounded. */
  readonly minor: string
}

/** The amount in words of the locale, with as many digits as the currency has. */
export function formatMoney({ currency, minor }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const sign = minor.startsWith('-') ? '-' : ''
  const whole = minor.replace('-', '').padStart(digits + 1, '0')
  const cut = whole.length - digits
  const decimal = `${sign}${whole.slice(0, cut)}.${whole.slice(cut) || '0'}`
  return format.format(decimal as Intl.StringNumericLiteral)
}

/** Names in a sentence: "a, b and c". */
export function formatList(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
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
