import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  askingDescriptor,
  sampleClosure,
  sampleDescriptor,
  sampleReport,
  scheduled,
} from '../../test/sample-backend.js'
import type { Blocker } from './blocker-report.js'
import { type ClosingEvent, type ClosingState, emptyClosing, hasEnded, transitionClosing } from './transition.js'

const filled = { typed: 'Brightwater', ticked: ['permanent'], note: 'We move on.' }

const ready: ClosingState = {
  ...emptyClosing,
  descriptor: askingDescriptor,
  report: sampleReport,
  closure: null,
  draft: filled,
}

const starting = transitionClosing(ready, { type: 'begin', kind: 'start' })

const play = (state: ClosingState, ...events: readonly ClosingEvent[]) => events.reduce(transitionClosing, state)

function blocker(id: string, state: Blocker['state']): Blocker {
  return { id, code: 'lock', state, title: id, who: 'customer', remedies: [] }
}

describe('what was agreed to', () => {
  const empty = { typed: '', ticked: [], note: filled.note }

  it.each<[string, ClosingState, ClosingEvent]>([
    ['a refusal because something has changed', starting, { type: 'end', refusal: { reason: 'changed', message: '' } }],
    ['a refusal because of an old text', starting, { type: 'end', refusal: { reason: 'expired', message: '' } }],
    ['another mode', ready, { type: 'edit', draft: { mode: 'request' } }],
    [
      'a new blocker',
      ready,
      { type: 'learn', facts: { report: { ...sampleReport, etag: '"2"', blockers: [blocker('lock', 'blocking')] } } },
    ],
    ['another text to type', ready, { type: 'learn', facts: { descriptor: sampleDescriptor } }],
  ])('[CLO-3] is dropped by %s, and the reason is kept', (_, state, event) => {
    const next = transitionClosing(state, event)
    expect(next.draft).toMatchObject(empty)
    expect(next.version).toBe(state.version + 1)
  })

  it.each<[string, ClosingState, ClosingEvent]>([
    ['the same report again', ready, { type: 'learn', facts: { report: sampleReport } }],
    [
      'a blocker that has gone',
      { ...ready, report: { ...sampleReport, blockers: [blocker('lock', 'blocking')] } },
      { type: 'learn', facts: { report: { ...sampleReport, etag: '"2"' } } },
    ],
    [
      'the same descriptor, read again',
      ready,
      { type: 'learn', facts: { descriptor: { ...askingDescriptor, etag: '"2"' } } },
    ],
    ['a wait', starting, { type: 'end', refusal: { reason: 'wait', message: '', waitMs: 1 } }],
    ['a mistake', starting, { type: 'end', refusal: { reason: 'mismatch', message: '' } }],
    ['turning back', starting, { type: 'end' }],
  ])('[CLO-3] stays after %s', (_, state, event) => {
    const next = transitionClosing(state, event)
    expect(next.draft).toEqual(filled)
    expect(next.version).toBe(state.version)
  })

  it('[CLO-3] keeps neither text nor ticks when a closure is open, and the text in no other case than the user typing on [F9]', () => {
    expect(play(starting, { type: 'learn', facts: { closure: sampleClosure } }).draft).toEqual({
      typed: '',
      ticked: [],
    })
    expect(play(ready, { type: 'sign-out' }).draft).toEqual({ ...filled, typed: '' })
    expect(play(ready, { type: 'leave' }).draft).toEqual({ ...filled, typed: '' })
  })
})

describe('a deed', () => {
  it('[ALL-2] is one at a time', () => {
    for (const kind of ['start', 'cancel', 'restore', 'confirm'] as const) {
      expect(transitionClosing(starting, { type: 'begin', kind })).toBe(starting)
    }
  })

  it('[CLO-4] is no second start while a closure is open', () => {
    const open = { ...ready, closure: { ...sampleClosure, ...scheduled } }
    expect(transitionClosing(open, { type: 'begin', kind: 'start' })).toBe(open)
    expect(transitionClosing(open, { type: 'begin', kind: 'cancel' }).deed).toEqual({
      kind: 'cancel',
      stage: 'sending',
    })
  })

  it('[CLO-3] is no start where it is not known that none is open, or by whom', () => {
    const barred = { reason: 'not_permitted', text: 'Not you.', links: [] }
    for (const change of [{ closure: undefined }, { signedOut: true }, { barred }]) {
      const state = { ...ready, ...change }
      expect(transitionClosing(state, { type: 'begin', kind: 'start' })).toBe(state)
    }
    expect(transitionClosing(ready, { type: 'begin', kind: 'cancel' })).toBe(ready)
    expect(transitionClosing(emptyClosing, { type: 'begin', kind: 'confirm' }).deed).toBeDefined()
  })

  it('[CLO-3] waits as long as it was told to, whatever is filled in meanwhile', () => {
    const wait = { reason: 'wait', message: '', waitMs: 1 } as const
    expect(play(starting, { type: 'end', refusal: wait }, { type: 'edit', draft: { note: 'a' } }).refusal).toBe(wait)
    const mismatch = { reason: 'mismatch', message: '' } as const
    expect(
      play(starting, { type: 'end', refusal: mismatch }, { type: 'edit', draft: { typed: 'a' } }).refusal,
    ).toBeUndefined()
  })

  it('[CLO-3] stays in doubt until the server has said what became of it', () => {
    const lost = play(starting, { type: 'doubt' })
    expect(lost).toMatchObject({ doubt: true, deed: { stage: 'finding-out' } })
    const uncertain = { reason: 'uncertain', message: '' } as const
    expect(play(lost, { type: 'end', refusal: uncertain, sure: false }).doubt).toBe(true)
    expect(play(lost, { type: 'end', refusal: { reason: 'changed', message: '' }, sure: true }).doubt).toBe(false)
    expect(play(lost, { type: 'end', refusal: uncertain }, { type: 'learn', facts: { closure: null } }).doubt).toBe(
      true,
    )
    expect(play(lost, { type: 'learn', facts: { closure: sampleClosure } }).doubt).toBe(false)
  })

  it('[CLO-3] that is left in the middle may have been done', () => {
    expect(play(starting, { type: 'leave' })).toMatchObject({ deed: undefined, doubt: true })
    const open = { ...ready, closure: { ...sampleClosure, ...scheduled } }
    expect(play(open, { type: 'begin', kind: 'cancel' }, { type: 'leave' })).toMatchObject({
      deed: undefined,
      doubt: false,
    })
  })

  it('refuses to be filled in meanwhile', () => {
    expect(transitionClosing(starting, { type: 'edit', draft: { typed: 'a' } })).toBe(starting)
  })
})

describe('what is known', () => {
  it('[CLO-4] does not forget a closure because none is active any more', () => {
    const done = play(
      ready,
      { type: 'learn', facts: { closure: sampleClosure } },
      { type: 'learn', facts: { closure: null } },
    )
    expect(done.closure).toBe(sampleClosure)
  })

  it('[CLO-3] marks what came up since the user looked, until they look [F1]', () => {
    const report = {
      ...sampleReport,
      etag: '"2"',
      blockers: [blocker('lock', 'blocking'), blocker('hold', 'resolved')],
    }
    const marked = play(ready, { type: 'learn', facts: { report } })
    expect(marked.news).toEqual(['lock'])
    expect(play(marked, { type: 'learn', facts: { report: { ...sampleReport, etag: '"3"' } } }).news).toEqual([])
    expect(play(marked, { type: 'look' }).news).toEqual([])
  })

  it('[ALL-14] takes a blocker in a state that nobody knows for one that is in the way [F44]', () => {
    const report = { ...sampleReport, etag: '"2"', blockers: [blocker('escrow', 'under_escrow')] }
    expect(play(ready, { type: 'learn', facts: { report } }).news).toEqual(['escrow'])
  })

  it('[ALL-14] takes no state that nobody knows for an end', () => {
    expect(hasEnded({ ...sampleClosure, state: 'archived' })).toBe(false)
  })

  it('[CLO-3] asks anew what somebody may do who has signed in again', () => {
    const barred = { reason: 'not_permitted', text: 'Not you.', links: [] }
    const out = play(ready, { type: 'bar', barred }, { type: 'sign-out' })
    expect(play(out, { type: 'learn', facts: { descriptor: askingDescriptor } })).toMatchObject({
      signedOut: false,
      barred: undefined,
    })
    expect(
      play(ready, { type: 'bar', barred }, { type: 'learn', facts: { descriptor: askingDescriptor } }).barred,
    ).toBe(barred)
  })

  it('is left behind with a closure that has ended, and with no other', () => {
    const open = { ...ready, closure: { ...sampleClosure, ...scheduled } }
    expect(transitionClosing(open, { type: 'dismiss' })).toBe(open)
    expect(transitionClosing(ready, { type: 'dismiss' })).toBe(ready)
    expect(play({ ...ready, closure: sampleClosure }, { type: 'dismiss' })).toEqual({
      ...emptyClosing,
      draft: { typed: '', ticked: [], note: filled.note },
      version: 1,
      former: sampleClosure.id,
    })
  })
})

it('[CLO-3] whatever happens, no start is under way while a closure is open, and nothing typed outlives its start', () => {
  const event: fc.Arbitrary<ClosingEvent> = fc.oneof(
    fc.constantFrom<ClosingEvent>(
      { type: 'read' },
      { type: 'prove' },
      { type: 'doubt' },
      { type: 'resume' },
      { type: 'end' },
      { type: 'end', refusal: { reason: 'changed', message: '' }, sure: true },
      { type: 'sign-out' },
      { type: 'look' },
      { type: 'leave' },
      { type: 'dismiss' },
      { type: 'learn', facts: { closure: null } },
      { type: 'learn', facts: { closure: sampleClosure } },
      { type: 'learn', facts: { closure: { ...sampleClosure, ...scheduled } } },
      { type: 'edit', draft: { typed: 'Brightwater' } },
    ),
    fc.constantFrom('start', 'cancel', 'restore', 'confirm').map((kind) => ({ type: 'begin', kind }) as const),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state: ClosingState = ready
      for (const each of events) {
        const before = state
        state = transitionClosing(state, each)
        if (each.type === 'begin' && state !== before) expect(before.deed).toBeUndefined()
        if (state.closure) expect(state.draft.typed).toBe('')
        if (state.closure && !before.closure) expect(state.doubt).toBe(false)
        if (state.deed?.kind === 'start' && before.deed?.kind !== 'start') expect(state.closure ?? null).toBeNull()
      }
    }),
  )
})
