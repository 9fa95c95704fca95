import type { BlockersConnection, Check, ReceivedBlocker, Remedy } from '../blockers/index.js'
import { reportCheck } from '../blockers/report-check.js'
import { ownValue } from '../internal/own-value.js'
import type { ClosureBackend } from './backend.js'
import type { Blocker } from './blocker-report.js'
import type { Closing } from './create-closure.js'
import type { Remedy as WireRemedy } from './descriptor.js'
import { type ClosureMessages, enClosure } from './messages.js'
import { blockingIds } from './transition.js'
import type { Subject } from './wire.js'

type Words = Pick<ClosureMessages, 'actors' | 'remedyUnavailable'>

/** Where blockers are read, and what is said about them. */
interface Source {
  readonly backend: Pick<ClosureBackend, 'blockers' | 'resolve'>
  readonly subject: Subject
}

export interface ChecksOfOptions {
  /** Stands where the rows will be, until they have come. Default: the English words. */
  readonly label?: string
  readonly messages?: Words | undefined
}

/**
 * What a backend reports to be in the way, as checks: a row each, with the remedies that it takes. A row that is checked
 * again reads the whole report: only that can start a closure.
 *
 * @param source A backend and a subject, or the closing itself, which then knows what the user sees.
 * @example
 * const blockers = useBlockers({ checks: checksOf({ backend, subject }) })
 */
export function checksOf(source: Source, options: ChecksOfOptions = {}): readonly Check[] {
  const { label = enClosure.steps.blockers, messages = enClosure } = options
  return [
    reportCheck({
      label,
      async report(context) {
        const report = await source.backend.blockers(source.subject, context)
        return { ...report, blockers: report.blockers.map((blocker) => toRow(blocker, source, messages)) }
      },
    }),
  ]
}

/**
 * Shows in the list of blockers what a start was refused with.
 *
 * @example
 * useBlockers({ checks: checksOf(closure), connections: [reportsOf(closure)] })
 */
export function reportsOf(
  closing: Pick<Closing, 'getState' | 'subscribe'> & Source,
  { messages = enClosure }: Pick<ChecksOfOptions, 'messages'> = {},
): BlockersConnection {
  return (blockers) => {
    let told = closing.getState().refusal
    return closing.subscribe(() => {
      const { refusal, report } = closing.getState()
      if (refusal === told) return
      told = refusal
      if (refusal?.reason !== 'changed' || !report) return
      const ids = blockingIds(report)
      const inTheWay = report.blockers.filter(({ id }) => ids.includes(id))
      blockers.receive(inTheWay.map((blocker) => toRow(blocker, closing, messages)))
    })
  }
}

const statuses: Readonly<Record<string, string>> = {
  resolved: 'clear',
  not_applicable: 'not-applicable',
  unknown: 'unknown',
  error: 'unknown',
}

/** A state that nobody knows is in the way (ALL-14). */
function toRow(blocker: Blocker, source: Source, messages: Words): ReceivedBlocker {
  const { id, title, state, detail, amount, count, samples, who, remedies } = blocker
  const status = ownValue(statuses, state) ?? 'blocking'
  return {
    id,
    label: title,
    status,
    detail: detail ?? (status === 'blocking' && state !== 'blocking' ? state : undefined),
    ...(amount && { amount }),
    ...(count && { count: count.value }),
    ...(samples && { samples }),
    ...(who !== 'customer' && { who: ownValue(messages.actors, who) ?? who }),
    remedies: remedies.map((remedy) => toRemedy(remedy, id, source, messages)),
  } as ReceivedBlocker
}

/** What would not be accepted now is told, and not offered. */
function toRemedy(remedy: WireRemedy, blocker: string, { backend, subject }: Source, messages: Words): Remedy {
  const { id, kind, label, href, command, available, why } = remedy
  if (!available) return { kind: 'wait', id, label: messages.remedyUnavailable(label, why) }
  switch (kind) {
    case 'action':
      return {
        kind: 'action',
        id,
        label,
        run: ({ idempotencyKey }) => backend.resolve(subject, blocker, id, { idempotencyKey }),
      }
    case 'link':
    case 'contact':
      if (href !== undefined) return { kind: kind === 'link' ? 'link' : 'contact', id, label, href }
      break
    case 'command':
      if (command !== undefined) return { kind: 'command', id, label, command }
  }
  return { kind: 'wait', id, label }
}
