import { failureMessage } from '../action/index.js'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import type { Finding, Knowledge, Remedy } from './answer.js'
import { remedyKey } from './create-remedies.js'
import type { BlockersMessages } from './messages.js'
import type { Check } from './options.js'
import { CheckTimeoutError } from './run-check.js'
import type { BlockersState, CheckState } from './transition.js'

/** A remedy and what it is doing. */
export type RemedyView = Remedy & {
  readonly pending: boolean
  /** Why it failed the last time. */
  readonly error: string | undefined
}

/** One row of the list. */
export interface BlockerView extends Omit<Finding, 'remedies'> {
  readonly id: string
  readonly label: string
  readonly status: Knowledge['status']
  /** The state in words. */
  readonly statusText: string
  readonly checking: boolean
  readonly isNew: boolean
  /** Why the check failed. */
  readonly error: string | undefined
  readonly remedies: readonly RemedyView[]
}

/** All that a screen needs to show the checks. */
export interface BlockersView {
  readonly rows: readonly BlockerView[]
  readonly gate: Gate
  readonly cleared: number
  /** How many apply. */
  readonly total: number
  /** Progress in one sentence; empty while there is none to tell. */
  readonly summary: string
  readonly checking: boolean
}

/** The remedies on offer: the answer's own, else those of the check. None when nothing is in the way. */
export function remediesOf(known: Knowledge | undefined, check: Check | undefined): readonly Remedy[] {
  if (known?.status !== 'blocking' && known?.status !== 'warning') return []
  return known.remedies ?? check?.remedies ?? []
}

/** The gate over all checks. Open only when each is clear, a warning, or does not apply. */
export function blockersGate(state: BlockersState, checks: readonly Check[], messages: BlockersMessages): Gate {
  const byId = indexById(checks)
  const labels = (status: Knowledge['status']): readonly string[] =>
    state.checks.filter(({ known }) => known.status === status).map((check) => labelOf(check, byId))
  const [blocking, unknown, unchecked] = [labels('blocking'), labels('unknown'), labels('unchecked')]
  const reasons = [
    blocking.length > 0 && messages.gateBlocked(blocking),
    unknown.length > 0 && messages.gateUnknown(unknown),
    unchecked.length > 0 && messages.gateChecking,
  ].filter((reason) => reason !== false)
  return { ...(reasons.length === 0 ? openGate : closedGate(reasons.join(' '))), version: String(state.version) }
}

/** Derives what to show from the state and the checks of this render. */
export function describeBlockers(
  state: BlockersState,
  checks: readonly Check[],
  messages: BlockersMessages,
): BlockersView {
  const byId = indexById(checks)
  const rows = state.checks.map((check) => describeRow(check, byId, state, messages))
  const applying = rows.filter(({ status }) => status !== 'not-applicable')
  const cleared = applying.filter(({ status }) => status === 'clear' || status === 'warning').length
  const answered = applying.some(({ status }) => status !== 'unchecked')
  return {
    rows,
    gate: blockersGate(state, checks, messages),
    cleared,
    total: applying.length,
    summary: answered ? messages.summary(cleared, applying.length) : '',
    checking: rows.some(({ checking }) => checking),
  }
}

function describeRow(
  row: CheckState,
  checks: ReadonlyMap<string, Check>,
  state: BlockersState,
  messages: BlockersMessages,
): BlockerView {
  const { id, known, checking, isNew } = row
  const { status, remedies: _, error, ...finding } = known as Knowledge & Finding & { error?: unknown }
  return {
    ...finding,
    id,
    label: labelOf(row, checks),
    status,
    statusText: statusText(status, messages),
    checking,
    isNew,
    error: status === 'unknown' ? checkError(error, messages) : undefined,
    remedies: remediesOf(known, checks.get(id)).map((remedy) => {
      const action = state.remedies[remedyKey(id, remedy.id)]
      return {
        ...remedy,
        pending: action?.status === 'pending',
        error: action?.status === 'failed' ? failureMessage(action.error, messages.remedyFailed) : undefined,
      }
    }),
  }
}

function indexById(checks: readonly Check[]): ReadonlyMap<string, Check> {
  return new Map(checks.map((check) => [check.id, check]))
}

function labelOf({ id, receivedLabel }: CheckState, checks: ReadonlyMap<string, Check>): string {
  return checks.get(id)?.label ?? receivedLabel ?? id
}

function statusText(status: Knowledge['status'], messages: BlockersMessages): string {
  const words = {
    unchecked: messages.stateUnchecked,
    clear: messages.stateClear,
    'not-applicable': messages.stateNotApplicable,
    blocking: messages.stateBlocking,
    warning: messages.stateWarning,
    unknown: messages.stateUnknown,
  }
  return words[status]
}

function checkError(error: unknown, messages: BlockersMessages): string {
  return error instanceof CheckTimeoutError ? messages.checkTimedOut : failureMessage(error, messages.checkFailed)
}
