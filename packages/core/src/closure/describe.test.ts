import { describe, expect, it } from 'vitest'
import {
  askingDescriptor,
  sampleClosure,
  sampleDescriptor,
  sampleReport,
  scheduled,
  scheduledDescriptor,
} from '../../test/sample-backend.js'
import type { Closure } from './closure.js'
import { type DescribeClosureOptions, describeClosure } from './describe.js'
import type { ClosureDescriptor } from './descriptor.js'
import { enClosure } from './messages.js'
import { type ClosingState, emptyClosing } from './transition.js'

const ready: ClosingState = { ...emptyClosing, descriptor: sampleDescriptor, report: sampleReport, closure: null }

const view = (state: Partial<ClosingState>, options: Partial<DescribeClosureOptions> = {}) =>
  describeClosure({ ...ready, ...state }, { messages: enClosure, ...options })

const described = (change: Partial<ClosureDescriptor>): ClosingState => ({
  ...ready,
  descriptor: { ...sampleDescriptor, ...change },
})

const closed = (change: Partial<Closure>): ClosingState => ({ ...ready, closure: { ...sampleClosure, ...change } })

describe('the pieces of closing', () => {
  const consequence = { id: 'a', effect: 'deleted', title: 'It goes' } as const
  const reason = { required: false, choices: [], note: null }
  const full: Partial<ClosureDescriptor> = {
    capabilities: ['plan'],
    consequences: [consequence],
    reason,
  }

  it.each<[string, ClosingState, readonly string[]]>([
    [
      'as few as there can be',
      described({ aftermath: { ...sampleDescriptor.aftermath, returnTo: undefined } as never }),
      ['confirmation'],
    ],
    ['what comes after', ready, ['confirmation', 'aftermath']],
    [
      'what is in the way',
      { ...ready, report: { ...sampleReport, verdict: 'blocked' } },
      ['blockers', 'confirmation', 'aftermath'],
    ],
    ['what is not known to be clear', { ...ready, report: undefined }, ['blockers', 'confirmation', 'aftermath']],
    [
      'all',
      { ...described(full), report: { ...sampleReport, verdict: 'unknown' } },
      ['blockers', 'plan', 'consequences', 'reason', 'confirmation', 'aftermath'],
    ],
    ['none before they are known', { ...ready, descriptor: undefined }, []],
  ])('[CLO-2] are those that the descriptor implies: %s', (_, state, ids) => {
    expect(view(state).steps.map(({ id }) => id)).toEqual(ids)
  })

  it('[CLO-2] come in the order that the app says, and none is lost by that', () => {
    const steps = view(described(full), { order: ['confirmation', 'reason'] }).steps.map(({ id }) => id)
    expect(steps).toEqual(['confirmation', 'reason', 'plan', 'consequences', 'aftermath'])
  })

  it('[CLO-2] each have a gate of their own', () => {
    const steps = view(described({ ...full, reason: { ...reason, required: true } })).steps
    expect(steps.filter(({ gate }) => !gate.open).map(({ id }) => id)).toEqual(['plan', 'reason'])
  })
})

describe('the gate', () => {
  const asking = described({ confirmation: askingDescriptor.confirmation })
  const agreed = { typed: 'Brightwater', ticked: ['permanent'] }
  const withReason = (change: object): ClosingState =>
    described({ reason: { required: false, choices: [], note: null, ...change } })
  const plan = { ...ready, ...described({ capabilities: ['plan'] }) }

  it.each<[string, Partial<ClosingState>, DescribeClosureOptions['left']?]>([
    ['nothing is asked', {}],
    ['what is asked was given', { ...asking, draft: agreed }],
    ['a note that nobody has to give is missing', withReason({ note: { required: false } })],
    ['what was checked is old enough to count', {}, () => -300_000],
  ])('[CLO-3] is open: %s', (_, state, left) => {
    expect(view(state, left && { left }).gate).toMatchObject({ open: true })
  })

  it.each<[string, Partial<ClosingState>, string, DescribeClosureOptions['left']?]>([
    ['nothing is known', { descriptor: undefined }, enClosure.loading],
    ['it could not be read', { closure: undefined, error: new Error('no') }, enClosure.notLoaded],
    ['nobody has said that none is open', { closure: undefined }, enClosure.loading],
    ['one is open', closed(scheduled), enClosure.state('scheduled', '')],
    ['something is under way', { deed: { kind: 'start', stage: 'sending' } }, enClosure.working],
    ['the user is signed out', { signedOut: true }, enClosure.signedOut],
    ['the user may not', { barred: { reason: 'not_permitted', text: 'Ask an owner.', links: [] } }, 'Ask an owner.'],
    ['no mode is on offer', described({ modes: [] }), enClosure.unavailable],
    ['something is in the way', { report: { ...sampleReport, verdict: 'blocked' } }, enClosure.blocked],
    ['a check gave no answer', { report: { ...sampleReport, verdict: 'unknown', complete: false } }, enClosure.unsure],
    ['a report is not complete', { report: { ...sampleReport, complete: false } }, enClosure.unsure],
    ['a verdict that nobody knows', { report: { ...sampleReport, verdict: 'rather_clear' } }, enClosure.unsure],
    ['what was checked is too old [F13]', {}, enClosure.stale, () => -300_001],
    ['a box is not ticked', { ...asking, draft: { ...agreed, ticked: [] } }, enClosure.tickNeeded],
    ['the text is another', { ...asking, draft: { ...agreed, typed: 'brightwater' } }, enClosure.phraseNeeded],
    ['a reason has to be chosen', withReason({ required: true }), enClosure.reasonNeeded],
    [
      'a note has to be written',
      { ...withReason({ note: { required: true } }), draft: { ...agreed, note: ' ' } },
      enClosure.reasonNeeded,
    ],
    [
      'a note is too long',
      { ...withReason({ note: { required: false, maxLength: 2 } }), draft: { ...agreed, note: '🌊🌊🌊' } },
      'Use at most 2 characters.',
    ],
    ['the plan is not there', plan, enClosure.planNeeded],
    ['it is to wait', { refusal: { reason: 'wait', message: 'Try again in 2 seconds.' } }, 'Try again in 2 seconds.'],
  ])('[CLO-3] is closed: %s', (_, state, reason, left) => {
    expect(view(state, left && { left }).gate).toMatchObject({ open: false, reason: expect.stringContaining(reason) })
  })

  it('[CNF-1] takes an exact text to the letter, and others as a reader sees them', () => {
    const exact = (typed: string, normalization: string) => {
      const challenge = { id: 'c', kind: 'phrase', text: 'delete  it', normalization }
      const state = described({ confirmation: { acknowledgements: [], challenge } })
      return view({ ...state, draft: { typed, ticked: [] } }).gate.open
    }
    expect(exact('delete it', 'di-nfc-ws')).toBe(true)
    expect(exact('delete it', 'exact')).toBe(false)
    expect(exact('delete  it', 'exact')).toBe(true)
  })

  it('[CNF-3] asks for the fallback where nothing of the text can be seen, and stays closed without one [F63]', () => {
    const challenge = { id: 'c', kind: 'subject_name', text: '\u200b', normalization: 'di-nfc-ws' } as const
    const state = (change: object) =>
      described({ confirmation: { acknowledgements: [], challenge: { ...challenge, ...change } } })
    expect(view(state({ fallback: 'org-1' })).challenge?.shown).toBe('org-1')
    expect(view({ ...state({ fallback: 'org-1' }), draft: { typed: 'org-1', ticked: [] } }).gate.open).toBe(true)
    expect(view({ ...state({}), draft: { typed: '', ticked: [] } }).gate.open).toBe(false)
  })
})

describe('the words', () => {
  const modes = (mode: string): ClosingState => described({ modes: [{ mode, signOut: 'never' }] })

  it('[CLO-1] never call a request by the verb of what it asks for', () => {
    const { labels } = view(modes('request'))
    expect(labels).toMatchObject({ title: 'Ask to close Brightwater', start: 'Send the request' })
    expect(JSON.stringify(labels)).not.toMatch(/delete/i)
  })

  it('[CLO-1] name the deed by the vendor’s verb, and a schedule by what it is', () => {
    expect(view(modes('immediate')).labels).toMatchObject({ title: 'Delete Brightwater', start: 'Delete' })
    expect(view(modes('scheduled')).labels.start).toBe('Schedule closing')
    expect(view(described({ verbs: { organization: 'sunset' } })).labels.start).toBe('Close')
    expect(view(described({ verbs: {} })).labels.start).toBe('Close')
  })

  it('[CLO-1] never offer a bare "Cancel" as the way out', () => {
    for (const mode of ['immediate', 'scheduled', 'request']) {
      const { keep, cancel } = view({ ...modes(mode), ...described({ verbs: { organization: 'cancel' } }) }).labels
      for (const label of [keep, cancel]) expect(label).not.toMatch(/^cancel$/i)
    }
  })

  it.each(['archived', 'toString'])(
    '[ALL-14] show the state "%s", which nobody knows, as it came, and not as done',
    (state) => {
      const shown = view(closed({ state, ...{ reversible: { by: ['ui'] } } }))
      expect(shown).toMatchObject({
        status: 'open',
        announcement: `Status: ${state}`,
        canCancel: false,
        canRestore: false,
      })
    },
  )

  it('[CLO-1] say what cannot be undone, and how it can, by what the server says and no other time [F54]', () => {
    expect(view({})).toMatchObject({ undo: null, warnings: [enClosure.irreversible] })
    const grace = view({ ...ready, descriptor: scheduledDescriptor })
    expect(grace).toMatchObject({
      undo: { by: ['ui'], until: '2026-04-01T09:00:00.000Z', isGuaranteed: true },
      warnings: [],
    })
    const window = { kind: 'undo', duration: 'P30D', certainty: 'best_effort', by: 'support', text: '' } as const
    const { undo } = view(described({ aftermath: { ...sampleDescriptor.aftermath, windows: [window] } }))
    // F52, F54: a length of time is no date.
    expect(undo).toEqual({ by: ['support'], until: undefined, isGuaranteed: false })
  })

  it('[CLO-3] tell what is under way, and that a lost answer is no answer', () => {
    const told = (stage: 'sending' | 'proving' | 'finding-out') => view({ deed: { kind: 'start', stage } }).announcement
    expect([told('sending'), told('proving'), told('finding-out')]).toEqual([
      enClosure.working,
      enClosure.proving,
      enClosure.findingOut,
    ])
    expect(view({ doubt: true }).error).toBe(enClosure.uncertain)
    expect(view({ doubt: true, deed: { kind: 'start', stage: 'sending' } }).error).toBeUndefined()
  })

  it('[CLO-4] tell of what could not be read, in the words of the server where it has some', () => {
    expect(view({ error: new TypeError('fetch failed') }).error).toBe(enClosure.notLoaded)
    expect(view({ error: new Error('We are moving house.') }).error).toBe('We are moving house.')
  })
})

describe('an open closure', () => {
  it('[CLO-6] is taken back only as the server offers it', () => {
    expect(view(closed(scheduled)).canCancel).toBe(true)
    expect(view(closed({ ...scheduled, reversible: { by: ['sign_in'] } }))).toMatchObject({
      canCancel: false,
      warnings: [enClosure.signInTakesBack],
    })
    expect(view(closed({ ...scheduled, reversible: null })).canCancel).toBe(false)
    expect(view({ ...closed(scheduled), deed: { kind: 'cancel', stage: 'sending' } }).canCancel).toBe(false)
    expect(view(closed({ state: 'needs_attention', reversible: { by: ['ui'] } })).canCancel).toBe(true)
    expect(view(closed({ reversible: { by: ['ui'] } }))).toMatchObject({ canCancel: false, canRestore: true })
    expect(view(closed({ reversible: { by: ['support'] } })).canRestore).toBe(false)
  })

  it('[CLO-6] tells when in words, with the zone in which that is so [F50]', () => {
    const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts()
    const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'no zone'
    const text = view(closed(scheduled)).deadlines[0]?.text
    expect(text).toMatch(/^(March 31|April [12]), 2026 at \d+:\d\d\s[AP]M /)
    expect(text?.endsWith(zone)).toBe(true)
    expect(view(closed({ ...scheduled, effectiveAt: 'soon' })).deadlines[0]?.text).toBe('soon')
  })

  it('[ALL-12] says nothing new while the time goes by [F51]', () => {
    const told = (left: number) => view(closed(scheduled), { left: () => left }).announcement
    expect(told(60_000)).toBe(told(59_000))
  })

  it.each(['cancelled', 'rejected', 'restored', 'expired'])(
    '[CLO-6] tells no date that will never come, when it is %s',
    (state) => {
      expect(view(closed({ ...scheduled, state, purgeAt: 'p' })).deadlines).toEqual([])
    },
  )

  it('[CLO-6] tells every instant that the server has named, and how long until then', () => {
    const closure = closed({ ...scheduled, purgeAt: 'p', waitingOn: { actor: 'vendor', text: '', expectedBy: 'e' } })
    const left = (instant?: string) => instant?.length
    expect(view(closure, { left }).deadlines).toMatchObject([
      { kind: 'effective', at: scheduled.effectiveAt, left: 24 },
      { kind: 'expected', at: 'e', left: 1 },
      { kind: 'undo', at: scheduled.effectiveAt, left: 24 },
      { kind: 'purge', at: 'p', left: 1 },
    ])
    expect(view({ ...ready, descriptor: scheduledDescriptor }).deadlines).toMatchObject([
      { kind: 'effective', at: scheduled.effectiveAt, left: undefined },
    ])
  })
})
