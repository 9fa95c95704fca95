/** How two texts are compared. */
export interface PhraseOptions {
  /** Default `true`. With `false` both sides are lower-cased, which still tells ß from ss and the Turkish letters i. */
  readonly caseSensitive?: boolean
  /** Default `NFC`. `NFKC` also takes full-width and other compatibility forms as equal, for keyboards that type them. */
  readonly form?: 'NFC' | 'NFKC'
}

/**
 * The form in which a typed phrase is compared (CNF-1): lenient about what cannot be seen, strict about what can.
 * Normalizing twice gives the same as once.
 *
 * 1. Default-ignorable code points are dropped: zero-width and bidi marks, soft hyphens, variation selectors.
 *    Before NFC, because one of them can keep a letter and its accent apart. Halves of characters (lone surrogates) go
 *    with them, because dropping what stands between two halves would make a new character.
 * 2. NFC, or NFKC.
 * 3. Curly quotes and dashes become the ASCII ones; phones turn `--` into U+2014, so that one becomes two hyphens.
 * 4. Each run of white space becomes one space; none at the ends.
 */
export function normalizePhrase(text: string = '', { caseSensitive = true, form = 'NFC' }: PhraseOptions = {}): string {
  const visible = text
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Surrogate}]/gu, '')
    // Before NFKC, which makes two single primes of U+2033.
    .replace(/[\u201c-\u201f\u2033]/g, '"')
    .normalize(form)
    .replace(/[\u2018-\u201b\u2032]/g, "'")
    .replace(/\u2014/g, '--')
    .replace(/[\u2010-\u2013\u2015\u2212]/g, '-')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim()
  // Lower-casing can leave a letter and its mark apart, so NFC again.
  return caseSensitive ? visible : visible.toLowerCase().normalize(form)
}

/** Whether the typed text is the phrase. A phrase with nothing visible in it matches nothing (CNF-2). */
export function matchesPhrase(typed: string, phrase: string, options?: PhraseOptions): boolean {
  const wanted = normalizePhrase(phrase, options)
  return wanted !== '' && normalizePhrase(typed, options) === wanted
}
