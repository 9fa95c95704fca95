import type { BlockerReport } from './blocker-report.js'
import type { Closure } from './closure.js'
import type { ClosureDescriptor, Unavailable } from './descriptor.js'
import { type ClosureDraft, emptyDraft } from './draft.js'
import type { Plan } from './plan.js'

/** What is done: starting a closure, or doing something to the one that is open. */
export type ClosingDeed = 'start' | 'cancel' | 'restore' | 'confirm'

/** Why something was not done. */
export interface ClosureRefusal {
  /**
   * `gate`: a gate is closed. `changed`, `expired`, `mismatch`: look again, type again. `wait`: come back later.
   * `uncertain`: nobody knows whether it was done. `turned-back`: the user would rather not prove who they are.
   */
  readonly reason:
    | 'pending'
    | 'gate'
    | 'changed'
    | 'expired'
    | 'mismatch'
    | 'wait'
    | 'signed-out'
    | 'not-permitted'
    | 'too-late'
    | 'uncertain'
    | 'turned-back'
    | 'failed'
  readonly message: string
  /** Which field has to be mended. */
  readonly field?: 'challenge' | 'acknowledgements' | 'reason' | undefined
  /** With `wait`: how long, in milliseconds. */
  readonly waitMs?: number | undefined
}

/** What the server has said. */
export interface ClosureFacts {
  readonly descriptor?: ClosureDescriptor | undefined
  readonly report?: BlockerReport | undefined
  readonly plan?: Plan | undefined
  /** `null`: none is open. `undefined`: not known. */
  readonly closure?: Closure | null | undefined
}

export interface ClosingState extends ClosureFacts {
  readonly draft: ClosureDraft
  /** What is under way, if anything. `proving`: the user is asked who they are. `finding-out`: the answer was lost. */
  readonly deed?: { readonly kind: ClosingDeed; readonly stage: 'sending' | 'proving' | 'finding-out' } | undefined
  readonly reading: boolean
  /** Why the last read failed. */
  readonly error?: unknown
  /** A start was sent, and nobody knows what became of it. */
  readonly doubt: boolean
  readonly signedOut: boolean
  /** Taken away in the middle: nothing is on offer any more. */
  readonly barred?: Unavailable | undefined
  readonly refusal?: ClosureRefusal | undefined
  /** The ids of blockers that came up since the user looked. */
  readonly news: readonly string[]
  /** Counts how often an agreement of the user was dropped. */
  readonly version: number
  /** The closure that was looked at before this one. */
  readonly former?: string | undefined
}

export type ClosingEvent =
  | { readonly type: 'read' }
  /** The server has answered. `done`: the read is over. */
  | { readonly type: 'learn'; readonly facts: ClosureFacts; readonly done?: boolean; readonly error?: unknown }
  | { readonly type: 'edit'; readonly draft: Partial<ClosureDraft> }
  | { readonly type: 'begin'; readonly kind: ClosingDeed }
  | { readonly type: 'prove' }
  | { readonly type: 'doubt' }
  | { readonly type: 'resume' }
  /** The deed is over. `sure`: it is known that it was not done. */
  | {
      readonly type: 'end'
      readonly refusal?: ClosureRefusal | undefined
      readonly sure?: boolean
      readonly barred?: Unavailable | undefined
    }
  | { readonly type: 'refuse'; readonly refusal: ClosureRefusal }
  | { readonly type: 'sign-out' }
  /** The user may not do it any more. */
  | { readonly type: 'bar'; readonly barred: Unavailable | undefined }
  /** What the user was told is over: the wait, or a list that has been looked at. */
  | { readonly type: 'look' }
  /** The page is left: nobody waits for what is under way. */
  | { readonly type: 'leave' }
  /** Leaves a closure that has ended behind. */
  | { readonly type: 'dismiss' }

/** Nothing known yet. */
export const emptyClosing: ClosingState = {
  draft: emptyDraft,
  reading: false,
  doubt: false,
  signedOut: false,
  news: [],
  version: 0,
}

const ended: readonly string[] = ['completed', 'cancelled', 'rejected', 'restored', 'expired']

/** Whether nothing more happens in it by itself. A state that nobody knows has not ended. */
export function hasEnded({ state }: Closure): boolean {
  return ended.includes(state)
}

/** Which state of closing follows. A refused event gives back the same state. */
export function transitionClosing(state: ClosingState, event: ClosingEvent): ClosingState {
  const { deed, closure } = state
  switch (event.type) {
    case 'read':
      return state.reading ? state : { ...state, reading: true }
    case 'learn':
      return learn(state, event)
    case 'edit':
      // What is under way was agreed to as it stands, and what is open needs no agreement.
      return deed || closure ? state : edit(state, event.draft)
    case 'begin':
      return mayBegin(state, event.kind)
        ? { ...state, deed: { kind: event.kind, stage: 'sending' }, refusal: undefined, reading: false }
        : state
    case 'prove':
      return stage(state, 'proving')
    case 'doubt':
      return stage(state.deed?.kind === 'start' ? { ...state, doubt: true } : state, 'finding-out')
    case 'resume':
      return stage(state, 'sending')
    case 'end':
      return deed ? end(state, event) : state
    case 'refuse':
      return { ...state, refusal: event.refusal }
    case 'sign-out':
      return state.signedOut ? state : signOut(state)
    case 'bar':
      return { ...state, barred: event.barred }
    case 'look':
      return state.refusal || state.news.length > 0 ? { ...state, refusal: undefined, news: [] } : state
    case 'leave':
      return leave(state)
    case 'dismiss':
      if (!closure || deed || !hasEnded(closure)) return state
      return {
        ...emptyClosing,
        draft: { ...state.draft, typed: '', ticked: [] },
        version: state.version + 1,
        former: closure.id,
      }
  }
}

/** Only the link of an e-mail is redeemed where nothing is known. */
function mayBegin({ deed, closure, signedOut, barred }: ClosingState, kind: ClosingDeed): boolean {
  if (deed) return false
  if (kind === 'start') return closure === null && !signedOut && !barred
  return kind === 'confirm' || !!closure
}

function stage(state: ClosingState, name: NonNullable<ClosingState['deed']>['stage']): ClosingState {
  return state.deed && state.deed.stage !== name ? { ...state, deed: { ...state.deed, stage: name } } : state
}

function end(state: ClosingState, { refusal, sure, barred }: ClosingEvent & { readonly type: 'end' }): ClosingState {
  const next = { ...state, deed: undefined, refusal, doubt: state.doubt && !sure, barred: barred ?? state.barred }
  switch (refusal?.reason) {
    case 'changed':
      return dropAgreement({ ...next, plan: undefined })
    case 'expired':
      return dropAgreement(next)
    case 'signed-out':
      return signOut(next)
    default:
      return next
  }
}

/** F9: what was typed to confirm goes, what was sent may have been done. */
function leave(state: ClosingState): ClosingState {
  const { deed, reading, draft } = state
  if (!deed && !reading && !draft.typed) return state
  const doubt = state.doubt || deed?.kind === 'start'
  return { ...state, deed: undefined, reading: false, doubt, draft: { ...draft, typed: '' } }
}

function signOut(state: ClosingState): ClosingState {
  return { ...state, signedOut: true, draft: { ...state.draft, typed: '' } }
}

function edit(state: ClosingState, change: Partial<ClosureDraft>): ClosingState {
  const draft = { ...state.draft, ...change }
  // Another mode is another deed: its plan is another, and what was typed agreed to the first.
  const refusal = state.refusal?.reason === 'wait' ? state.refusal : undefined
  if (draft.mode === state.draft.mode) return { ...state, draft, refusal }
  return dropAgreement({ ...state, draft, refusal, plan: undefined })
}

function learn(state: ClosingState, { facts, done, error }: ClosingEvent & { readonly type: 'learn' }): ClosingState {
  const { descriptor, report, plan, closure } = facts
  let next: ClosingState = {
    ...state,
    ...Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)),
    reading: state.reading && !done,
    error: done ? error : state.error,
  }
  // Somebody has signed in, who may be somebody else.
  if (state.signedOut && (descriptor || closure !== undefined))
    next = { ...next, signedOut: false, barred: undefined, refusal: undefined }
  // An open closure that this tab follows is told by its own address. That none is active does not undo it.
  if (closure === null && state.closure) next = { ...next, closure: state.closure }
  if (closure)
    next = {
      ...next,
      doubt: false,
      draft: emptyDraft,
      refusal: closure.id === state.closure?.id ? next.refusal : undefined,
    }
  if (report && state.report && report.etag !== state.report.etag) {
    const before = new Set(blockingIds(state.report))
    const came = blockingIds(report).filter((id) => !before.has(id))
    next = { ...next, news: [...new Set([...state.news, ...came])].filter((id) => blockingIds(report).includes(id)) }
    if (came.length > 0) next = dropAgreement(next)
  }
  const isOther = (a?: { readonly etag: string }, b?: { readonly etag: string }): boolean =>
    !!a && !!b && a.etag !== b.etag
  const hasOtherText = descriptor && state.descriptor && agreementOf(descriptor) !== agreementOf(state.descriptor)
  return hasOtherText || isOther(plan, state.plan) ? dropAgreement(next) : next
}

/** What the user would agree to by typing and ticking. */
function agreementOf({ confirmation }: ClosureDescriptor): string {
  const { acknowledgements, challenge } = confirmation
  return JSON.stringify([acknowledgements.map(({ id, text }) => [id, text]), challenge?.id, challenge?.text])
}

/** What is in the way, or may be. */
export function blockingIds({ blockers }: BlockerReport): readonly string[] {
  return blockers.filter(({ state }) => state !== 'resolved' && state !== 'not_applicable').map(({ id }) => id)
}

/** CNF-7: what the user would agree to has changed. */
function dropAgreement(state: ClosingState): ClosingState {
  return { ...state, draft: { ...state.draft, typed: '', ticked: [] }, version: state.version + 1 }
}
