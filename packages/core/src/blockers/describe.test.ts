import { describe, expect, it } from 'vitest'
import type { Knowledge, Remedy } from './answer.js'
import { describeBlockers } from './describe.js'
import { enBlockers } from './messages.js'
import type { Check } from './options.js'
import { type BlockersState, noBlockers, transitionBlockers } from './transition.js'

const LABELS: Readonly<Record<string, string>> = { sites: 'Sites', zones: 'DNS zones', keys: 'Keys' }
const link: Remedy = { kind: 'link', id: 'open', label: 'Open the list', href: '/sites' }
const pay: Remedy = { kind: 'action', id: 'pay', label: 'Pay', run: () => {} }

const checkOf = (id: string, remedies?: readonly Remedy[]): Check => ({
  id,
  label: LABELS[id] ?? id,
  check: () => ({ status: 'clear' }),
  ...(remedies && { remedies }),
})

/** One check for each, in this order, that has answered so. */
function answered(known: Readonly<Record<string, Knowledge>>): { state: BlockersState; checks: Check[] } {
  const ids = Object.keys(known)
  const checks = ids.map((id) => ({ id, known: known[id] ?? unchecked, attempt: 1, checking: false, isNew: false }))
  return { state: { ...noBlockers, checks }, checks: ids.map((id) => checkOf(id)) }
}

const unchecked = { status: 'unchecked' } as const
const clear = { status: 'clear' } as const
const blocking = { status: 'blocking' } as const
const unknown = { status: 'unknown' } as const
const warning = { status: 'warning' } as const
const inapplicable = { status: 'not-applicable' } as const

describe('the gate over all checks', () => {
  const gateOf = (known: Readonly<Record<string, Knowledge>>) => {
    const { state, checks } = answered(known)
    return describeBlockers(state, checks, enBlockers).gate
  }

  it.each([
    [unchecked, false],
    [unknown, false],
    [blocking, false],
    [clear, true],
    [warning, true],
    [inapplicable, true],
  ])('[BLK-2, ALL-15] for $status is open: %s', (known, open) => {
    expect(gateOf({ sites: known }).open).toBe(open)
    expect(gateOf({ zones: clear, sites: known, keys: clear }).open).toBe(open)
  })

  it('[BLK-2] is open when there is nothing to check', () => {
    expect(gateOf({}).open).toBe(true)
  })

  it.each([
    [{ sites: blocking }, '1 thing to clear first: Sites.'],
    [{ sites: blocking, zones: clear, keys: blocking }, '2 things to clear first: Sites and Keys.'],
    [{ sites: unknown }, 'Could not be checked: Sites.'],
    [{ sites: unchecked, zones: unchecked }, 'Some things are still being checked.'],
    [
      { sites: unchecked, zones: unknown, keys: blocking },
      '1 thing to clear first: Keys. Could not be checked: DNS zones. Some things are still being checked.',
    ],
  ])('[BLK-2, ALL-10] says what is in the way: %j', (known, reason) => {
    expect(gateOf(known)).toMatchObject({ open: false, reason })
  })

  it('[BLK-7] has the version of the state', () => {
    const { state, checks } = answered({ sites: clear })
    const received = transitionBlockers(state, { type: 'answer', answers: [{ id: 'sites', known: blocking }] })
    const before = describeBlockers(state, checks, enBlockers).gate
    expect(describeBlockers(received, checks, enBlockers).gate.version).not.toBe(before.version)
  })

  it('[BLK-2] stays as it was while a check that has answered runs again', () => {
    const { state, checks } = answered({ sites: clear })
    const again = transitionBlockers(state, { type: 'check', ids: ['sites'] })
    expect(describeBlockers(again, checks, enBlockers).gate.open).toBe(true)
  })
})

describe('what is shown of the checks', () => {
  const viewOf = (known: Readonly<Record<string, Knowledge>>) => {
    const { state, checks } = answered(known)
    return describeBlockers(state, checks, enBlockers)
  }
  const rowOf = (known: Knowledge) => viewOf({ sites: known }).rows[0]

  it.each([
    [unchecked, 'Not checked yet'],
    [clear, 'Clear'],
    [inapplicable, 'Does not apply'],
    [blocking, 'To do'],
    [warning, 'Please note'],
    [unknown, 'Not known'],
  ])('[BLK-4] a row for $status, with its state in words: %s', (known, statusText) => {
    expect(rowOf(known)).toMatchObject({ id: 'sites', label: 'Sites', status: known.status, statusText })
  })

  it('[BLK-4] keeps the last answer while the check runs again, and says that it is checking', () => {
    const { state, checks } = answered({ sites: { ...blocking, count: 3 }, zones: clear })
    const again = transitionBlockers(state, { type: 'check', ids: ['sites'] })
    const view = describeBlockers(again, checks, enBlockers)
    expect(view.rows).toMatchObject([
      { status: 'blocking', count: 3, checking: true },
      { status: 'clear', checking: false },
    ])
    expect(view.checking).toBe(true)
    expect(describeBlockers(state, checks, enBlockers).checking).toBe(false)
  })

  it('[BLK-1, BLK-5] says what, how many, how much and who', () => {
    const finding = {
      detail: 'Three sites are online.',
      count: 3,
      samples: ['a.example'],
      amount: { currency: 'EUR', minor: '4820' },
      who: 'An administrator',
    }
    expect(rowOf({ ...blocking, ...finding })).toMatchObject(finding)
  })

  it.each([
    ['its own words', new Error('The zone server is offline.'), 'The zone server is offline.'],
    ['the fallback', undefined, 'This could not be checked.'],
    [
      'the fallback for an answer of another form',
      new TypeError('A check answered true.'),
      'This could not be checked.',
    ],
  ])('[BLK-6] names the error of a check that failed in %s', (_, error, message) => {
    expect(rowOf({ ...unknown, error })?.error).toBe(message)
    expect(rowOf(blocking)?.error).toBeUndefined()
  })

  it.each([
    ['a timeout', 'checkTimedOut', 'This check did not answer in time.'],
    ['an answer that has become too old', 'checkStale', 'The last answer is too old.'],
  ] as const)('[BLK-2, BLK-6] has words of its own for %s', (_, why, message) => {
    expect(rowOf({ ...unknown, why })?.error).toBe(message)
  })

  it('[BLK-5] offers the remedies of the answer, else those of the check, and none when nothing is in the way', () => {
    const offered = (known: Knowledge) => {
      const { state } = answered({ sites: known })
      const [row] = describeBlockers(state, [checkOf('sites', [link])], enBlockers).rows
      return row?.remedies.map(({ id }) => id)
    }
    expect(offered({ ...blocking, remedies: [pay] })).toEqual(['pay'])
    expect(offered(blocking)).toEqual(['open'])
    expect(offered(warning)).toEqual(['open'])
    expect(offered({ ...blocking, remedies: [] })).toEqual([])
    for (const known of [clear, inapplicable, unknown, unchecked]) expect(offered(known)).toEqual([])
  })

  it('[BLK-9] tells the progress in one sentence, without what does not apply', () => {
    const view = viewOf({
      sites: clear,
      zones: blocking,
      keys: unknown,
      domains: warning,
      teams: inapplicable,
      api: unchecked,
    })
    expect(view).toMatchObject({ cleared: 2, total: 5, summary: '2 of 5 cleared' })
  })

  it('[BLK-9] tells no progress before the first answer, nor where there is nothing to check', () => {
    expect(viewOf({ sites: unchecked, zones: unchecked }).summary).toBe('')
    expect(viewOf({}).summary).toBe('')
    expect(viewOf({ sites: unknown, zones: unchecked }).summary).toBe('0 of 2 cleared')
  })

  it('[ALL-10] uses the words it is given', () => {
    const { state, checks } = answered({ sites: blocking })
    const messages = { ...enBlockers, blocking: 'Offen', summary: (done: number, all: number) => `${done}/${all}` }
    const view = describeBlockers(state, checks, messages)
    expect(view).toMatchObject({ summary: '0/1', rows: [{ statusText: 'Offen' }] })
  })

  it('[BLK-7] names a blocker that no check has as the server does, or else by its id', () => {
    const { state, checks } = answered({ sites: clear })
    const answers = ['Legal hold', undefined].map((label, index) => ({
      id: `hold-${index}`,
      known: { ...blocking, label, remedies: [link] },
    }))
    const view = describeBlockers(transitionBlockers(state, { type: 'answer', answers }), checks, enBlockers)
    expect(view.rows[1]).toMatchObject({ id: 'hold-0', label: 'Legal hold', isNew: true, remedies: [{ id: 'open' }] })
    expect(view.gate).toMatchObject({ reason: '2 things to clear first: Legal hold and hold-1.' })
  })
})
