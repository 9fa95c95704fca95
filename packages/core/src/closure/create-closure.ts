import { type ActionContext, createAction, failureMessage } from '../action/index.js'
import { createFlow, type Flow } from '../flow/index.js'
import { newKey } from '../platform/new-key.js'
import type { ClosureBackend, Mutation } from './backend.js'
import type { Closure, ClosureFeedback } from './closure.js'
import { closureNews } from './closure-news.js'
import { describeClosure } from './describe.js'
import { type ClosureDraft, startInputOf } from './draft.js'
import { dueIn } from './due.js'
import { explainRefusal } from './explain-refusal.js'
import { type Deed, findOut, type Means } from './find-out.js'
import { keepDraft } from './keep-draft.js'
import type { ClosureOptions } from './options.js'
import { isProblem, ProblemError } from './problem-error.js'
import { needsPlan, readOpen, readPlan } from './read-closure.js'
import { createServerClock, type ServerClock } from './server-clock.js'
import { createSignOut } from './sign-out.js'
import {
  type ClosingDeed,
  type ClosingEvent,
  type ClosingState,
  type ClosureFacts,
  type ClosureRefusal,
  emptyClosing,
  transitionClosing,
} from './transition.js'
import type { Subject } from './wire.js'

/** How a deed ended. A confirmation takes it as the answer of its handler. */
export type ClosureOutcome =
  | { readonly ok: true; readonly closure: Closure }
  | { readonly ok: false; readonly error: string; readonly refusal: ClosureRefusal }

/** Closes a subject, without a user interface. */
export interface Closing
  extends Pick<Flow<ClosingState, ClosingEvent>, 'getState' | 'subscribe'>,
    Pick<ServerClock, 'left'> {
  readonly subject: Subject
  /** The backend, through which what others read of blockers is known here too. See `checksOf`. */
  readonly backend: ClosureBackend
  /** Takes the options of the latest render. Another subject needs another instance. */
  readonly setOptions: (options: ClosureOptions) => void
  /** Reads how things stand, and follows them until the function that it returns is called, on leaving the page or hiding it. */
  readonly connect: () => () => void
  /** Reads how things stand. A read under way is shared, unless `fresh` says that it may have seen an old state. Never rejects. */
  readonly refresh: (options?: { readonly fresh?: boolean }) => Promise<void>
  /** Fills in. Refused while something is under way, and while a closure is open. */
  readonly edit: (draft: Partial<ClosureDraft>) => void
  readonly tick: (id: string, ticked: boolean) => void
  /** The user has seen what is new, and why something was not done. */
  readonly look: () => void
  /** Closes it, or asks the vendor to, if every gate is open. What is given is filled in first. Never rejects. */
  readonly start: (draft?: Partial<ClosureDraft>) => Promise<ClosureOutcome>
  /** Takes back what has not taken effect. Never rejects. */
  readonly cancel: () => Promise<ClosureOutcome>
  /** Brings back what was closed. Never rejects. */
  readonly restore: () => Promise<ClosureOutcome>
  /** Redeems the token of an e-mail. Call it from a button, never because a page was opened. Never rejects. */
  readonly confirm: (id: string, token: string) => Promise<ClosureOutcome>
  /** Tells the vendor why, besides. Its failure holds nothing up. */
  readonly sendFeedback: (feedback: Pick<ClosureFeedback, 'choice' | 'note'>) => Promise<void>
  /** Goes where the vendor sends the user afterwards, with what has come of it as a message. */
  readonly leave: () => void
  /** Leaves a closure that has ended behind, to start again. */
  readonly dismiss: () => void
  /** Nobody waits for answers any more. What was sent goes on: the server decides. */
  readonly dispose: () => void
}

/** F49: a longer timer would go off at once. It then waits for the rest. */
const farthestTimer = 2 ** 31 - 1

function defaultBackoff(tries: number): number {
  // Spread, so that not all come back at once. Nothing depends on how random it is.
  return Math.min(30_000, 500 * 2 ** tries) * (1 - Math.random() / 2)
}

/**
 * Closes a subject as its backend describes it: what is in the way, what the user agrees to, the start, what follows.
 *
 * @example
 * const closing = createClosure({ backend, subject: { kind: 'organization', id: 'org_1' }, messages: enClosure })
 * const end = closing.connect()
 * const outcome = await closing.start({ typed: 'Brightwater Media' })
 */
export function createClosure(initial: ClosureOptions): Closing {
  let options = initial
  const { subject } = initial
  const flow = createFlow<ClosingState, ClosingEvent>(emptyClosing, transitionClosing)
  const { getState, send } = flow
  const monotonic = (): number => (options.now ? options.now() : performance.now())
  const clock = createServerClock(monotonic)
  const kept = keepDraft(() => options)
  const news = closureNews(
    () => options,
    () => void refresh({ fresh: true }),
  )
  const departure = createSignOut(() => options)
  let deed: (context: ActionContext) => Promise<Closure>
  const action = createAction<string, Closure>(() => ({ newKey: options.newKey, run: (_, context) => deed(context) }))

  let current: { readonly controller: AbortController; done: Promise<void> } | undefined
  let connections = 0
  let timer: unknown
  let readAt = Number.NEGATIVE_INFINITY
  let retryAt = 0
  let failures = 0
  /** The deed that is waited for. */
  let performed: object | undefined
  /** Lets what waits for its next try go on at once. */
  let wake: (() => void) | undefined

  /** Takes what the server has said. The status token comes only to the one who started it, and not every time. */
  function learn(facts: ClosureFacts, more: { readonly done?: boolean; readonly error?: unknown } = {}): void {
    for (const fact of Object.values(facts)) clock.hear(fact)
    const { closure: before } = getState()
    const { closure } = facts
    const held = [before, onlyOne()].find((each) => each?.id === closure?.id)
    const statusToken = closure?.statusToken ?? held?.statusToken
    const known = closure && statusToken ? { ...closure, statusToken } : closure
    send({ type: 'learn', facts: { ...facts, closure: known }, ...more })
    if (!known) return
    departure.see(known, getState().descriptor)
    kept.forget()
    if (known.state !== before?.state) news.tell()
  }

  /** The one to follow, on a page that knows nothing else. */
  function onlyOne(): Pick<Closure, 'id' | 'statusToken'> | undefined {
    const { id, statusToken } = options.only ?? {}
    return id === undefined
      ? undefined
      : { id, ...(statusToken && { statusToken: { value: statusToken, expiresAt: '' } }) }
  }

  async function readAll(signal: AbortSignal, isWanted: () => boolean): Promise<void> {
    const { backend } = options
    const call = { signal }
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
    const open = closure ?? onlyOne()
    await Promise.all([
      take(
        open
          ? readOpen(backend, subject, open, call).then((read) => ({ closure: read }))
          : backend.active(subject, call).then((found) => ({ closure: found?.id === former ? null : found })),
      ),
      options.only ||
        (closure && descriptor) ||
        take(backend.describe(subject, call).then((read) => ({ descriptor: read }))),
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
    pauseFor(error)
    if (!closure && isProblem(error, 'session-ended')) send({ type: 'sign-out' })
    if (!closure && isProblem(error, 'not-permitted', 'managed-elsewhere')) {
      send({ type: 'bar', barred: explainRefusal(error, 'start', getState(), options.messages).barred })
    }
    learn({}, { done: true, error })
    arm()
  }

  function pauseFor(error: unknown): void {
    const asked = error instanceof ProblemError ? error.retryAfterMs : 0
    retryAt = monotonic() + (asked || (options.backoff ?? defaultBackoff)(failures))
  }

  function stopReading(): void {
    current?.controller.abort()
    current = undefined
  }

  async function refresh({ fresh = false }: { readonly fresh?: boolean } = {}): Promise<void> {
    wake?.()
    // What is under way tells by itself how it ended, and what is read meanwhile may be older than that.
    if (getState().deed) return
    if (current && !fresh) return current.done
    stopReading()
    const mine = { controller: new AbortController(), done: Promise.resolve() }
    current = mine
    send({ type: 'read' })
    if (current === mine) mine.done = readAll(mine.controller.signal, () => current === mine)
    return mine.done
  }

  function arm(): void {
    clearTimeout(timer)
    const left = connections > 0 ? due() : undefined
    if (left !== undefined) timer = setTimeout(ring, Math.min(Math.max(Math.ceil(left), 0), farthestTimer))
  }

  function due(): number | undefined {
    const { pollEvery = 5000, maxAge = 300_000 } = options
    const time = monotonic()
    return dueIn(getState(), { left: clock.left, pollIn: readAt + pollEvery - time, retryIn: retryAt - time, maxAge })
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
      const wait = Math.max(atLeast, (options.backoff ?? defaultBackoff)(tries))
      const going = setTimeout(go, Math.min(wait, farthestTimer))
      function go(): void {
        clearTimeout(going)
        if (wake === go) wake = undefined
        resolve()
      }
      wake = atLeast > 0 ? undefined : go
    })
  }

  async function perform(kind: ClosingDeed, key: unknown, does: Deed): Promise<ClosureOutcome> {
    const wasInDoubt = getState().doubt && kind === 'start'
    if (!send({ type: 'begin', kind })) return refuse({ reason: 'pending', message: options.messages.working })
    clearTimeout(timer)
    stopReading()
    const mine = {}
    performed = mine
    let isProving = false
    const means: Means = {
      attempts: options.attempts ?? 8,
      pause,
      onDoubt: () => performed === mine && send({ type: 'doubt' }),
      async prove(problem) {
        send({ type: 'prove' })
        isProving = true
        if ((await options.reauthenticate?.(problem)) !== 'done') throw turnBack
        isProving = false
        send({ type: 'resume' })
      },
    }
    deed = (context) => findOut(does, context, means, wasInDoubt)
    const outcome = await action.run(JSON.stringify([kind, getState().former, key]))
    // The page was left meanwhile, and may have been entered again.
    if (performed !== mine) return refuse(turnedBack)
    if (outcome.status === 'succeeded') {
      learn({ closure: outcome.result })
      return finish({ type: 'end' }, { ok: true, closure: outcome.result })
    }
    if (outcome.status !== 'failed') return finish({ type: 'end' }, refuse(turnedBack))
    const { error } = outcome
    if (isProving) {
      const refusal = { ...turnedBack, message: failureMessage(error, options.messages.failed) }
      return finish({ type: 'end', refusal }, refuse(refusal))
    }
    const { refusal, facts, sure, barred } = explainRefusal(error, kind, getState(), options.messages)
    if (refusal.waitMs !== undefined) retryAt = monotonic() + refusal.waitMs
    learn(facts)
    finish({ type: 'end', refusal, sure, barred }, undefined)
    // What else has changed is worth knowing at once.
    if (refusal.reason !== 'wait' && refusal.reason !== 'signed-out') void refresh({ fresh: true })
    return refuse(refusal)
  }

  function finish<Outcome>(event: ClosingEvent, outcome: Outcome): Outcome {
    send(event)
    arm()
    return outcome
  }

  /** Does something to the closure that is open. When nobody knows whether it was done, how it stands tells. */
  async function change(
    kind: ClosingDeed,
    key: unknown,
    send: (closure: Closure, mutation: Mutation) => Promise<Closure>,
  ): Promise<ClosureOutcome> {
    const { closure } = getState()
    if (!closure) return refuse({ reason: 'failed', message: options.messages.failed })
    const read = (): Promise<Closure> => readOpen(options.backend, subject, closure)
    return perform(kind, [closure.id, key], {
      send: (context) => send(closure, { idempotencyKey: context.idempotencyKey }),
      find: async () => {
        const now = await read()
        return now.state === closure.state ? undefined : now
      },
      reread: read,
    })
  }

  function edit(draft: Partial<ClosureDraft>): void {
    const { mode } = getState().draft
    if (!send({ type: 'edit', draft })) return
    if ('choice' in draft || 'note' in draft) kept.save(getState().draft)
    // Another mode has another plan.
    if (getState().draft.mode !== mode && getState().descriptor) void refresh({ fresh: true })
  }

  function start(draft?: Partial<ClosureDraft>): Promise<ClosureOutcome> {
    const state = getState()
    if (state.deed) return Promise.resolve(refuse({ reason: 'pending', message: options.messages.working }))
    // Only events have this: `start` may be passed straight to `onClick`.
    if (draft && !('preventDefault' in draft)) edit(draft)
    const { gate } = describeClosure(getState(), { ...options, left: clock.left })
    const { report } = getState()
    if (!gate.open || !report) {
      const refusal = { reason: 'gate', message: gate.open ? options.messages.loading : gate.reason } as const
      send({ type: 'refuse', refusal })
      return Promise.resolve(refuse(refusal))
    }
    const input = startInputOf(getState())
    const { backend } = options
    return perform('start', [input, report.etag], {
      send: ({ idempotencyKey }) => backend.start(subject, input, { idempotencyKey, ifMatch: report.etag }),
      find: async () => {
        const found = await backend.active(subject)
        return found?.id === getState().former ? null : found
      },
      reread: (closure) => readOpen(backend, subject, closure),
    })
  }

  async function confirm(id: string, token: string): Promise<ClosureOutcome> {
    try {
      // Who comes by the link of an e-mail has nothing open yet.
      if (getState().closure?.id !== id)
        learn({ closure: await readOpen(options.backend, subject, onlyOne() ?? { id }) })
    } catch {
      // It may be confirmed without being seen: the token is the right to.
    }
    const { closure } = getState()
    if (closure?.id === id)
      return change('confirm', token, (_, mutation) => options.backend.confirm(id, token, mutation))
    const { backend } = options
    const none = async (): Promise<undefined> => undefined
    return perform('confirm', [id, token], {
      send: ({ idempotencyKey }) => backend.confirm(id, token, { idempotencyKey }),
      find: none,
      reread: async (closure) => closure,
    })
  }

  return {
    ...flow,
    subject,
    left: clock.left,
    backend: {
      ...options.backend,
      async blockers(which, call) {
        const report = await options.backend.blockers(which, call)
        learn({ report })
        return report
      },
    },
    setOptions(next) {
      options = next
    },
    connect() {
      if (connections++ === 0) edit({ ...kept.load(), ...given(getState().draft) })
      const close = news.open()
      void refresh()
      return () => {
        connections--
        close()
        arm()
      }
    },
    refresh,
    edit,
    tick(id, ticked) {
      const others = getState().draft.ticked.filter((each) => each !== id)
      edit({ ticked: ticked ? [...others, id] : others })
    },
    look: () => void send({ type: 'look' }),
    start,
    cancel: () => change('cancel', '', ({ id }, mutation) => options.backend.cancel(id, mutation)),
    restore: () => change('restore', '', ({ id }, mutation) => options.backend.restore(id, mutation)),
    confirm,
    async sendFeedback(feedback) {
      const { closure } = getState()
      const statusToken = closure?.statusToken?.value
      const input = { subject, ...(closure && { closure: closure.id }), ...feedback }
      const mutation = { idempotencyKey: (options.newKey ?? newKey)(), ...(statusToken && { statusToken }) }
      // F87: closing goes on.
      await options.backend.feedback(input, mutation).catch(() => {})
    },
    leave: () => departure.leave(getState()),
    dismiss() {
      if (send({ type: 'dismiss' })) void refresh({ fresh: true })
    },
    dispose() {
      stopReading()
      clearTimeout(timer)
      performed = undefined
      action.reset()
      send({ type: 'leave' })
    },
  }
}

const turnBack = { name: 'AbortError' }

const turnedBack = { reason: 'turned-back', message: '' } as const

function refuse(refusal: ClosureRefusal): ClosureOutcome {
  return { ok: false, error: refusal.message, refusal }
}

function given({ choice, note }: ClosureDraft): Partial<ClosureDraft> {
  return { ...(choice !== undefined && { choice }), ...(note !== undefined && { note }) }
}
