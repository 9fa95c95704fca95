interface Failure {
  readonly status?: unknown
  readonly code?: unknown
  readonly retryAfterMs?: unknown
}

const gone = ['already_gone', 'gone', 'not-found']

/** Whether what was to be removed is not there any more: by a status, or by the code of a problem. */
export function isGone(found: unknown): boolean {
  const { status, code } = Object(found) as Failure
  return status === 404 || status === 410 || gone.includes(String(status)) || gone.includes(String(code))
}

/** Whether another try may help: nobody knows what has become of it, or the server says so. */
export function mayPass(error: unknown): boolean {
  const { status } = Object(error) as Failure
  return typeof status !== 'number' || status >= 500 || [408, 425, 429].includes(status) || retryAfterOf(error) > 0
}

/** How long the server wants us to wait, in milliseconds. 0 where it did not say. */
export function retryAfterOf(error: unknown): number {
  return Number((Object(error) as Failure).retryAfterMs) || 0
}

/** How long to wait before the next try: twice as long each time, up to half a minute, and never all at the same time. */
export function backoff(error: unknown, tries: number, random: () => number): number {
  const half = Math.min(30_000, 1000 * 2 ** (tries - 1)) / 2
  return Math.max(half, retryAfterOf(error)) + half * random()
}
