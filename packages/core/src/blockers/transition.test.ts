import { describe, expect, it } from 'vitest'
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
  define: { type: 'define', ids: ['sites'] },
  check: { type: 'check', ids: ['sites'] },
  block: { type: 'answer', answers: [{ id: 'sites', attempt: 2, known: blocking }] },
  clear: { type: 'answer', answers: [{ id: 'sites', attempt: 2, known: clear }] },
  fail: { type: 'answer', answers: [{ id: 'sites', attempt: 2, known: unknown }] },
  late: { type: 'answer', answers: [{ id: 'sites', attempt: 1, known: clear }] },
  early: { type: 'answer', answers: [{ id: 'sites', attempt: 3, known: clear }] },
  receive: { type: 'receive', blockers: [{ id: 'sites', ...blocking }] },
  nothing: { type: 'receive', blockers: [] },
  expire: { type: 'expire', ids: ['sites'] },
  renew: { type: 'define', ids: ['sites'], renewed: ['sites'] },
  look: { type: 'look' },
  other: { type: 'check', ids: ['zones'] },
  stranger: { type: 'forget', ids: ['zones'] },
} satisfies Record<string, BlockersEvent>

const answered = { ...unchecked, attempt: 2 }
const stale = { status: 'unknown', why: 'checkStale' } as const

/** What follows, and whether the version moves. A cell that is not here is refused. */
const accepted: Record<string, readonly [CheckState, moved?: 'moved']> = {
  'unchecked check': [{ ...unchecked, attempt: 1, checking: true }],
  'unchecked receive': [{ ...unchecked, attempt: 1, known: blocking, isNew: true }, 'moved'],
  'checking check': [{ ...unchecked, attempt: 3, checking: true }],
  'checking block': [{ ...answered, known: blocking }],
  'checking clear': [{ ...answered, known: clear }],
  'checking fail': [{ ...answered, known: unknown }],
  'checking receive': [{ ...unchecked, attempt: 3, known: blocking, isNew: true }, 'moved'],
  'clear check': [{ ...rows.clear, attempt: 3, checking: true }],
  'clear receive': [{ ...rows.clear, attempt: 3, known: blocking, isNew: true }, 'moved'],
  'clear expire': [{ ...rows.clear, known: stale }],
  'clear renew': [{ ...answered, known: unchecked.known }],
  'rechecking expire': [{ ...rows.rechecking, known: stale }],
  'rechecking renew': [{ ...rows.rechecking, known: unchecked.known }],
  'blocking renew': [{ ...answered, known: unchecked.known }],
  'again renew': [{ ...rows.again, known: unchecked.known }],
  'new renew': [{ ...rows.new, known: unchecked.known }],
  'rechecking check': [{ ...rows.clear, attempt: 3, checking: true }],
  'rechecking block': [{ ...answered, known: blocking, isNew: true }, 'moved'],
  'rechecking clear': [{ ...answered, known: clear }],
  'rechecking fail': [{ ...answered, known: unknown }],
  'rechecking receive': [{ ...rows.clear, attempt: 3, known: blocking, isNew: true }, 'moved'],
  'blocking check': [{ ...rows.blocking, attempt: 3, checking: true }],
  'blocking receive': [{ ...rows.blocking, attempt: 3 }],
  'again check': [{ ...rows.again, attempt: 3 }],
  'again block': [rows.blocking],
  'again clear': [{ ...answered, known: clear }],
  'again fail': [{ ...answered, known: unknown }],
  'again receive': [{ ...rows.blocking, attempt: 3 }],
  'new check': [{ ...rows.new, attempt: 3, checking: true }],
  'new receive': [{ ...rows.new, attempt: 3 }],
  'new look': [rows.blocking],
}

const cells = Object.entries(rows).flatMap(([status, row]) =>
  Object.entries(events).map(([name, event]) => ({ cell: `${status} ${name}`, row, event })),
)

const stateOf = (...checks: readonly CheckState[]): BlockersState => ({ checks, version: 7 })

describe('the states of a check', () => {
  it.each(cells.filter(({ cell }) => accepted[cell]))('[ALL-1, BLK-2, BLK-7] move: $cell', ({ cell, row, event }) => {
    const before = stateOf(row)
    const copy = structuredClone(before)
    const [expected, moved] = accepted[cell] ?? []
    expect(transitionBlockers(before, event)).toEqual({ checks: [expected], version: moved ? 8 : 7 })
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
  const define = (state: BlockersState, ...ids: readonly string[]) => transitionBlockers(state, { type: 'define', ids })

  it('[BLK-4] has a row for each check, in order, not checked at first', () => {
    const state = define(noBlockers, 'sites', 'zones')
    expect(state).toEqual({ checks: [unchecked, { ...unchecked, id: 'zones' }], version: 0 })
    expect(define(state, 'zones', 'sites').checks.map(({ id }) => id)).toEqual(['zones', 'sites'])
  })

  it('keeps what is known of a check that stays, and forgets one that goes', () => {
    const state = define(stateOf(rows.blocking, { ...rows.clear, id: 'zones' }), 'keys', 'sites')
    expect(state.checks).toEqual([{ ...unchecked, id: 'keys' }, rows.blocking])
    expect(state.checks[1]).toBe(rows.blocking)
    expect(define(define(state), 'sites').checks).toEqual([unchecked])
  })

  it('[BLK-7] keeps a blocker that no check has, after the checks', () => {
    const received = transitionBlockers(stateOf(rows.clear), {
      type: 'receive',
      blockers: [{ id: 'legal-hold', label: 'Legal hold', status: 'blocking', who: 'Your legal team' }],
    })
    const row: CheckState = {
      id: 'legal-hold',
      known: { status: 'blocking', who: 'Your legal team' },
      attempt: 1,
      checking: false,
      isNew: true,
      receivedLabel: 'Legal hold',
    }
    expect(received).toEqual({ ...stateOf(rows.clear, row), version: 8 })
    expect(define(received, 'zones', 'sites').checks.map(({ id }) => id)).toEqual(['zones', 'sites', 'legal-hold'])
    expect(define(received, 'legal-hold', 'sites').checks.map(({ id }) => id)).toEqual(['legal-hold', 'sites'])
  })

  it('[BLK-7] names a blocker without a label by its id', () => {
    const { checks } = transitionBlockers(noBlockers, { type: 'receive', blockers: [{ id: 'hold', ...blocking }] })
    expect(checks[0]?.receivedLabel).toBe('hold')
  })

  it('[BLK-7] clears a received blocker when the server says so', () => {
    const received = transitionBlockers(noBlockers, { type: 'receive', blockers: [{ id: 'hold', ...blocking }] })
    const cleared = transitionBlockers(received, { type: 'receive', blockers: [{ id: 'hold', status: 'clear' }] })
    expect(cleared.checks[0]).toMatchObject({ known: { status: 'clear' }, isNew: false })
    expect(cleared.version).toBe(received.version)
  })

  it('[ALL-14] takes a received state that nobody knows for unknown', () => {
    const { checks } = transitionBlockers(noBlockers, {
      type: 'receive',
      blockers: [{ id: 'hold', status: 'frozen' as 'clear' }],
    })
    expect(checks[0]?.known.status).toBe('unknown')
  })

  it('[BLK-7] counts each that came up, also several at once and the same one once more', () => {
    const receive = (state: BlockersState, ...ids: readonly string[]) =>
      transitionBlockers(state, { type: 'receive', blockers: ids.map((id) => ({ id, ...blocking })) })
    const two = receive(noBlockers, 'hold', 'debt')
    expect(two.version).toBe(2)
    expect(receive(two, 'hold').version).toBe(2)
    const looked = transitionBlockers(two, { type: 'look' })
    expect(looked.checks.some(({ isNew }) => isNew)).toBe(false)
    const cleared = transitionBlockers(looked, { type: 'receive', blockers: [{ id: 'hold', status: 'clear' }] })
    expect(receive(cleared, 'hold').version).toBe(3)
  })
})

it('[BLK-7] takes a row off the list that is to be forgotten, and leaves the others as they are', () => {
  const state = { ...noBlockers, checks: [rows.clear, { ...rows.blocking, id: 'hold' }] }
  expect(transitionBlockers(state, { type: 'forget', ids: ['hold'] })).toEqual({ ...state, checks: [rows.clear] })
})
