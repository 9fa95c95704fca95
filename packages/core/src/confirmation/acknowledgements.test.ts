import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Acknowledgement,
  type AcknowledgementsEvent,
  acknowledgementsGate,
  createAcknowledgements,
  enAcknowledgements,
  transitionAcknowledgements,
} from './acknowledgements.js'

const messages = enAcknowledgements
const items: readonly Acknowledgement[] = [
  { id: 'sites', label: 'All 12 sites go offline.' },
  { id: 'mail', label: 'Mail is no longer delivered.' },
  { id: 'news', label: 'Keep me informed.', required: false },
]

describe('the boxes', () => {
  it.each<[readonly string[], AcknowledgementsEvent, readonly string[] | 'refused']>([
    [[], { type: 'tick', id: 'sites' }, ['sites']],
    [[], { type: 'untick', id: 'sites' }, 'refused'],
    [[], { type: 'reset' }, 'refused'],
    [['sites'], { type: 'tick', id: 'sites' }, 'refused'],
    [['sites'], { type: 'tick', id: 'mail' }, ['sites', 'mail']],
    [['sites', 'mail'], { type: 'untick', id: 'sites' }, ['mail']],
    [['sites'], { type: 'reset' }, []],
  ])('[ALL-1, CNF-8] %j, %j: %j', (state, event, next) => {
    const after = transitionAcknowledgements(state, event)
    if (next === 'refused') expect(after).toBe(state)
    else expect(after).toEqual(next)
  })

  it('[CNF-8] are not ticked beforehand, and not any more after a reset', () => {
    const boxes = createAcknowledgements({ items, messages })
    expect(boxes.getState()).toEqual([])
    boxes.tick('sites', true)
    boxes.reset()
    expect(boxes.getState()).toEqual([])
  })

  it('[CNF-8] are ticked and unticked one by one', () => {
    const boxes = createAcknowledgements({ items, messages })
    boxes.tick('sites', true)
    boxes.tick('mail', true)
    boxes.tick('sites', false)
    expect(boxes.getState()).toEqual(['mail'])
  })

  it('[CNF-7, CNF-8] are unticked when as many others take their places', () => {
    const boxes = createAcknowledgements({ items, messages })
    boxes.tick('sites', true)
    boxes.setOptions({ items: items.map((item) => ({ ...item, label: `${item.label} For good.` })), messages })
    expect(boxes.getState()).toEqual([])
  })

  it('[CNF-7, CNF-8] are unticked when the statements change, and only then', () => {
    const boxes = createAcknowledgements({ items, messages })
    boxes.tick('sites', true)
    boxes.setOptions({ items: items.map((item) => ({ ...item })), messages })
    expect(boxes.getState()).toEqual(['sites'])
    boxes.setOptions({ items: [{ id: 'sites', label: 'All 14 sites go offline.' }], messages })
    expect(boxes.getState()).toEqual([])
  })
})

describe('the gate', () => {
  it('[CNF-8, ALL-15] is open when every required box is ticked, and no sooner', () => {
    fc.assert(
      fc.property(fc.subarray(items.map(({ id }) => id)), (ticked) => {
        const gate = acknowledgementsGate(ticked, { items, messages })
        expect(gate.open).toBe(ticked.includes('sites') && ticked.includes('mail'))
      }),
    )
  })

  it('[ALL-15] says what it waits for', () => {
    expect(acknowledgementsGate([], { items, messages })).toMatchObject({
      open: false,
      reason: 'Tick every box to confirm.',
    })
  })

  it('[CNF-7] has another version for other statements', () => {
    const version = (list: readonly Acknowledgement[]) => acknowledgementsGate([], { items: list, messages }).version
    expect(version(items)).toBe(version([...items]))
    expect(version(items)).not.toBe(version(items.slice(1)))
    const relabelled = items.map((item) => ({ ...item, label: `${item.label} For good.` }))
    expect(version(items)).not.toBe(version(relabelled))
  })
})
