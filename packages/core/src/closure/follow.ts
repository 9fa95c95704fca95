import type { Call } from './backend.js'
import { dueIn } from './due.js'
import { explainRefusal } from './explain-refusal.js'
import { type Inside, onlyOne } from './inside.js'
import { isProblem, ProblemError } from './problem-error.js'
import { needsPlan, readOpen, readPlan } from './read-closure.js'
import type { ClosureFacts } from './transition.js'

/** Reads how things stand, again whenever that may have changed. */
export interface Follower {
  readonly refresh: (options?: { readonly fresh?: boolean }) => Promise<void>
  /** What is read now may be older than what is being done. */
  readonly stop: () => void
  /** Sees when to read next. `restMs`: not before. */
  readonly arm: (restMs?: number) => void
  /** Follows until the function that it returns is called. */
  readonly open: () => () => void
  /** Waits before something is tried again. It goes on at once when somebody asks how things stand. */
  readonly pause: (tries: number, atLeast: number) => Promise<void>
}

/** F49: a longer timer would go off at once. It then waits for the rest. */
const farthestTimer = 2 ** 31 - 1

function defaultBackoff(tries: number): number {
  // Spread, so that not all come back at once. Nothing depends on how random it is.
  return Math.min(30_000, 500 * 2 ** tries) * (1 - Math.random() / 2)
}

/** Follows what the server says, while somebody looks. */
export function createFollower({ flow, getOptions, clock, monotonic, learn }: Inside): Follower {
  const { getState, send } = flow
  let current: { readonly controller: AbortController; done: Promise<void> } | undefined
  let connections = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let restUntil = 0
  let failures = 0
  /** Lets what waits for its next try go on at once. */
  let wake: (() => void) | undefined

  const backoff = (tries: number): number => (getOptions().backoff ?? defaultBackoff)(tries)

  async function readAll(signal: AbortSignal, isWanted: () => boolean): Promise<void> {
    const { backend, subject, only } = getOptions()
    const call: Call = { signal }
    const { closure, descriptor, former } = getState()
    const errors: unknown[] = []
    const take = async (facts: Promise<ClosureFacts>): Promise<void> => {
      try {
        const learnt = await facts
        if (isWanted()) learn(learnt)
      } catch (error) {
        errors.push(error)
      }
    }
    const open = closure ?? onlyOne(getOptions())
    await Promise.all([
      take(
        open
          ? readOpen(backend, subject, open, call).then((read) => ({ closure: read }))
          : backend.active(subject, call).then((found) => ({ closure: found?.id === former ? null : found })),
      ),
      only || (closure && descriptor) || take(backend.describe(subject, call).then((read) => ({ descriptor: read }))),
      open || take(backend.blockers(subject, call).then((read) => ({ report: read }))),
    ])
    const { plan } = getState()
    if (isWanted() && needsPlan(getState(), (clock.left(plan?.expiresAt) ?? 1) <= 0)) {
      await take(readPlan(backend, subject, getState(), call))
    }
    if (isWanted()) conclude(errors)
  }

  function conclude([error]: readonly unknown[]): void {
    current = undefined
    readAt = monotonic()
    const { closure } = getState()
    failures = error === undefined ? 0 : failures + 1
    const asked = error instanceof ProblemError ? error.retryAfterMs : 0
    restUntil = readAt + (asked || backoff(failures))
    if (!closure && isProblem(error, 'session-ended')) send({ type: 'sign-out' })
    if (!closure && isProblem(error, 'not-permitted', 'managed-elsewhere')) {
      send({ type: 'bar', barred: explainRefusal(error, 'start', getState(), getOptions().messages).barred })
    }
    learn({}, { done: true, error })
    arm()
  }

  async function refresh({ fresh = false }: { readonly fresh?: boolean } = {}): Promise<void> {
    wake?.()
    // What is under way tells by itself how it ended, and what is read meanwhile may be older than that.
    if (getState().deed) return
    if (current && !fresh) return current.done
    stop()
    const mine = { controller: new AbortController(), done: Promise.resolve() }
    current = mine
    send({ type: 'read' })
    if (current === mine) mine.done = readAll(mine.controller.signal, () => current === mine)
    return mine.done
  }

  function arm(restMs?: number): void {
    clearTimeout(timer)
    if (restMs !== undefined) restUntil = monotonic() + restMs
    const left = connections > 0 ? due() : undefined
    if (left !== undefined) timer = setTimeout(ring, Math.min(Math.max(Math.ceil(left), 0), farthestTimer))
  }

  function due(): number | undefined {
    const { pollEvery = 5000, maxAge = 300_000 } = getOptions()
    const time = monotonic()
    return dueIn(getState(), { left: clock.left, pollIn: readAt + pollEvery - time, retryIn: restUntil - time, maxAge })
  }

  function ring(): void {
    const isDue = (due() ?? 1) <= 0
    const isWaiting = getState().refusal?.reason === 'wait'
    if (isDue && isWaiting) send({ type: 'look' })
    if (isDue && !isWaiting) void refresh()
    else arm()
  }

  function pause(tries: number, atLeast: number): Promise<void> {
    return new Promise((resolve) => {
      const wait = Math.max(atLeast, backoff(tries))
      const going = setTimeout(go, Math.min(wait, farthestTimer))
      function go(): void {
        clearTimeout(going)
        if (wake === go) wake = undefined
        resolve()
      }
      wake = atLeast > 0 ? undefined : go
    })
  }

  function stop(): void {
    clearTimeout(timer)
    current?.controller.abort()
    current = undefined
  }

  return {
    refresh,
    stop,
    arm,
    pause,
    open() {
      connections++
      void refresh()
      return () => {
        connections--
        arm()
      }
    },
  }
}
