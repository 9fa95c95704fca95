/** Longer timers fire at once (F49). */
const longest = 2 ** 31 - 1

/** Waits so many milliseconds, or until the signal aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, Math.min(milliseconds, longest))
    signal?.addEventListener('abort', wake)
  })
}

/** How long `within` waits. */
export interface Patience {
  /** In milliseconds. */
  readonly timeout: number
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined
  /** What has not come, for the message. */
  readonly what: string
}

/**
 * Waits for the work, but only so long. The work gets a signal that aborts when nobody waits for it any more.
 *
 * Rejects with a `TimeoutError` when the time is over, and with the signal's reason when it aborts: before the work has
 * begun, too, and then it does not begin.
 */
export function within<T>(patience: Patience, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { timeout, signal, what } = patience
  if (signal?.aborted) return Promise.reject(signal.reason)
  const controller = new AbortController()
  let release = () => {}
  return new Promise<T>((resolve, reject) => {
    const abort = () => {
      controller.abort(signal?.reason)
      reject(signal?.reason)
    }
    const giveUp = () => {
      const reason = new DOMException(`Offboard: ${what} has not come within ${timeout} ms.`, 'TimeoutError')
      controller.abort(reason)
      reject(reason)
    }
    const timer = setTimeout(giveUp, Math.min(timeout, longest))
    signal?.addEventListener('abort', abort)
    release = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    work(controller.signal).then(resolve, reject)
  }).finally(() => release())
}
