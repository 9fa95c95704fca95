import { describe, expect, it } from 'vitest'
import type { Refusal } from './refusal.js'
import { emptyStepper, type StepperEvent, type StepperState, transitionStepper } from './transition.js'

const refusal: Refusal = { ok: false, reason: 'invalid', message: 'Some answers need a correction.' }
const first: StepperState = { ...emptyStepper, current: 'a' }
const second: StepperState = {
  ...emptyStepper,
  current: 'b',
  history: ['a'],
  completed: ['a'],
  drafts: { a: 1 },
  data: { a: 1 },
  moves: 1,
  news: 'position',
}
const finished: StepperState = { ...second, completed: ['a', 'b'], data: { a: 1, b: 2 }, news: 'end' }

const states = {
  empty: emptyStepper,
  first,
  pending: { ...first, pending: true },
  refused: { ...first, refusal },
  second,
  finished,
} satisfies Record<string, StepperState>

const events = {
  start: { type: 'start' },
  settle: { type: 'settle' },
  refuse: { type: 'settle', refusal },
  edit: { type: 'edit', id: 'a', draft: 2, completed: [] },
  commit: { type: 'commit', data: 3, to: 'b' },
  'commit last': { type: 'commit', data: 3, to: null },
  go: { type: 'go', to: 'b' },
  back: { type: 'go', to: 'a', history: [] },
  load: { type: 'load', state: { ...first, moves: 9 } },
} satisfies Record<string, StepperEvent>

const moved = { current: 'b', history: ['a'], moves: 1, news: 'position' } as const
const committed = { drafts: {}, data: { a: 3 }, completed: ['a'] }
const edited = { drafts: { a: 2 }, completed: [] }

/** What follows. A cell that is not here is refused. */
const accepted: Record<string, StepperState> = {
  'empty refuse': { ...emptyStepper, refusal },
  'empty edit': { ...emptyStepper, ...edited },
  'empty go': { ...emptyStepper, ...moved, history: [] },
  'empty back': { ...emptyStepper, ...moved, current: 'a', history: [] },
  'empty load': first,
  'first start': { ...first, pending: true },
  'first refuse': { ...first, refusal },
  'first edit': { ...first, ...edited },
  'first go': { ...first, ...moved },
  'first load': first,
  'pending settle': first,
  'pending refuse': { ...first, refusal },
  'pending commit': { ...first, ...committed, ...moved },
  'pending commit last': { ...first, ...committed, news: 'end' },
  'pending load': first,
  'refused start': { ...first, pending: true },
  'refused refuse': { ...first, refusal },
  'refused edit': { ...first, ...edited, refusal },
  'refused go': { ...first, ...moved },
  'refused load': first,
  'second start': { ...second, pending: true },
  'second refuse': { ...second, refusal },
  'second edit': { ...second, ...edited },
  'second back': { ...second, current: 'a', history: [], moves: 2 },
  'second load': { ...first, moves: 1 },
  'finished start': { ...finished, pending: true },
  'finished refuse': { ...finished, refusal },
  'finished edit': { ...finished, ...edited, news: '' },
  'finished back': { ...finished, current: 'a', history: [], moves: 2, news: 'position' },
  'finished load': { ...first, moves: 1 },
}

const cells = Object.entries(states).flatMap(([status, state]) =>
  Object.entries(events).map(([name, event]) => ({ cell: `${status} ${name}`, state, event })),
)

describe('the states of a stepper', () => {
  it('[ALL-1] has a cell for each entry of the table', () => {
    expect(Object.keys(accepted).filter((name) => !cells.some(({ cell }) => cell === name))).toEqual([])
  })

  it.each(cells.filter(({ cell }) => accepted[cell]))('[ALL-1] move: $cell', ({ cell, state, event }) => {
    const before = structuredClone(state)
    expect(transitionStepper(state, event)).toEqual(accepted[cell])
    expect(state).toEqual(before)
  })

  it.each(cells.filter(({ cell }) => !accepted[cell]))('[ALL-1] stay the same: $cell', ({ state, event }) => {
    expect(transitionStepper(state, event)).toBe(state)
  })

  it('[ALL-1] stay the same for an edit that changes nothing, and for one while a move is pending', () => {
    expect(transitionStepper(second, { type: 'edit', id: 'a', draft: 1, completed: [] })).toBe(second)
    const pending = states.pending
    expect(transitionStepper(pending, { type: 'edit', id: 'a', draft: 1, completed: [] })).toBe(pending)
  })

  it('[ALL-1] have nothing pending that was not started here', () => {
    const state = transitionStepper(first, { type: 'load', state: { ...second, pending: true, moves: 9 } })
    expect(state).toEqual({ ...second, moves: 0 })
  })
})
