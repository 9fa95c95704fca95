import { createFlow, type Flow } from '../flow/index.js'
import { newKey } from '../platform/new-key.js'
import type { ClosureBackend } from './backend.js'
import type { ClosureFeedback } from './closure.js'
import { closureNews } from './closure-news.js'
import { type ClosureOutcome, createDeeds, type Deeds } from './deeds.js'
import type { ClosureDraft } from './draft.js'
import { createFollower, type Follower } from './follow.js'
import { type Inside, onlyOne } from './inside.js'
import { keepDraft } from './keep-draft.js'
import type { ClosureOptions } from './options.js'
import { createServerClock, type ServerClock } from './server-clock.js'
import { createSignOut } from './sign-out.js'
import { type ClosingEvent, type ClosingState, emptyClosing, transitionClosing } from './transition.js'
import type { Subject } from './wire.js'

/** Closes a subject, without a user interface. */
export interface Closing
  extends Pick<Flow<ClosingState, ClosingEvent>, 'getState' | 'subscribe'>,
    Pick<ServerClock, 'left'>,
    Pick<Follower, 'refresh'> {
  readonly subject: Subject
  /** The backend, through which what others read of blockers is known here too. See `checksOf`. */
  readonly backend: Pick<ClosureBackend, 'blockers' | 'resolve'>
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
  const getOptions = (): ClosureOptions => options
  const monotonic = (): number => (options.now ? options.now() : performance.now())
  const clock = createServerClock(monotonic)
  const kept = keepDraft(getOptions)
  const departure = createSignOut(getOptions)
  const inside: Inside = { flow, getOptions, clock, monotonic, learn }
  const follower = createFollower(inside)
  const news = closureNews(getOptions, () => void follower.refresh({ fresh: true }))
  const deeds: Deeds = createDeeds(inside, follower, edit)

  /** Takes what the server has said. The status token comes only to the one who started it, and not every time. */
  function learn(...[facts, more]: Parameters<Inside['learn']>): void {
    for (const fact of Object.values(facts)) clock.hear(fact)
    const { closure: before } = getState()
    const { closure } = facts
    const held = [before, onlyOne(options)].find((each) => each?.id === closure?.id)
    const statusToken = closure?.statusToken ?? held?.statusToken
    const known = closure && statusToken ? { ...closure, statusToken } : closure
    send({ type: 'learn', facts: { ...facts, closure: known }, ...more })
    const { closure: now, descriptor } = getState()
    if (now) departure.see(now, descriptor)
    if (!known) return
    kept.forget()
    if (known.state !== before?.state) news.tell()
  }

  function edit(draft: Partial<ClosureDraft>): void {
    const { mode } = getState().draft
    if (!send({ type: 'edit', draft })) return
    if ('choice' in draft || 'note' in draft) kept.save(getState().draft)
    // Another mode has another plan.
    if (getState().draft.mode !== mode && getState().descriptor) void follower.refresh({ fresh: true })
  }

  return {
    ...flow,
    subject,
    left: clock.left,
    backend: {
      async blockers(which, call) {
        const report = await options.backend.blockers(which, call)
        const known = getState().report?.observedAt ?? ''
        // F12: what was read here meanwhile may be newer.
        if (!(Date.parse(report.observedAt) < Date.parse(known))) learn({ report })
        return report
      },
      async resolve(which, blocker, remedy, mutation) {
        const resolution = await options.backend.resolve(which, blocker, remedy, mutation)
        if (resolution.kind === 'report') learn({ report: resolution.report })
        return resolution
      },
    },
    setOptions(next) {
      options = next
    },
    connect() {
      const { choice, note } = getState().draft
      const draft = kept.load()
      // What was filled in here is newer.
      if (choice === undefined && note === undefined && Object.keys(draft).length > 0) edit(draft)
      const ends = [news.open(), follower.open()]
      return () => {
        for (const end of ends) end()
      }
    },
    refresh: follower.refresh,
    edit,
    tick(id, ticked) {
      const others = getState().draft.ticked.filter((each) => each !== id)
      edit({ ticked: ticked ? [...others, id] : others })
    },
    look: () => void send({ type: 'look' }),
    start: deeds.start,
    cancel: deeds.cancel,
    restore: deeds.restore,
    confirm: deeds.confirm,
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
      if (send({ type: 'dismiss' })) void follower.refresh({ fresh: true })
    },
    dispose() {
      follower.stop()
      deeds.abandon()
      send({ type: 'leave' })
    },
  }
}
