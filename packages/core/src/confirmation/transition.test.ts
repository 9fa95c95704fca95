import { describe, expect, it } from 'vitest'
import {
  type ConfirmationEvent,
  type ConfirmationState,
  closedConfirmation,
  transitionConfirmation,
} from './transition.js'

const open: ConfirmationState = { ...closedConfirmation, status: 'open' }

const states = {
  closed: closedConfirmation,
  empty: open,
  told: { ...open, told: true },
  typing: { ...open, text: 'Acm' },
  mismatch: { ...open, text: 'Acm', told: true },
  matched: { ...open, text: 'Acme', match: 'matched' },
  lost: { ...open, text: 'Acm', match: 'lost' },
} satisfies Record<string, ConfirmationState>

const events = {
  open: { type: 'open' },
  close: { type: 'close' },
  type: { type: 'edit', text: 'A', matches: false },
  match: { type: 'edit', text: 'acme', matches: true },
  clear: { type: 'edit', text: '', matches: false },
  blur: { type: 'blur' },
  refuse: { type: 'refuse' },
} satisfies Record<string, ConfirmationEvent>

const closed = closedConfirmation
const typed = { ...open, text: 'A' }
const matches: ConfirmationState = { ...open, text: 'acme', match: 'matched' }

/** What follows. A cell that is not here is refused. */
const accepted: Record<string, ConfirmationState> = {
  'closed open': open,
  'empty close': closed,
  'empty type': typed,
  'empty match': matches,
  'empty refuse': { ...open, told: true },
  'told close': closed,
  'told type': typed,
  'told match': matches,
  'typing close': closed,
  'typing type': typed,
  'typing match': matches,
  'typing clear': open,
  'typing blur': { ...open, text: 'Acm', told: true },
  'typing refuse': { ...open, text: 'Acm', told: true },
  'mismatch close': closed,
  'mismatch type': typed,
  'mismatch match': matches,
  'mismatch clear': open,
  'matched close': closed,
  'matched type': { ...typed, match: 'lost' },
  'matched match': matches,
  'matched clear': { ...open, match: 'lost' },
  'lost close': closed,
  'lost type': { ...typed, match: 'lost' },
  'lost match': matches,
  'lost clear': { ...open, match: 'lost' },
  'lost blur': { ...open, text: 'Acm', match: 'lost', told: true },
  'lost refuse': { ...open, text: 'Acm', match: 'lost', told: true },
}

const cells = Object.entries(states).flatMap(([status, state]) =>
  Object.entries(events).map(([name, event]) => ({ cell: `${status} ${name}`, state, event })),
)

describe('the states of a confirmation', () => {
  it.each(cells.filter(({ cell }) => accepted[cell]))('[ALL-1] move: $cell', ({ cell, state, event }) => {
    const before = structuredClone(state)
    expect(transitionConfirmation(state, event)).toEqual(accepted[cell])
    expect(state).toEqual(before)
  })

  it.each(cells.filter(({ cell }) => !accepted[cell]))('[ALL-1] stay the same: $cell', ({ state, event }) => {
    expect(transitionConfirmation(state, event)).toBe(state)
  })

  it('[ALL-1] stay the same for an edit that changes nothing', () => {
    expect(transitionConfirmation(states.typing, { type: 'edit', text: 'Acm', matches: false })).toBe(states.typing)
  })

  it('[CNF-7] hold nothing typed once closed', () => {
    for (const state of Object.values(states)) {
      expect(transitionConfirmation(state, { type: 'close' })).toBe(closedConfirmation)
    }
    expect(closedConfirmation).toEqual({ status: 'closed', text: '', match: '', told: false })
  })
})
