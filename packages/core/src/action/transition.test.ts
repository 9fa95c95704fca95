import { describe, expect, it } from 'vitest'
import { type ActionEvent, type ActionState, idleAction, transitionAction } from './transition.js'

type State = ActionState<string>

const states = {
  idle: { status: 'idle', attempt: 1 },
  pending: { status: 'pending', attempt: 1 },
  failed: { status: 'failed', attempt: 1, error: 'refused' },
  succeeded: { status: 'succeeded', attempt: 1, result: 'gone' },
} satisfies Record<string, State>

const events = {
  start: { type: 'start' },
  fail: { type: 'end', end: { status: 'failed', error: 'offline' } },
  succeed: { type: 'end', end: { status: 'succeeded', result: 'closed' } },
  reset: { type: 'reset' },
} satisfies Record<string, ActionEvent<string>>

/** What follows. A cell that is not here is refused. */
const accepted: Record<string, State> = {
  'idle start': { status: 'pending', attempt: 2 },
  'pending fail': { status: 'failed', attempt: 1, error: 'offline' },
  'pending succeed': { status: 'succeeded', attempt: 1, result: 'closed' },
  'pending reset': { status: 'idle', attempt: 1 },
  'failed start': { status: 'pending', attempt: 2 },
  'failed reset': { status: 'idle', attempt: 1 },
  'succeeded start': { status: 'pending', attempt: 2 },
  'succeeded reset': { status: 'idle', attempt: 1 },
}

const cells = Object.entries(states).flatMap(([status, state]) =>
  Object.entries(events).map(([name, event]) => ({ cell: `${status} ${name}`, state, event })),
)

describe('the states of an action', () => {
  it.each(cells.filter(({ cell }) => accepted[cell]))('[ALL-1] move: $cell', ({ cell, state, event }) => {
    const before = structuredClone(state)
    expect(transitionAction<string>(state, event)).toEqual(accepted[cell])
    expect(state).toEqual(before)
  })

  it.each(cells.filter(({ cell }) => !accepted[cell]))('[ALL-1] stay the same: $cell', ({ state, event }) => {
    expect(transitionAction<string>(state, event)).toBe(state)
  })

  it('begin idle, without an attempt', () => {
    expect(idleAction).toEqual({ status: 'idle', attempt: 0 })
  })
})
