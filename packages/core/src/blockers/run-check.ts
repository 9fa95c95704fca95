import { type Knowledge, parseAnswer } from './answer.js'
import type { Check } from './options.js'

/** Runs a check until it answers, throws, takes too long or is aborted. Never rejects. */
export async function runCheck(check: Check, controller: AbortController, timeout: number): Promise<Knowledge> {
  const { signal } = controller
  let why: 'checkTimedOut' | undefined
  const giveUp = (): void => {
    why = 'checkTimedOut'
    controller.abort()
  }
  // F49: a timer for longer than this would go off at once.
  const timer = setTimeout(giveUp, Math.min(timeout, 2 ** 31 - 1))
  const aborted = new Promise((_, reject) => signal.addEventListener('abort', reject))
  try {
    return parseAnswer(await Promise.race([aborted, check.check({ signal })]))
  } catch (error) {
    return { status: 'unknown', error: signal.reason ?? error, why }
  } finally {
    clearTimeout(timer)
  }
}
