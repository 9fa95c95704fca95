import { describe, expect, it } from 'vitest'
import { emptyFeedback, type FeedbackEvent, type FeedbackState, transitionFeedback } from './transition.js'

const issue = { field: 'comment', message: 'Too short.' } as const
const ofText = { field: 'followUp-a', message: 'Too long.' } as const
const chosen: FeedbackState = { ...emptyFeedback, chosen: ['a'] }

const states = {
  empty: emptyFeedback,
  chosen,
  told: { ...chosen, refusals: 1, issues: [issue, ofText], reported: [{ field: 'form', message: 'Closed.' }] },
  offer: { ...chosen, status: 'offer', offered: 'a' },
  declined: { ...chosen, offered: 'a' },
  submitted: { ...chosen, status: 'submitted' },
} satisfies Record<string, FeedbackState>

const events = {
  choose: { type: 'choose', id: 'a', checked: true, alone: true },
  'choose other': { type: 'choose', id: 'b', checked: true, alone: true },
  'choose too': { type: 'choose', id: 'b', checked: true, alone: false },
  'take back': { type: 'choose', id: 'a', checked: false, alone: true },
  write: { type: 'write', field: 'comment', text: 'Hm' },
  'write nothing': { type: 'write', field: 'comment', text: '' },
  refuse: { type: 'refuse', issues: [issue] },
  'check clean': { type: 'check', issues: [] },
  fail: { type: 'fail', reported: [] },
  report: { type: 'fail', reported: [issue] },
  offer: { type: 'offer', reason: 'a' },
  decline: { type: 'decline' },
  submitted: { type: 'end', outcome: 'submitted' },
  skipped: { type: 'end', outcome: 'skipped' },
  saved: { type: 'end', outcome: 'saved' },
} satisfies Record<string, FeedbackEvent>

const { empty, told, offer, declined } = states

/** What is the same after each event for a form that is open. */
function open(name: string, state: FeedbackState, kept: Partial<FeedbackState> = {}): Record<string, FeedbackState> {
  const answering = { ...state, status: 'answering', ...kept } as const
  return {
    [`${name} choose other`]: { ...answering, chosen: ['b'] },
    [`${name} choose too`]: { ...answering, chosen: [...state.chosen, 'b'] },
    [`${name} write`]: { ...answering, texts: { comment: 'Hm' } },
    [`${name} refuse`]: { ...state, issues: [issue], refusals: state.refusals + 1 },
    [`${name} fail`]: { ...state, failed: true, reported: [] },
    [`${name} report`]: { ...state, failed: true, reported: [issue], refusals: state.refusals + 1 },
    [`${name} submitted`]: { ...state, status: 'submitted' },
    [`${name} skipped`]: { ...state, status: 'skipped' },
  }
}

/** What follows. A cell that is not here is refused. */
const accepted: Record<string, FeedbackState> = {
  ...open('empty', empty),
  ...open('chosen', chosen),
  ...open('told', told, { issues: [issue], reported: [] }),
  ...open('offer', offer),
  ...open('declined', declined),
  'empty choose': chosen,
  'empty offer': { ...empty, status: 'offer', offered: 'a' },
  'chosen take back': empty,
  'chosen offer': offer,
  'told take back': { ...told, chosen: [], issues: [issue], reported: [] },
  'told write': { ...told, texts: { comment: 'Hm' }, issues: [ofText], reported: [] },
  'told check clean': { ...told, issues: [] },
  'told offer': { ...told, status: 'offer', offered: 'a' },
  'offer take back': { ...declined, chosen: [] },
  'offer decline': declined,
  'offer saved': { ...offer, status: 'saved' },
  'declined take back': { ...declined, chosen: [] },
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
