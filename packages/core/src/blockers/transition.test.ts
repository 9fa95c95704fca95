import { describe, expect, it } from 'vitest'
import { parseAnswer, type ReceivedBlocker } from './answer.js'
import {
  type BlockersEvent,
  type BlockersState,
  type CheckState,
  noBlockers,
  transitionBlockers,
} from './transition.js'

const unchecked: CheckState = {
  id: 'sites',
  known: { status: 'unchecked' },
  attempt: 0,
  checking: false,
  isNew: false,
}
const clear = { status: 'clear' } as const
const blocking = { status: 'blocking', count: 3 } as const
const unknown = { status: 'unknown', error: 'offline' } as const

/** What the destructive call says. */
function received(...blockers: readonly ReceivedBlocker[]): BlockersEvent {
  return { type: 'answer', answers: blockers.map((blocker) => ({ id: blocker.id, known: parseAnswer(blocker) })) }
}

const rows = {
  unchecked,
  checking: { ...unchecked, attempt: 2, checking: true },
  clear: { ...unchecked, attempt: 2, known: clear },
  rechecking: { ...unchecked, attempt: 2, known: clear, checking: true },
  blocking: { ...unchecked, attempt: 2, known: blocking },
  again: { ...unchecked, attempt: 2, known: blocking, checking: true },
  new: { ...unchecked, attempt: 2, known: blocking, isNew: true },
} satisfies Record<string, CheckState>

const events = {
  define: { type: 'define', checks: [{ id: 'sites' }] },
  check: { type: 'check', ids: ['sites'] },
  block: { type: 'answer', answers: [{ id: 'sites', attempt: 2, known: blocking }] },
  clear: { type: 'answer', answers: [{ id: 'sites', attempt: 2, known: clear }] },
  fail: { type: 'answer', answers: [{ id: 'sites', attempt: 2, known: unknown }] },
  late: { type: 'answer', answers: [{ id: 'sites', attempt: 1, known: clear }] },
  early: { type: 'answer', answers: [{ id: 'sites', attempt: 3, known: clear }] },
  receive: received({ id: 'sites', ...blocking }),
  nothing: received(),
  expire: { type: 'expire', ids: ['sites'] },
  renew: { type: 'define', checks: [{ id: 'sites', held: { known: clear, checking: false, version: 2 } }] },
  look: { type: 'look' },
  other: { type: 'check', ids: ['zones'] },
  stranger: { type: 'forget', ids: ['zones'] },
} satisfies Record<string, BlockersEvent>

const found = { id: 'sites', ...blocking }
const answered = { ...unchecked, attempt: 3 }
const renewed = { known: unchecked.known, heldVersion: 2 }
const stale = { status: 'unknown', why: 'checkStale' } as const

/** What follows, and whether the version moves. A cell that is not here is refused. */
const accepted: Record<string, readonly [CheckState, moved?: 'moved']> = {
  'unchecked check': [{ ...unchecked, attempt: 3, checking: true }],
  'unchecked receive': [{ ...answered, known: found, isNew: true }, 'moved'],
  'unchecked renew': [{ ...unchecked, ...renewed }],
  'checking check': [{ ...unchecked, attempt: 3, checking: true }],
  'checking block': [{ ...rows.clear, known: blocking }],
  'checking clear': [{ ...rows.clear, known: clear }],
  'checking fail': [{ ...rows.clear, known: unknown }],
  'checking receive': [{ ...rows.clear, known: found, isNew: true }, 'moved'],
  'checking renew': [{ ...rows.checking, ...renewed }],
  'clear check': [{ ...rows.clear, attempt: 3, checking: true }],
  'clear receive': [{ ...answered, known: found, isNew: true }, 'moved'],
  'clear expire': [{ ...rows.clear, known: stale }],
  'clear renew': [{ ...rows.clear, ...renewed }],
  'rechecking expire': [{ ...rows.rechecking, known: stale }],
  'rechecking renew': [{ ...rows.rechecking, ...renewed }],
  'blocking renew': [{ ...rows.blocking, ...renewed }],
  'again renew': [{ ...rows.again, ...renewed }],
  'new renew': [{ ...rows.new, ...renewed }],
  'rechecking check': [{ ...rows.clear, attempt: 3, checking: true }],
  'rechecking block': [{ ...rows.clear, known: blocking, isNew: true }, 'moved'],
  'rechecking clear': [{ ...rows.clear, known: clear }],
  'rechecking fail': [{ ...rows.clear, known: unknown }],
  'rechecking receive': [{ ...rows.clear, known: found, isNew: true }, 'moved'],
  'blocking check': [{ ...rows.blocking, attempt: 3, checking: true }],
  'blocking receive': [{ ...answered, known: found }],
  'again check': [{ ...rows.again, attempt: 3 }],
  'again block': [{ ...rows.clear, known: blocking }],
  'again clear': [{ ...rows.clear, known: clear }],
  'again fail': [{ ...rows.clear, known: unknown }],
  'again receive': [{ ...rows.clear, known: found }],
  'new check': [{ ...rows.new, attempt: 3, checking: true }],
  'new receive': [{ ...answered, known: found, isNew: true }],
  'new look': [rows.blocking],
}

const cells = Object.entries(rows).flatMap(([status, row]) =>
  Object.entries(events).map(([name, event]) => ({ cell: `${status} ${name}`, row, event })),
)

const stateOf = (...checks: readonly CheckState[]): BlockersState => ({ checks, version: 7, moves: 2 })

describe('the states of a check', () => {
  it.each(cells.filter(({ cell }) => accepted[cell]))('[ALL-1, BLK-2, BLK-7] move: $cell', ({ cell, row, event }) => {
    const before = stateOf(row)
    const copy = structuredClone(before)
    const [expected, moved] = accepted[cell] ?? []
    expect(transitionBlockers(before, event)).toEqual({ checks: [expected], version: moved ? 8 : 7, moves: 3 })
    expect(before).toEqual(copy)
  })

  it.each(cells.filter(({ cell }) => !accepted[cell]))(
    '[ALL-1, BLK-3] stay the same: $cell [F12]',
    ({ row, event }) => {
      const before = stateOf(row)
      expect(transitionBlockers(before, event)).toBe(before)
    },
  )
})

describe('the list of checks', () => {
  const define = (state: BlockersState, ...ids: readonly string[]) =>
    transitionBlockers(state, { type: 'define', checks: ids.map((id) => ({ id })) })

  it('[BLK-4] has a row for each check, in order, not checked at first', () => {
    const state = define(noBlockers, 'sites', 'zones')
    expect(state).toEqual({ checks: [unchecked, { ...unchecked, id: 'zones' }], version: 0, moves: 1 })
    expect(define(state, 'zones', 'sites').checks.map(({ id }) => id)).toEqual(['zones', 'sites'])
  })

  it('keeps what is known of a check that stays, and forgets one that goes', () => {
    const state = define(stateOf(rows.blocking, { ...rows.clear, id: 'zones' }), 'keys', 'sites')
    expect(state.checks).toEqual([{ ...unchecked, id: 'keys' }, rows.blocking])
    expect(state.checks[1]).toBe(rows.blocking)
    expect(define(define(state), 'sites').checks).toEqual([unchecked])
  })

  it('[BLK-7] keeps a blocker that no check has, after the checks', () => {
    const blocker = { id: 'legal-hold', label: 'Legal hold', status: 'blocking', who: 'Your legal team' } as const
    const state = transitionBlockers(stateOf(rows.clear), received(blocker))
    const row: CheckState = {
      id: 'legal-hold',
      known: blocker,
      attempt: 3,
      checking: false,
      isNew: true,
      source: '',
    }
    expect(state).toEqual({ ...stateOf(rows.clear, row), version: 8, moves: 3 })
    expect(define(state, 'zones', 'sites').checks.map(({ id }) => id)).toEqual(['zones', 'sites', 'legal-hold'])
    expect(define(state, 'legal-hold', 'sites').checks.map(({ id }) => id)).toEqual(['legal-hold', 'sites'])
  })

  it('[BLK-7] keeps what is known of a blocker when a check takes it over, and lets it go with that', () => {
    const state = define(transitionBlockers(noBlockers, received(found)), 'sites')
    expect(state.checks).toMatchObject([{ id: 'sites', known: blocking, isNew: true }])
    expect(transitionBlockers(state, { type: 'forget', ids: ['sites'] })).toBe(state)
    expect(define(state).checks).toEqual([])
  })

  it('[BLK-7] clears a received blocker when the server says so', () => {
    const before = transitionBlockers(noBlockers, received({ id: 'hold', ...blocking }))
    const cleared = transitionBlockers(before, received({ id: 'hold', status: 'clear' }))
    expect(cleared.checks[0]).toMatchObject({ known: { status: 'clear' }, isNew: false })
    expect(cleared.version).toBe(before.version)
  })

  it('[ALL-14] takes a received state that nobody knows for unknown', () => {
    const { checks } = transitionBlockers(
      noBlockers,
      received({ id: 'hold', label: 'Legal hold', status: 'frozen' as 'clear' }),
    )
    expect(checks[0]?.known).toMatchObject({ status: 'unknown', label: 'Legal hold' })
  })

  it('[BLK-7] counts each that came up, also several at once and the same one once more', () => {
    const receive = (state: BlockersState, ...ids: readonly string[]) =>
      transitionBlockers(state, received(...ids.map((id) => ({ id, ...blocking }))))
    const two = receive(noBlockers, 'hold', 'debt')
    expect(two.version).toBe(2)
    expect(receive(two, 'hold').version).toBe(2)
    const looked = transitionBlockers(two, { type: 'look' })
    expect(looked.checks.some(({ isNew }) => isNew)).toBe(false)
    const cleared = transitionBlockers(looked, received({ id: 'hold', status: 'clear' }))
    expect(receive(cleared, 'hold').version).toBe(3)
  })
})

it('[BLK-7] takes a blocker that no check has off the list when it is to be forgotten, and leaves the others as they are', () => {
  const state = { ...noBlockers, checks: [rows.clear, { ...rows.blocking, id: 'hold', source: '' }] }
  const ids = ['sites', 'hold']
  expect(transitionBlockers(state, { type: 'forget', ids })).toEqual({ ...state, checks: [rows.clear], moves: 1 })
})
