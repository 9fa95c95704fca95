import type { ActionState } from '../action/index.js'
import { type CheckAnswer, type Knowledge, parseAnswer } from './answer.js'

/** One row. */
export interface CheckState {
  readonly id: string
  /** The last answer. It stays while the check runs again. */
  readonly known: Knowledge
  /** Counts the starts of this check, so that a late answer can be told from the present one. */
  readonly attempt: number
  readonly checking: boolean
  /** In the way since the user looked, and not before. */
  readonly isNew: boolean
  /** The name of a blocker that only the destructive call knows of. */
  readonly receivedLabel?: string
}

/** A blocker as the destructive call itself reports it. The label is needed when no check has that id. */
export type ReceivedBlocker = CheckAnswer & { readonly id: string; readonly label?: string }

export interface BlockersState {
  readonly checks: readonly CheckState[]
  /** What each remedy that was started is doing, by `remedyKey`. */
  readonly remedies: Readonly<Record<string, ActionState<unknown>>>
  /** Counts how often something came up that was not in the way before. */
  readonly version: number
}

export type BlockersEvent =
  /** These checks, in this order. */
  | { readonly type: 'define'; readonly ids: readonly string[] }
  | { readonly type: 'check'; readonly id: string }
  | { readonly type: 'answer'; readonly id: string; readonly attempt: number; readonly known: Knowledge }
  /** The destructive call itself says what is in the way. Newer than any check under way. */
  | { readonly type: 'receive'; readonly blockers: readonly ReceivedBlocker[] }
  /** A blocker that no check can look at again is taken off the list, for the next call to say whether it is still there. */
  | { readonly type: 'forget'; readonly id: string }
  | { readonly type: 'remedy'; readonly key: string; readonly state: ActionState<unknown> }
  /** The user sees the list from its start: nothing is new any more. */
  | { readonly type: 'look' }

/** Nothing defined yet. */
export const noBlockers: BlockersState = { checks: [], remedies: {}, version: 0 }

/** Which state of the checks follows. A refused event gives back the same state. */
export function transitionBlockers(state: BlockersState, event: BlockersEvent): BlockersState {
  switch (event.type) {
    case 'define':
      return define(state, event.ids)
    case 'check':
      return change(state, event.id, (check) => ({ ...check, attempt: check.attempt + 1, checking: true }))
    case 'answer':
      return change(state, event.id, (check) =>
        check.checking && check.attempt === event.attempt ? learn(check, event.known, isKnown(check)) : check,
      )
    case 'receive':
      return event.blockers.reduce(receive, state)
    case 'forget':
      return forget(state, event.id)
    case 'remedy':
      return { ...state, remedies: { ...state.remedies, [event.key]: event.state } }
    case 'look':
      return state.checks.reduce(
        (next, { id }) => change(next, id, (check) => (check.isNew ? { ...check, isNew: false } : check)),
        state,
      )
  }
}

function define(state: BlockersState, ids: readonly string[]): BlockersState {
  const before = new Map(state.checks.map((check) => [check.id, check]))
  const wanted = new Set(ids)
  const received = state.checks.filter(({ id, receivedLabel }) => receivedLabel !== undefined && !wanted.has(id))
  const checks = [...[...wanted].map((id) => before.get(id) ?? unchecked(id)), ...received]
  const same = checks.length === state.checks.length && checks.every((check, index) => check === state.checks[index])
  return same ? state : { ...state, checks }
}

function receive(state: BlockersState, { id, label, ...answer }: ReceivedBlocker): BlockersState {
  const known = state.checks.some((check) => check.id === id)
  const added = known
    ? state
    : { ...state, checks: [...state.checks, { ...unchecked(id), receivedLabel: label ?? id }] }
  return change(added, id, (check) => learn({ ...check, attempt: check.attempt + 1 }, parseAnswer(answer), true))
}

function forget(state: BlockersState, id: string): BlockersState {
  const checks = state.checks.filter((check) => check.id !== id)
  return checks.length === state.checks.length ? state : { ...state, checks }
}

function unchecked(id: string): CheckState {
  return { id, known: { status: 'unchecked' }, attempt: 0, checking: false, isNew: false }
}

/** The first answer to a check is no news: there was nothing before it to compare with. */
function isKnown(check: CheckState): boolean {
  return check.known.status !== 'unchecked'
}

function learn(check: CheckState, known: Knowledge, isNews: boolean): CheckState {
  const cameUp = isNews && check.known.status !== 'blocking'
  return { ...check, known, checking: false, isNew: known.status === 'blocking' && (check.isNew || cameUp) }
}

function change(state: BlockersState, id: string, move: (check: CheckState) => CheckState): BlockersState {
  const index = state.checks.findIndex((check) => check.id === id)
  const check = state.checks[index]
  if (!check) return state
  const next = move(check)
  if (next === check) return state
  const version = next.isNew && !check.isNew ? state.version + 1 : state.version
  return { ...state, version, checks: state.checks.with(index, next) }
}
