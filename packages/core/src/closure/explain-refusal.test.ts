import { describe, expect, it } from 'vitest'
import { askingDescriptor, refusal, sampleReport } from '../../test/sample-backend.js'
import type { Challenge } from './descriptor.js'
import { explainRefusal, isRefusal } from './explain-refusal.js'
import { enClosure } from './messages.js'
import type { Problem, ProblemCode } from './problem.js'
import { ProblemError } from './problem-error.js'
import { emptyClosing } from './transition.js'

const state = { ...emptyClosing, descriptor: askingDescriptor }

const explain = (error: unknown, kind: 'start' | 'cancel' = 'start') => explainRefusal(error, kind, state, enClosure)

const challenge: Challenge = { id: 'challenge_2', kind: 'subject_name', text: 'Atlas', normalization: 'di-nfc-ws' }

describe('a refusal', () => {
  it.each<[ProblemCode, number, Partial<Problem>, object]>([
    [
      'blockers-changed',
      412,
      { blockers: sampleReport },
      { refusal: { reason: 'changed', message: enClosure.changed }, facts: { report: sampleReport }, sure: true },
    ],
    [
      'plan-stale',
      412,
      {},
      { refusal: { reason: 'changed', message: enClosure.changed }, facts: { report: undefined }, sure: true },
    ],
    [
      'challenge-expired',
      422,
      {},
      { refusal: { reason: 'expired', message: enClosure.expired }, facts: { descriptor: undefined }, sure: true },
    ],
    [
      'confirmation-mismatch',
      422,
      {},
      { refusal: { reason: 'mismatch', message: enClosure.mismatch, field: 'challenge' }, facts: {}, sure: true },
    ],
    [
      'confirmation-mismatch',
      422,
      { errors: [{ pointer: '/acknowledgements', detail: '' }] },
      {
        refusal: { reason: 'mismatch', message: enClosure.mismatch, field: 'acknowledgements' },
        facts: {},
        sure: true,
      },
    ],
    [
      'invalid-request',
      400,
      { errors: [{ pointer: '/reason/note', detail: '' }], detail: 'Say why.' },
      { refusal: { reason: 'failed', message: 'Say why.', field: 'reason' }, facts: {}, sure: true },
    ],
    [
      'invalid-request',
      400,
      { errors: [{ pointer: '/mode', detail: '' }] },
      { refusal: { reason: 'failed', message: 'invalid-request', field: undefined }, facts: {}, sure: true },
    ],
    [
      'session-ended',
      401,
      {},
      { refusal: { reason: 'signed-out', message: enClosure.signedOut }, facts: {}, sure: false },
    ],
    [
      'rate-limited',
      429,
      {},
      { refusal: { reason: 'wait', message: 'Try again in 1 second.', waitMs: 1000 }, facts: {}, sure: false },
    ],
    ['not-reversible', 409, {}, { refusal: { reason: 'too-late', message: enClosure.tooLate }, facts: {}, sure: true }],
    [
      'not-permitted',
      403,
      { detail: 'Ask an owner.', who: 'other_member' },
      {
        refusal: { reason: 'not-permitted', message: 'Ask an owner.' },
        facts: {},
        sure: false,
        barred: { reason: 'not_permitted', text: 'Ask an owner.', links: [], who: 'other_member' },
      },
    ],
    [
      'managed-elsewhere',
      403,
      { links: [] },
      {
        refusal: { reason: 'not-permitted', message: 'managed-elsewhere' },
        facts: {},
        sure: false,
        barred: { reason: 'managed_elsewhere', text: 'managed-elsewhere', links: [] },
      },
    ],
    [
      'unavailable',
      503,
      {},
      { refusal: { reason: 'uncertain', message: enClosure.uncertain }, facts: {}, sure: false },
    ],
  ])('[CLO-3] %s %i is told as what it is', (code, status, more, expected) => {
    expect(explain(refusal(code, status, more))).toEqual(expected)
  })

  it('[CLO-3] with a new text to type brings it along [F75]', () => {
    const { facts } = explain(refusal('challenge-expired', 422, { challenge }))
    expect(facts.descriptor).toEqual({
      ...askingDescriptor,
      confirmation: { ...askingDescriptor.confirmation, challenge },
    })
    const unknown = explainRefusal(refusal('challenge-expired', 422, { challenge }), 'start', emptyClosing, enClosure)
    expect(unknown.facts.descriptor).toBeUndefined()
  })

  it('[CLO-3] to take it back takes nothing else away', () => {
    expect(explain(refusal('not-permitted', 403), 'cancel').barred).toBeUndefined()
  })

  it('[CLO-3] that says how long to wait is obeyed to the millisecond, and told in whole seconds [F41]', () => {
    expect(explain(refusal('quota-exceeded', 429, {}, 1500)).refusal).toEqual({
      reason: 'wait',
      message: 'Try again in 2 seconds.',
      waitMs: 1500,
    })
  })
})

it.each<[unknown, boolean]>([
  [refusal('not-found', 404), true],
  [refusal('invalid-request', 400), true],
  [new ProblemError({ type: 'x', title: '', status: 499, code: 'brand-new' }), true],
  [new ProblemError({ type: 'x', title: '', status: 404 }), false],
  [refusal('unavailable', 500), false],
  [refusal('invalid-request', 408), false],
  [refusal('invalid-request', 399), false],
  [new TypeError('fetch failed'), false],
  [undefined, false],
])('[CLO-3] only an answer of the server itself is known to have done nothing: %s, %s', (error, is) => {
  expect(isRefusal(error)).toBe(is)
})
