import { type Knowledge, parseAnswer } from './answer.js'
import type { Check } from './options.js'

/** Runs a check until it answers, throws, takes too long or is aborted. Never rejects. */
export function runCheck(check: Check, controller: AbortController, timeout: number): Promise<Knowledge> {
  const { signal } = controller
  return new Promise((resolve) => {
    const settle = (known: Knowledge): void => {
      clearTimeout(timer)
      resolve(known)
    }
    const fail = (error: unknown): void => settle({ status: 'unknown', error })
    const giveUp = (): void => {
      settle({ status: 'unknown', why: 'checkTimedOut' })
      controller.abort()
    }
    // F49: a timer for longer than this would go off at once.
    const timer = setTimeout(giveUp, Math.min(timeout, 2 ** 31 - 1))
    signal.addEventListener('abort', () => fail(signal.reason), { once: true })
    // In a promise of its own, so that a check that throws at once is treated like one that rejects.
    new Promise((answer) => answer(check.check({ signal }))).then((answer) => settle(parseAnswer(answer))).catch(fail)
  })
}
