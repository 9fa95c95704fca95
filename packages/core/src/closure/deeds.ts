import { type ActionContext, createAction, failureMessage } from '../action/index.js'
import type { Mutation } from './backend.js'
import type { Closure } from './closure.js'
import { describeClosure } from './describe.js'
import { type ClosureDraft, startInputOf } from './draft.js'
import { explainRefusal } from './explain-refusal.js'
import { type Deed, findOut, type Means } from './find-out.js'
import type { Follower } from './follow.js'
import { type Inside, onlyOne } from './inside.js'
import { readOpen } from './read-closure.js'
import type { ClosingDeed, ClosingEvent, ClosureRefusal } from './transition.js'

/** How a deed ended. A confirmation takes it as the answer of its handler. */
export type ClosureOutcome =
  | { readonly ok: true; readonly closure: Closure }
  | {
      readonly ok: false
      /** The message of the refusal. An `AbortError` where the user turned back: nothing has failed. */
      readonly error: unknown
      readonly refusal: ClosureRefusal
    }

/** What is done to a subject. One at a time. */
export interface Deeds {
  readonly start: (draft?: Partial<ClosureDraft>) => Promise<ClosureOutcome>
  readonly cancel: () => Promise<ClosureOutcome>
  readonly restore: () => Promise<ClosureOutcome>
  readonly confirm: (id: string, token: string) => Promise<ClosureOutcome>
  /** Nobody waits for what is under way any more. */
  readonly abandon: () => void
}

/** Does what the user asks for, and tells how it ended. */
export function createDeeds(
  { flow, getOptions, clock, learn }: Inside,
  follower: Follower,
  edit: (draft: Partial<ClosureDraft>) => void,
): Deeds {
  const { getState, send } = flow
  /** The deed that is waited for. */
  let performed: object | undefined
  let deed: (context: ActionContext) => Promise<Closure>
  const action = createAction<string, Closure>(() => ({
    newKey: getOptions().newKey,
    run: (_, context) => deed(context),
  }))

  async function perform(kind: ClosingDeed, key: unknown, does: Deed): Promise<ClosureOutcome> {
    const wasInDoubt = getState().doubt && kind === 'start'
    if (!send({ type: 'begin', kind })) return refuse({ reason: 'pending', message: getOptions().messages.working })
    follower.stop()
    const mine = {}
    performed = mine
    let isProving = false
    const means: Means = {
      attempts: getOptions().attempts ?? 8,
      pause: follower.pause,
      onDoubt: () => performed === mine && send({ type: 'doubt' }),
      async prove(problem) {
        send({ type: 'prove' })
        isProving = true
        if ((await getOptions().reauthenticate?.(problem)) !== 'done') throw turnBack
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
      const refusal = { ...turnedBack, message: failureMessage(error, getOptions().messages.failed) }
      return finish({ type: 'end', refusal }, refuse(refusal))
    }
    const { refusal, facts, sure, barred } = explainRefusal(error, kind, getState(), getOptions().messages)
    learn(facts)
    send({ type: 'end', refusal, sure, barred })
    follower.arm(refusal.waitMs)
    // What else has changed is worth knowing at once.
    if (refusal.reason !== 'wait' && refusal.reason !== 'signed-out') void follower.refresh({ fresh: true })
    return refuse(refusal)
  }

  function finish<Outcome>(event: ClosingEvent, outcome: Outcome): Outcome {
    send(event)
    follower.arm()
    return outcome
  }

  /** Does something to the closure that is open. When nobody knows whether it was done, how it stands tells. */
  async function change(
    kind: ClosingDeed,
    key: unknown,
    send: (closure: Closure, mutation: Mutation) => Promise<Closure>,
  ): Promise<ClosureOutcome> {
    const { closure } = getState()
    if (!closure) return refuse({ reason: 'failed', message: getOptions().messages.failed })
    const { backend, subject } = getOptions()
    const read = (): Promise<Closure> => readOpen(backend, subject, closure)
    return perform(kind, [closure.id, key], {
      send: (context) => send(closure, { idempotencyKey: context.idempotencyKey }),
      find: async () => {
        const now = await read()
        return now.state === closure.state ? undefined : now
      },
      reread: read,
    })
  }

  function start(draft?: Partial<ClosureDraft>): Promise<ClosureOutcome> {
    const state = getState()
    if (state.deed) return Promise.resolve(refuse({ reason: 'pending', message: getOptions().messages.working }))
    // Only events have this: `start` may be passed straight to `onClick`.
    if (draft && !('preventDefault' in draft)) edit(draft)
    const { gate } = describeClosure(getState(), { ...getOptions(), left: clock.left })
    const { report } = getState()
    if (!gate.open || !report) {
      const refusal = { reason: 'gate', message: gate.open ? getOptions().messages.loading : gate.reason } as const
      send({ type: 'refuse', refusal })
      return Promise.resolve(refuse(refusal))
    }
    const input = startInputOf(getState())
    const { backend, subject } = getOptions()
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
    const { backend, subject } = getOptions()
    try {
      // Who comes by the link of an e-mail has nothing open yet.
      if (getState().closure?.id !== id)
        learn({ closure: await readOpen(backend, subject, onlyOne(getOptions()) ?? { id }) })
    } catch {
      // It may be confirmed without being seen: the token is the right to.
    }
    const { closure } = getState()
    if (closure?.id === id) return change('confirm', token, (_, mutation) => backend.confirm(id, token, mutation))
    const none = async (): Promise<undefined> => undefined
    return perform('confirm', [id, token], {
      send: ({ idempotencyKey }) => backend.confirm(id, token, { idempotencyKey }),
      find: none,
      reread: async (closure) => closure,
    })
  }

  return {
    start,
    cancel: () => change('cancel', '', ({ id }, mutation) => getOptions().backend.cancel(id, mutation)),
    restore: () => change('restore', '', ({ id }, mutation) => getOptions().backend.restore(id, mutation)),
    confirm,
    abandon() {
      performed = undefined
      action.reset()
    },
  }
}

const turnBack = { name: 'AbortError' }

const turnedBack = { reason: 'turned-back', message: '' } as const

function refuse(refusal: ClosureRefusal): ClosureOutcome {
  return { ok: false, error: refusal.message || turnBack, refusal }
}
