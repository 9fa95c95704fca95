import { describe, expect, it } from 'vitest'
import { emptyFeedback, type FeedbackEvent, type FeedbackState, transitionFeedback } from './transition.js'

const issue = { field: 'comment', message: 'Too short.' } as const
const chosen: FeedbackState = { ...emptyFeedback, chosen: ['a'] }

const states = {
  empty: emptyFeedback,
  chosen,
  told: { ...chosen, refusals: 1, issues: [issue] },
  submitted: { ...chosen, status: 'submitted' },
  skipped: { ...chosen, status: 'skipped' },
  saved: { ...chosen, status: 'saved' },
} satisfies Record<string, FeedbackState>

const events = {
  choose: { type: 'choose', id: 'a', checked: true, alone: true },
  'choose other': { type: 'choose', id: 'b', checked: true, alone: true },
  'choose too': { type: 'choose', id: 'b', checked: true, alone: false },
  'take back': { type: 'choose', id: 'a', checked: false, alone: true },
  write: { type: 'write', field: 'comment', text: 'Hm' },
  'write nothing': { type: 'write', field: 'comment', text: '' },
  refuse: { type: 'tell', issues: [issue], refused: true },
  'tell nothing': { type: 'tell', issues: [], refused: false },
  fail: { type: 'fail' },
  submit: { type: 'end', outcome: 'submitted' },
  skip: { type: 'end', outcome: 'skipped' },
  save: { type: 'end', outcome: 'saved' },
} satisfies Record<string, FeedbackEvent>

const { empty, told } = states

/** What is the same after each event for a form that is open. */
function open(name: string, state: FeedbackState): Record<string, FeedbackState> {
  return {
    [`${name} choose other`]: { ...state, chosen: ['b'] },
    [`${name} choose too`]: { ...state, chosen: [...state.chosen, 'b'] },
    [`${name} write`]: { ...state, texts: { comment: 'Hm' } },
    [`${name} refuse`]: { ...state, issues: [issue], refusals: state.refusals + 1 },
    [`${name} tell nothing`]: { ...state, issues: [] },
    [`${name} fail`]: { ...state, failed: true },
    [`${name} submit`]: { ...state, status: 'submitted' },
    [`${name} skip`]: { ...state, status: 'skipped' },
    [`${name} save`]: { ...state, status: 'saved' },
  }
}

/** What follows. A cell that is not here is refused. */
const accepted: Record<string, FeedbackState> = {
  ...open('empty', empty),
  ...open('chosen', chosen),
  ...open('told', told),
  'empty choose': chosen,
  'chosen take back': empty,
  'told take back': { ...told, chosen: [] },
}

const cells = Object.entries(states).flatMap(([status, state]) =>
  Object.entries(events).map(([name, event]) => ({ cell: `${status} ${name}`, state, event })),
)

describe('the states of a feedback', () => {
  it('[ALL-1] has a cell for each entry of the table', () => {
    expect(Object.keys(accepted).filter((name) => !cells.some(({ cell }) => cell === name))).toEqual([])
  })

  it.each(cells.filter(({ cell }) => accepted[cell]))('[ALL-1] move: $cell', ({ cell, state, event }) => {
    const before = structuredClone(state)
    expect(transitionFeedback(state, event)).toEqual(accepted[cell])
    expect(state).toEqual(before)
  })

  it.each(cells.filter(({ cell }) => !accepted[cell]))('[ALL-1] stay the same: $cell', ({ state, event }) => {
    expect(transitionFeedback(state, event)).toBe(state)
  })
})
