/**
 * The words that a handler chose for the user, or the fallback.
 *
 * A `TypeError` is what `fetch` throws when the network fails, in words that differ from browser to browser, and what a
 * programming error throws; a `TimeoutError` is the run time's own. Neither speaks to a user.
 */
export function failureMessage(error: unknown, fallback: string): string {
  const { name, message = error } = Object(error) as { readonly name?: unknown; readonly message?: unknown }
  const speaks = typeof message === 'string' && name !== 'TypeError' && name !== 'TimeoutError'
  return (speaks && message.trim()) || fallback
}
