import { describe, expect, it } from 'vitest'
import { noOffer, type OfferEvent, type OfferState, type ShownOffer, transitionOffer } from './offer-transition.js'

const shown: ShownOffer = { offer: { id: 'pause', title: 'Pause' }, reason: 'unused', result: { reasons: [] } }
const other: ShownOffer = { ...shown, reason: 'price' }

const states = {
  none: noOffer,
  shown: { status: 'shown', ...shown },
  past: { status: 'past' },
} satisfies Record<string, OfferState>

const events = {
  show: { type: 'show', shown: other },
  hide: { type: 'hide' },
} satisfies Record<string, OfferEvent>

/** What follows. A cell that is not here is refused. */
const accepted: Record<string, OfferState> = {
  'none show': { status: 'shown', ...other },
  'shown show': { status: 'shown', ...other },
  'shown hide': { status: 'past' },
}

const cells = Object.entries(states).flatMap(([status, state]) =>
  Object.entries(events).map(([name, event]) => ({ cell: `${status} ${name}`, state, event })),
)

describe('the states of an offer', () => {
  it('[ALL-1] has a cell for each entry of the table', () => {
    expect(Object.keys(accepted).filter((name) => !cells.some(({ cell }) => cell === name))).toEqual([])
  })

  it.each(cells.filter(({ cell }) => accepted[cell]))('[ALL-1, FBK-8] move: $cell', ({ cell, state, event }) => {
    expect(transitionOffer(state, event)).toEqual(accepted[cell])
  })

  it.each(cells.filter(({ cell }) => !accepted[cell]))('[ALL-1, FBK-8] stay the same: $cell', ({ state, event }) => {
    expect(transitionOffer(state, event)).toBe(state)
  })
})
