import { isGood, type Knowledge, parseAnswer } from './answer.js'
import type { Check } from './options.js'

/** One row. */
export interface CheckState {
  readonly id: string
  /** The last answer. It stays while the check runs again. */
  readonly known: Knowledge
  /** Another with each start, and with each answer that came without one. Tells a late answer from the present one. */
  readonly attempt: number
  readonly checking: boolean
  /** In the way since the user looked, and not before. */
  readonly isNew: boolean
  /** The check that found it, when that is one for several rows. Empty when it was the destructive call. */
  readonly source?: string | undefined
  /** Of the answer that the app held when it last said what checks there are. */
  readonly heldVersion?: unknown
}

export interface BlockersState {
  readonly checks: readonly CheckState[]
  /** Counts how often something came up that was not in the way before. */
  readonly version: number
  /** Counts what has happened. */
  readonly moves: number
}

/** What has been found out about a row. */
export interface FoundAnswer {
  readonly id: string
  readonly known: Knowledge
  /** Of the run that found it. Without one it is the destructive call that says so, which is newer than any run. */
  readonly attempt?: number
}

/** Events are about many rows at once, because each costs a walk over all of them. */
export type BlockersEvent =
  /** These checks, in this order. Where the app holds another answer than before, ours counts no more. */
  | { readonly type: 'define'; readonly checks: readonly Pick<Check, 'id' | 'held'>[] }
  | { readonly type: 'check'; readonly ids: readonly string[] }
  | { readonly type: 'answer'; readonly answers: readonly FoundAnswer[] }
  /** These answers are too old: what was good is not known any more. */
  | { readonly type: 'expire'; readonly ids: readonly string[] }
  /** What only the destructive call knows of leaves the list, all or these: no check could see it go. */
  | { readonly type: 'forget'; readonly ids?: readonly string[] | undefined }
  /** The user sees the list from its start: nothing is new any more. */
  | { readonly type: 'look' }

/** Nothing defined yet. */
export const noBlockers: BlockersState = { checks: [], version: 0, moves: 0 }

/** Which state of the checks follows. A refused event gives back the same state. */
export function transitionBlockers(state: BlockersState, event: BlockersEvent): BlockersState {
  const meant = 'ids' in event && event.ids && new Set(event.ids)
  const change = (move: Move): BlockersState => update(state, (row) => (meant && !meant.has(row.id) ? row : move(row)))
  switch (event.type) {
    case 'define':
      return define(state, event.checks)
    case 'check':
      return change((row) => ({ ...row, attempt: state.moves + 1, checking: true }))
    case 'answer':
      return answer(state, event.answers)
    case 'expire':
      return change((row) =>
        isGood(row.known) ? { ...row, known: { ...row.known, status: 'unknown', why: 'checkStale' } } : row,
      )
    case 'forget':
      return change((row) => (row.source === '' ? undefined : row))
    case 'look':
      return change((row) => (row.isNew ? { ...row, isNew: false } : row))
  }
}

/** What becomes of a row. `undefined`: it leaves. */
type Move = (row: CheckState) => CheckState | undefined

function unchecked(id: string): CheckState {
  return { id, known: { status: 'unchecked' }, attempt: 0, checking: false, isNew: false }
}

function define(state: BlockersState, checks: readonly Pick<Check, 'id' | 'held'>[]): BlockersState {
  const before = byId(state)
  const ids = new Set(checks.map(({ id }) => id))
  const rows = checks.map(({ id, held }) => {
    const row = before.get(id) ?? unchecked(id)
    const isHeld = row.heldVersion === held?.version
    if (isHeld && row.source === undefined) return row
    return { ...row, source: undefined, heldVersion: held?.version, known: isHeld ? row.known : unchecked(id).known }
  })
  const received = state.checks.filter(({ id, source = id }) => !ids.has(id) && (!source || ids.has(source)))
  return update(state, (row) => row, [...rows, ...received])
}

function answer(state: BlockersState, answers: readonly FoundAnswer[]): BlockersState {
  const rows = byId(state)
  const found = new Map<string, { readonly known: Knowledge; readonly isNews: boolean; readonly source: string }>()
  for (const { id, attempt, known } of answers) {
    const row = rows.get(id)
    const isRun = attempt !== undefined
    if (isRun && !(row?.checking && row.attempt === attempt)) continue
    // The first answer of a check is no news: there was nothing before it to compare with.
    const isNews = !isRun || row?.known.status !== 'unchecked'
    found.set(id, { known, isNews, source: '' })
    for (const each of known.blockers ?? []) found.set(each.id, { known: parseAnswer(each), isNews, source: id })
  }
  for (const id of found.keys()) if (!rows.has(id)) rows.set(id, { ...unchecked(id), source: '' })
  const learn: Move = (row) => {
    const news = found.get(row.id)
    // A row of a report that has come without it leaves.
    if (!news) return found.get(row.source ?? '')?.known.blockers ? undefined : row
    const { known, isNews, source } = news
    const cameUp = isNews && row.known.status !== 'blocking'
    return {
      ...row,
      known,
      attempt: row.checking ? row.attempt : state.moves + 1,
      // A report says nothing about a run of the check that has the same id.
      checking: row.checking && source !== '',
      isNew: known.status === 'blocking' && (row.isNew || cameUp),
      source: row.source === undefined ? undefined : source || row.source,
    }
  }
  return update(state, learn, [...rows.values()])
}

function byId({ checks }: BlockersState): Map<string, CheckState> {
  return new Map(checks.map((row) => [row.id, row]))
}

/** Moves each of the rows: those that are there, or those that are to be there. */
function update(state: BlockersState, move: Move, rows: readonly CheckState[] = state.checks): BlockersState {
  let { version } = state
  const checks = rows.flatMap((row) => {
    const next = move(row)
    if (next?.isNew && !row.isNew) version++
    return next ?? []
  })
  const isSame = checks.length === state.checks.length && checks.every((row, index) => row === state.checks[index])
  return isSame ? state : { checks, version, moves: state.moves + 1 }
}
