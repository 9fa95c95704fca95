import { failureMessage } from '../action/index.js'
import { closedGate, type Gate, openGate } from '../gate/index.js'
import { type Finding, isGood, type Knowledge, type ReceivedBlocker, type Remedy } from './answer.js'
import type { BlockersMessages } from './messages.js'
import type { Check } from './options.js'
import type { BlockersState, CheckState } from './transition.js'

/** One row of the list. */
export interface BlockerView extends Omit<Finding, 'remedies'> {
  readonly id: string
  readonly label: string
  readonly status: Knowledge['status']
  /** The state in words. */
  readonly statusText: string
  readonly checking: boolean
  readonly isNew: boolean
  /** Why nothing can be done about it yet: what has to be cleared first. No remedy is on offer meanwhile. */
  readonly locked: string | undefined
  /** Why the check failed. */
  readonly error: string | undefined
  /** What is on offer: those of the answer, else those of the check. See `remediesOf` for what they are doing. */
  readonly remedies: readonly Remedy[]
  /** What a report has found. Each stands in the list itself. */
  readonly blockers?: readonly ReceivedBlocker[] | undefined
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

/** Derives what to show, and whether the deed may go on, from the state and the checks of this render. */
export function describeBlockers(
  state: BlockersState,
  checks: readonly Check[],
  messages: BlockersMessages,
): BlockersView {
  const byId = new Map(checks.map((check) => [check.id, check]))
  const above = new Map<string, BlockerView>()
  for (const row of state.checks) above.set(row.id, describeRow(row, byId.get(row.id), above, messages))
  const all = [...above.values()]
  // A report that counts stands for nothing itself: its rows do.
  const rows = all.filter(({ status, blockers }) => status !== 'clear' || !blockers)
  const applying = rows.filter(({ status }) => status !== 'not-applicable')
  const cleared = applying.filter(isGood).length
  const answered = applying.some(({ status }) => status !== 'unchecked')
  return {
    rows,
    gate: { ...gateOf(rows, messages), version: String(state.version) },
    cleared,
    total: applying.length,
    summary: answered ? messages.summary(cleared, applying.length) : '',
    checking: all.some(({ checking }) => checking),
  }
}

/** Open only when each check is clear, a warning, or does not apply. */
function gateOf(rows: readonly BlockerView[], messages: BlockersMessages): Gate {
  const labels = (status: Knowledge['status']): readonly string[] =>
    rows.filter((row) => row.status === status).map(({ label }) => label)
  const [blocking, unknown, unchecked] = [labels('blocking'), labels('unknown'), labels('unchecked')]
  const reasons = [
    blocking.length > 0 && messages.gateBlocked(blocking),
    unknown.length > 0 && messages.gateUnknown(unknown),
    unchecked.length > 0 && messages.gateChecking,
  ]
  return rows.every(isGood) ? openGate : closedGate(reasons.filter(Boolean).join(' '))
}

function describeRow(
  row: CheckState,
  check: Check | undefined,
  above: ReadonlyMap<string, BlockerView>,
  messages: BlockersMessages,
): BlockerView {
  const { id, isNew, source = id } = row
  const held = check?.held
  const known = row.known.status === 'unchecked' ? (held?.known ?? row.known) : row.known
  const {
    status,
    why,
    error,
    label = id,
    remedies = check?.remedies ?? [],
    ...finding
  } = known as Knowledge & Finding & { readonly error?: unknown; readonly why?: 'checkTimedOut' | 'checkStale' }
  const first = (check?.after ?? []).flatMap((each) => above.get(each) ?? []).filter((before) => !isGood(before))
  const locked = first[0] && messages.locked(first.map(({ label }) => label))
  const offers = (status === 'blocking' || status === 'warning') && !locked
  return {
    ...finding,
    id,
    label: check?.label ?? label,
    status,
    statusText: messages[status],
    checking: !!(row.checking || held?.checking || above.get(source)?.checking),
    isNew,
    locked,
    error: status === 'unknown' ? (why ? messages[why] : failureMessage(error, messages.checkFailed)) : undefined,
    remedies: offers ? remedies : [],
  }
}
