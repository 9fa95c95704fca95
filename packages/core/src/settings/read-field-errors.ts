/** What a server finds wrong, by setting. */
export interface FieldErrors {
  readonly errors: Readonly<Record<string, string>>
  /** Words about settings that are not there: they are said of the whole form, so that nothing is refused in silence. */
  readonly others: readonly string[]
}

/**
 * Reads what stands in `errors` or `issues` of what a server answered: each with a `pointer` (RFC 6901, as in problem
 * details), `path` or `field`, and a `detail` or `message`.
 */
export function readFieldErrors(answer: unknown, keys: readonly string[]): FieldErrors {
  const { errors: named, issues = named } = Object(answer) as { readonly errors?: unknown; readonly issues?: unknown }
  const errors: Record<string, string> = {}
  const others: string[] = []
  for (const each of Array.isArray(issues) ? issues : []) {
    const { path, pointer = path, field = pointer, detail, message = detail } = Object(each) as Record<string, unknown>
    if (typeof message !== 'string') continue
    const key = keyAt(field, keys)
    if (key === undefined) others.push(message)
    else errors[key] ??= message
  }
  return { errors, others }
}

/** The setting at `/name`, `#/team~1name`, `address.street`, `hosts[0]` or `['hosts', 0]`. */
function keyAt(path: unknown, keys: readonly string[]): string | undefined {
  const [first] = Array.isArray(path) ? path : [path]
  const text = String(Object(first).key ?? first)
  const [, token] = /^#?\/([^/]*)/.exec(text) ?? []
  const pointed = token?.replaceAll('~1', '/').replaceAll('~0', '~')
  const candidates = [text, pointed, /^[^.[]*/.exec(text)?.[0]]
  return candidates.find((key) => key !== undefined && keys.includes(key))
}
