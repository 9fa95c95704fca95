import { type BlockersConnection, parseRetryAfter } from '@offboard/core/blockers'

export interface PollChecksOptions {
  /** How long to wait after all have answered, in milliseconds. */
  readonly every: number
}

/**
 * Runs the checks again and again. Rests while the page is hidden, and runs once on return if a run is due. A run under
 * way is waited for. A check that throws an error with a `retryAfter`, a `Retry-After` header as it came, puts the next
 * run off until then.
 *
 * @example
 * useBlockers({ checks, connections: [pollChecks({ every: 30_000 })] })
 */
export function pollChecks({ every }: PollChecksOptions): BlockersConnection {
  return (blockers) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let due = Number.POSITIVE_INFINITY
    let ended = false

    function wait(): void {
      clearTimeout(timer)
      const left = due - Date.now()
      if (left <= 0) {
        if (document.visibilityState === 'visible') void poll()
      } else if (left < Number.POSITIVE_INFINITY) {
        // F49: a longer timer would go off at once. It then waits for the rest.
        timer = setTimeout(wait, Math.min(left, 2 ** 31 - 1))
      }
    }

    async function poll(): Promise<void> {
      due = Number.POSITIVE_INFINITY
      await blockers.recheck()
      plan()
    }

    function plan(): void {
      if (ended) return
      const now = Date.now()
      const asked = blockers.getState().checks.map(({ known }) => {
        const { error } = known as { readonly error?: unknown }
        return parseRetryAfter(Object(error).retryAfter, now)
      })
      due = now + Math.max(every, ...asked)
      wait()
    }

    document.addEventListener('visibilitychange', wait)
    plan()
    return () => {
      ended = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', wait)
    }
  }
}
