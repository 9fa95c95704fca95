import { describe, expect, test } from 'vitest'
import { refusal, sampleClosure, sampleReport } from '../../test/sample-backend.js'
import type { Closure } from './closure.js'
import { dueIn } from './due.js'
import { createServerClock } from './server-clock.js'
import { type ClosingState, emptyClosing } from './transition.js'

const now = Date.parse(sampleReport.serverTime)
const clock = createServerClock(() => 0)
clock.hear(sampleReport)

const pace = { left: clock.left, pollIn: 5000, retryIn: 700, maxAge: 60_000 }
const in_ = (milliseconds: number): string => new Date(now + milliseconds).toISOString()
const withClosure = (closure: Partial<Closure>): ClosingState => ({
  ...emptyClosing,
  closure: { ...sampleClosure, ...closure },
})
const due = (state: Partial<ClosingState>) => dueIn({ ...emptyClosing, ...state }, pace)

describe('when to read again', () => {
  test.each<[string, Partial<ClosingState>, number | undefined]>([
    ['while nothing is known', {}, undefined],
    ['while it is read', { reading: true, report: sampleReport }, undefined],
    ['while something is done', { deed: { kind: 'start', stage: 'sending' }, report: sampleReport }, undefined],
    ['before what was checked is too old', { report: sampleReport }, 60_000],
    ['not at once where what is read is old already', { report: { ...sampleReport, observedAt: in_(-90_000) } }, 5000],
    ['after a failure', { error: new TypeError('fetch failed'), report: sampleReport }, 700],
    ['after being told to wait', { error: refusal('rate-limited', 429, {}, 700) }, 700],
    ['not by itself after a refusal', { error: refusal('not-permitted', 403) }, undefined],
    ['when a wait is over', { refusal: { reason: 'wait', message: '', waitMs: 700 }, report: sampleReport }, 700],
  ])('[CLO-6] %s', (_, state, expected) => {
    expect(due(state)).toBe(expected)
  })

  test.each<[string, Partial<Closure>, number | undefined]>([
    ['when it takes effect', { state: 'scheduled', effectiveAt: in_(9000) }, 9000],
    [
      'when it cannot be taken back any more',
      { state: 'scheduled', effectiveAt: in_(9000), reversible: { until: in_(8000), by: [] } },
      8000,
    ],
    [
      'when an answer is expected',
      { state: 'awaiting_vendor', waitingOn: { actor: 'vendor', text: '', expectedBy: in_(7000) } },
      7000,
    ],
    ['soon, when that is past and the server is late', { state: 'scheduled', effectiveAt: in_(-1) }, 5000],
    ['soon, while things are removed', { state: 'in_progress' }, 5000],
    ['sooner, when something comes before that', { state: 'in_progress', reversible: { until: in_(10), by: [] } }, 10],
    ['when it cannot be restored any more', { reversible: { until: in_(8000), by: [] }, effectiveAt: in_(-1) }, 8000],
    ['never, once it has ended', { effectiveAt: in_(-1), reversible: { until: in_(-1), by: [] } }, undefined],
    ['never by itself, where nobody has said when', { state: 'archived' }, undefined],
  ])('[CLO-6] %s', (_, closure, expected) => {
    expect(dueIn(withClosure(closure), pace)).toBe(expected)
  })
})
