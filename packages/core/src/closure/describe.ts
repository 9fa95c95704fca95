import { failureMessage } from '../action/index.js'
import { closedGate, combineGates, type Gate, openGate } from '../gate/index.js'
import { ownValue } from '../internal/own-value.js'
import type { Closure } from './closure.js'
import type { Challenge, ModeOffer, RestoreBy, Unavailable } from './descriptor.js'
import { isTyped, offerOf, textToType } from './draft.js'
import { type ClosingStepId, type ClosureMessages, closingSteps } from './messages.js'
import { isProblem } from './problem-error.js'
import { type ClosingState, hasEnded } from './transition.js'
import type { Instant } from './wire.js'

/** One piece of closing that this subject has. */
export interface ClosingStep {
  readonly id: ClosingStepId
  readonly label: string
  /** Whether it holds the start up. */
  readonly gate: Gate
}

/** A point in time that the server has named. */
export interface ClosingDeadline {
  readonly kind: 'effective' | 'expected' | 'undo' | 'purge'
  readonly at: Instant
  /** In words, with the zone. */
  readonly text: string
  /** How long until then by the server's clock, in milliseconds. Below 0 it is past. `undefined`: cannot be told. */
  readonly left: number | undefined
}

/** All that a screen needs to show closing. */
export interface ClosingView {
  /**
   * `preparing`: it can be started, once the gates are open. `open`: a closure is under way, or in a state that nobody
   * knows. `ended`: it is over, which is not always closed: see `closure.state`.
   */
  readonly status: 'loading' | 'unavailable' | 'signed-out' | 'preparing' | 'starting' | 'open' | 'ended'
  /** Why it cannot be closed here, and who can help. */
  readonly unavailable: Unavailable | undefined
  /** The pieces that the descriptor implies, in order. Those of an open closure are past. */
  readonly steps: readonly ClosingStep[]
  /** Open when nothing holds the start up. Its version changes when what the user agreed to has changed. */
  readonly gate: Gate
  /** The same but for the typed text: for a confirmation that asks for `challenge.shown` itself, and then starts with it. */
  readonly untypedGate: Gate
  /** The mode that is chosen. */
  readonly offer: ModeOffer | undefined
  /** What is to be typed, and in which form it is shown. `undefined`: nothing. */
  readonly challenge: (Challenge & { readonly shown: string }) | undefined
  readonly labels: {
    readonly title: string
    readonly start: string
    readonly keep: string
    readonly cancel: string
    readonly restore: string
  }
  readonly canCancel: boolean
  readonly canRestore: boolean
  /** How it can be taken back, once started or already. `null`: not at all. */
  readonly undo: {
    readonly by: readonly RestoreBy[]
    readonly until: Instant | undefined
    readonly isGuaranteed: boolean
  } | null
  /** What is worth saying about that: that it cannot be undone, or that signing in undoes it. */
  readonly warnings: readonly string[]
  readonly deadlines: readonly ClosingDeadline[]
  /** How it stands, in one sentence. To be spoken politely when it changes. */
  readonly announcement: string
  /** What went wrong with the last try. */
  readonly error: string | undefined
  /** Whether leaving the page would lose what was typed (F89). */
  readonly isUnsaved: boolean
}

/** What else the view depends on. */
export interface DescribeClosureOptions {
  readonly messages: ClosureMessages
  /** See `Closing.left`. Without it no time is told. */
  readonly left?: (instant: Instant | undefined) => number | undefined
  /** How old what was checked may be, in milliseconds. Default: five minutes. */
  readonly maxAge?: number | undefined
  /** In which order the pieces come; what is left out comes last. Default: as the server's data is meant to be read. */
  readonly order?: readonly ClosingStepId[] | undefined
}

/** Derives what to show, and whether a start may be sent, from the state and the options of this render. */
export function describeClosure(state: ClosingState, options: DescribeClosureOptions): ClosingView {
  const { messages, left = () => undefined, order = [] } = options
  const { descriptor, closure, draft, deed, barred } = state
  const offer = offerOf(descriptor, draft)
  const unavailable = barred ?? descriptor?.unavailable ?? (descriptor && !offer ? nowhere(messages) : undefined)
  const gates = stepGates(state, options)
  const present = presentSteps(state)
  const steps = [...new Set([...order, ...closingSteps])].filter((id) => present.has(id))
  const status = statusOf(state, unavailable)
  const mode = closure?.mode ?? offer?.mode ?? ''
  const verb = (descriptor && ownValue(descriptor.verbs, descriptor.subject.kind)) ?? 'close'
  const challenge = descriptor?.confirmation.challenge
  const isKnownOpen = closure && !deed
  const by = closure?.reversible?.by ?? []
  const undo = undoOf(state, offer)
  const version = String(state.version)
  const others = Object.values({ ...gates, confirmation: ticksGate(state, messages) })
  const untypedGate = { ...combineGates(availabilityGate(state, unavailable, messages), ...others), version }
  return {
    status,
    unavailable: closure ? undefined : unavailable,
    steps: steps.map((id) => ({ id, label: messages.steps[id], gate: gates[id] })),
    gate: { ...combineGates(untypedGate, typedGate(state, messages)), version },
    untypedGate,
    offer,
    challenge: challenge ? { ...challenge, shown: textToType(challenge) } : undefined,
    labels: {
      title: messages.title(mode, verb, descriptor?.subject.displayName ?? ''),
      start: messages.start(mode, verb),
      keep: messages.keep,
      cancel: messages.cancel(mode),
      restore: messages.restore,
    },
    canCancel: !!isKnownOpen && !hasEnded(closure) && by.includes('ui') && isCancellable(closure),
    canRestore: !!isKnownOpen && closure.state === 'completed' && by.includes('ui'),
    undo,
    warnings: [
      ...(undo || !descriptor ? [] : [messages.irreversible]),
      ...(undo?.by.includes('sign_in') && !(closure && hasEnded(closure)) ? [messages.signInTakesBack] : []),
    ],
    deadlines: deadlinesOf(closure ?? undefined, offer).map((each) => ({
      ...each,
      text: messages.instant(each.at),
      left: left(each.at),
    })),
    announcement: announce(state, status, messages),
    error: whatWentWrong(state, messages),
    isUnsaved: !closure && !deed && draft.typed !== '',
  }
}

function nowhere({ unavailable }: ClosureMessages): Unavailable {
  return { reason: 'feature_off', text: unavailable, links: [] }
}

function statusOf(
  { closure, deed, descriptor, signedOut }: ClosingState,
  unavailable: Unavailable | undefined,
): ClosingView['status'] {
  if (closure) return hasEnded(closure) ? 'ended' : 'open'
  if (deed) return 'starting'
  if (signedOut) return 'signed-out'
  if (unavailable) return 'unavailable'
  return descriptor ? 'preparing' : 'loading'
}

/** Only these have not taken effect. What a newer server says is left to it. */
const cancellable: readonly string[] = [
  'requested',
  'awaiting_confirmation',
  'awaiting_vendor',
  'scheduled',
  'in_progress',
  'needs_attention',
]

function isCancellable({ state }: Closure): boolean {
  return cancellable.includes(state)
}

function availabilityGate(state: ClosingState, unavailable: Unavailable | undefined, messages: ClosureMessages): Gate {
  const { closure, descriptor, deed, signedOut, error, refusal } = state
  if (deed) return closedGate(messages.working)
  if (closure) return closedGate(messages.state(closure.state, closure.mode))
  if (signedOut) return closedGate(messages.signedOut)
  if (unavailable) return closedGate(unavailable.text)
  if (refusal?.reason === 'wait') return closedGate(refusal.message)
  // Nobody has said yet that none is open.
  if (!descriptor || closure === undefined)
    return closedGate(error === undefined ? messages.loading : messages.notLoaded)
  return openGate
}

/** Which pieces there are (CLO-2). */
function presentSteps({ descriptor, report }: ClosingState): ReadonlySet<ClosingStepId> {
  if (!descriptor) return new Set()
  const { capabilities, consequences, advisories, alternatives, reason, aftermath } = descriptor
  const { returnTo, notifications, retention, windows, timeline } = aftermath
  const isThere: Readonly<Record<ClosingStepId, unknown>> = {
    blockers: report?.verdict !== 'clear' || report.blockers.length > 0,
    plan: capabilities.includes('plan'),
    consequences: consequences.length + advisories.length + alternatives.length > 0,
    reason,
    confirmation: true,
    aftermath: returnTo || notifications.length + retention.length + windows.length + timeline.length > 0,
  }
  return new Set(closingSteps.filter((id) => isThere[id]))
}

function stepGates(state: ClosingState, options: DescribeClosureOptions): Readonly<Record<ClosingStepId, Gate>> {
  const { messages } = options
  return {
    blockers: blockersGate(state, options),
    plan: planGate(state, messages),
    consequences: openGate,
    reason: reasonGate(state, messages),
    confirmation: combineGates(ticksGate(state, messages), typedGate(state, messages)),
    aftermath: openGate,
  }
}

function blockersGate({ report }: ClosingState, { messages, left, maxAge = 300_000 }: DescribeClosureOptions): Gate {
  if (!report) return closedGate(messages.loading)
  if (report.verdict === 'blocked') return closedGate(messages.blocked)
  if (report.verdict !== 'clear' || report.complete !== true) return closedGate(messages.unsure)
  const age = -(left?.(report.observedAt) ?? 0)
  return age > maxAge ? closedGate(messages.stale) : openGate
}

function planGate({ descriptor, plan }: ClosingState, messages: ClosureMessages): Gate {
  if (!descriptor?.capabilities.includes('plan')) return openGate
  if (!plan) return closedGate(messages.planNeeded)
  return plan.cycles.length > 0 ? closedGate(messages.planLoops) : openGate
}

function reasonGate({ descriptor, draft }: ClosingState, messages: ClosureMessages): Gate {
  const { reason } = descriptor ?? {}
  if (!reason) return openGate
  const note = draft.note?.trim() ?? ''
  const { required, maxLength } = { required: false, maxLength: undefined, ...reason.note }
  if (maxLength !== undefined && [...note].length > maxLength) return closedGate(messages.noteTooLong(maxLength))
  const isMissing = (reason.required && !draft.choice) || (required && !note)
  return isMissing ? closedGate(messages.reasonNeeded) : openGate
}

function ticksGate({ descriptor, draft }: ClosingState, messages: ClosureMessages): Gate {
  if (!descriptor) return closedGate(messages.loading)
  const { acknowledgements } = descriptor.confirmation
  const isTicked = acknowledgements.every(({ id, required }) => !required || draft.ticked.includes(id))
  return isTicked ? openGate : closedGate(messages.tickNeeded)
}

function typedGate({ descriptor, draft }: ClosingState, messages: ClosureMessages): Gate {
  const challenge = descriptor?.confirmation.challenge
  return !challenge || isTyped(draft.typed, challenge) ? openGate : closedGate(messages.phraseNeeded)
}

function undoOf({ descriptor, closure }: ClosingState, offer: ModeOffer | undefined): ClosingView['undo'] {
  if (closure) {
    const { reversible } = closure
    return reversible && { by: reversible.by, until: reversible.until, isGuaranteed: true }
  }
  const { grace } = offer ?? {}
  if (grace) return { by: grace.restoreBy, until: grace.effectiveAt, isGuaranteed: grace.certainty === 'guaranteed' }
  const window = descriptor?.aftermath.windows.find(({ kind }) => kind === 'undo')
  // How long is for words only: the date comes when it is closed.
  return window
    ? { by: window.by ? [window.by] : [], until: undefined, isGuaranteed: window.certainty === 'guaranteed' }
    : null
}

function deadlinesOf(
  closure: Closure | undefined,
  offer: ModeOffer | undefined,
): readonly Pick<ClosingDeadline, 'kind' | 'at'>[] {
  // What was taken back, refused or left to expire has dates that will never come.
  if (closure && hasEnded(closure) && closure.state !== 'completed') return []
  const { effectiveAt, reversible, purgeAt, waitingOn } = closure ?? {
    effectiveAt: offer?.grace?.effectiveAt,
    reversible: null,
  }
  const all = [
    ['effective', effectiveAt],
    ['expected', waitingOn?.expectedBy],
    ['undo', reversible?.until],
    ['purge', purgeAt],
  ] as const
  return all.flatMap(([kind, at]) => (at === undefined ? [] : { kind, at }))
}

function whatWentWrong(
  { refusal, doubt, deed, error, closure, signedOut }: ClosingState,
  messages: ClosureMessages,
): string | undefined {
  if (deed) return undefined
  if (refusal?.message) return refusal.message
  if (doubt) return messages.uncertain
  // Who was signed out by what has ended knows it.
  const isTold = closure ? hasEnded(closure) && isProblem(error, 'session-ended') : signedOut
  return error === undefined || isTold ? undefined : failureMessage(error, messages.notLoaded)
}

function announce(
  { deed, closure, refusal }: ClosingState,
  status: ClosingView['status'],
  messages: ClosureMessages,
): string {
  if (deed)
    return { sending: messages.working, proving: messages.proving, 'finding-out': messages.findingOut }[deed.stage]
  if (closure) return messages.state(closure.state, closure.mode)
  if (refusal) return ''
  return status === 'signed-out' ? messages.signedOut : ''
}
