import { describe, expect, it } from 'vitest'
import { type LeavingState, nobodyLeaves, transitionLeaving } from './leaving-transition.js'

const departure = { go() {} }
const other = { go() {} }
const asking: LeavingState = { status: 'asking', departure, failed: false }
const saving: LeavingState = { status: 'saving', departure }

describe('leaving', () => {
  it('[SET-3] is asked about once, for the way that was wanted last', () => {
    expect(transitionLeaving(nobodyLeaves, { type: 'ask', departure })).toEqual(asking)
    expect(transitionLeaving(asking, { type: 'ask', departure: other })).toEqual({ ...asking, departure: other })
    expect(transitionLeaving(saving, { type: 'ask', departure: other })).toEqual({ ...saving, departure: other })
  })

  it('[SET-3] waits for a save, and is asked about again when that fails', () => {
    expect(transitionLeaving(asking, { type: 'save' })).toEqual(saving)
    expect(transitionLeaving(saving, { type: 'fail' })).toEqual({ ...asking, failed: true })
  })

  it('[SET-3] is settled by staying or going', () => {
    expect(transitionLeaving(asking, { type: 'settle' })).toBe(nobodyLeaves)
    expect(transitionLeaving(saving, { type: 'settle' })).toBe(nobodyLeaves)
  })

  it('[ALL-1] refuses all else with the same state', () => {
    expect(transitionLeaving(nobodyLeaves, { type: 'settle' })).toBe(nobodyLeaves)
    expect(transitionLeaving(nobodyLeaves, { type: 'save' })).toBe(nobodyLeaves)
    expect(transitionLeaving(saving, { type: 'save' })).toBe(saving)
    expect(transitionLeaving(asking, { type: 'fail' })).toBe(asking)
  })
})
