/**
 * How long to wait, in milliseconds, by a `Retry-After` header as it came: a number of seconds, or a date (RFC 9110,
 * 10.2.3). 0 for anything else, and for a date in the past.
 */
export function parseRetryAfter(header: unknown, now: number): number {
  const text = String(header ?? '').trim()
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Math.max(0, wait || 0)
}
