import { isGood, type Knowledge, parseAnswer, type ReceivedBlocker } from './answer.js'

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
  /** The name of a blocker that only the server knows of. */
  readonly receivedLabel?: string
  /** The check that found it, when that is one for several rows. */
  readonly source?: string
}

export interface BlockersState {
  readonly checks: readonly CheckState[]
  /** Counts how often something came up that was not in the way before. */
  readonly version: number
}

/** What a run of a check has found. */
export interface RunAnswer {
  readonly id: string
  readonly attempt: number
  readonly known: Knowledge
}

/** Events are about many rows at once, because each costs a walk over all of them. */
export type BlockersEvent =
  /** These checks, in this order. Of the renewed ones the app holds a newer answer than ours. */
  | { readonly type: 'define'; readonly ids: readonly string[]; readonly renewed?: readonly string[] }
  | { readonly type: 'check'; readonly ids: readonly string[] }
  | { readonly type: 'answer'; readonly answers: readonly RunAnswer[] }
  /** The destructive call itself says what is in the way. Newer than any check under way. */
  | { readonly type: 'receive'; readonly blockers: readonly ReceivedBlocker[] }
  /** These answers are too old: what was good is not known any more. */
  | { readonly type: 'expire'; readonly ids: readonly string[] }
  /** Blockers that no check can look at again leave the list, for the next call to say whether they are still there. */
  | { readonly type: 'forget'; readonly ids: readonly string[] }
  /** The user sees the list from its start: nothing is new any more. */
  | { readonly type: 'look' }

/** Nothing defined yet. */
export const noBlockers: BlockersState = { checks: [], version: 0 }

/** Which state of the checks follows. A refused event gives back the same state. */
export function transitionBlockers(state: BlockersState, event: BlockersEvent): BlockersState {
  switch (event.type) {
    case 'define':
      return define(state, event.ids, new Set(event.renewed))
    case 'check': {
      const ids = new Set(event.ids)
      return update(state, (check) =>
        ids.has(ownerOf(check)) ? { ...check, attempt: check.attempt + 1, checking: true } : check,
      )
    }
    case 'answer':
      return answer(state, event.answers)
    case 'receive':
      return receive(state, event.blockers)
    case 'expire': {
      const ids = new Set(event.ids)
      return update(state, (check) => (ids.has(check.id) && isGood(check.known) ? expire(check) : check))
    }
    case 'forget': {
      const ids = new Set(event.ids)
      return keep(state, ({ id }) => !ids.has(id))
    }
    case 'look':
      return update(state, (check) => (check.isNew ? { ...check, isNew: false } : check))
  }
}

/** The id of the check that runs for this row. */
export function ownerOf({ id, source = id }: CheckState): string {
  return source
}

function define(state: BlockersState, ids: readonly string[], renewed: ReadonlySet<string>): BlockersState {
  const before = new Map(state.checks.map((check) => [check.id, check]))
  const wanted = new Set(ids)
  const received = state.checks.filter(
    ({ id, receivedLabel, source = '' }) =>
      receivedLabel !== undefined && !wanted.has(id) && (!source || wanted.has(source)),
  )
  const checks = [...[...wanted].map((id) => before.get(id) ?? unchecked(id)), ...received]
  const same = checks.length === state.checks.length && checks.every((check, index) => check === state.checks[index])
  return update(same ? state : { ...state, checks }, (check) =>
    renewed.has(check.id) && isKnown(check) ? { ...check, known: unchecked('').known } : check,
  )
}

function answer(state: BlockersState, answers: readonly RunAnswer[]): BlockersState {
  const runs = new Map(answers.map((run) => [run.id, run]))
  const awaited = state.checks.filter(
    ({ id, source, attempt, checking }) => !source && checking && runs.get(id)?.attempt === attempt,
  )
  const found = new Map(awaited.map(({ id }) => [id, runs.get(id)?.known]))
  const answered = update(state, (check) => {
    const known = found.get(check.id)
    if (known) return learn(check, known, isKnown(check))
    return check.checking && found.has(ownerOf(check)) ? { ...check, checking: false } : check
  })
  return awaited.reduce((next, check) => {
    const { blockers } = found.get(check.id) as Knowledge & { readonly blockers?: readonly ReceivedBlocker[] }
    return blockers ? receive(next, blockers, check) : next
  }, answered)
}

/** Takes in what the server reports: beside what is there, or in place of what the source, a check, found before. */
function receive(state: BlockersState, blockers: readonly ReceivedBlocker[], source?: CheckState): BlockersState {
  const arriving = new Map(blockers.map((blocker) => [blocker.id, blocker]))
  const kept = keep(state, ({ id, source: from }) => !source || from !== source.id || arriving.has(id))
  const present = new Set(kept.checks.map(({ id }) => id))
  const added = blockers.filter(({ id }) => present.size < present.add(id).size)
  const checks = [...kept.checks, ...added.map(({ id }) => ({ ...unchecked(id), receivedLabel: id }))]
  return update(added.length > 0 ? { ...kept, checks } : kept, (check) => {
    const blocker = arriving.get(check.id)
    if (!blocker) return check
    const { id, label = id, ...found } = blocker
    const own = check.receivedLabel === undefined ? {} : { receivedLabel: label, ...(source && { source: source.id }) }
    const row = { ...check, ...own, attempt: check.attempt + 1 }
    return learn(row, parseAnswer(found), !source || isKnown(source))
  })
}

function keep(state: BlockersState, isKept: (check: CheckState) => boolean): BlockersState {
  const checks = state.checks.filter(isKept)
  return checks.length === state.checks.length ? state : { ...state, checks }
}

function unchecked(id: string): CheckState {
  return { id, known: { status: 'unchecked' }, attempt: 0, checking: false, isNew: false }
}

function expire(check: CheckState): CheckState {
  return { ...check, known: { ...check.known, status: 'unknown', why: 'checkStale' } }
}

/** The first answer to a check is no news: there was nothing before it to compare with. */
function isKnown(check: CheckState): boolean {
  return check.known.status !== 'unchecked'
}

function learn(check: CheckState, known: Knowledge, isNews: boolean): CheckState {
  const cameUp = isNews && check.known.status !== 'blocking'
  return { ...check, known, checking: false, isNew: known.status === 'blocking' && (check.isNew || cameUp) }
}

function update(state: BlockersState, move: (check: CheckState) => CheckState): BlockersState {
  let { version } = state
  let moved = false
  const checks = state.checks.map((check) => {
    const next = move(check)
    if (next !== check) moved = true
    if (next.isNew && !check.isNew) version++
    return next
  })
  return moved ? { ...state, checks, version } : state
}
