import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { connectFieldErrors } from './connect-field-errors.js'
import { createFeedback, type Feedback } from './create-feedback.js'
import { type Offers, offersOf } from './create-offers.js'
import { describeFeedback } from './describe.js'
import { enFeedback, enOffer } from './messages.js'
import type { FeedbackContext, FeedbackOptions } from './options.js'
import type { Reason } from './reasons.js'
import type { FeedbackRecord, FeedbackResult } from './result.js'

const ids = ['plain', 'offer', 'asked'] as const
type Id = (typeof ids)[number]
const reasons: readonly Reason[] = [
  { id: 'plain', label: '' },
  { id: 'offer', label: '', offer: { id: 'pause', title: '' } },
  { id: 'asked', label: '', followUp: { label: '', required: true } },
]

/** What a feedback is, said as simply as can be. */
interface Model {
  readonly choice: 'one' | 'many'
  readonly required: boolean
  chosen: Set<Id>
  text: string
  at: 'form' | 'offer' | 'end'
  offered: boolean
  failed: boolean
  /** How each submission that has ended did. */
  ends: string[]
}
interface Real {
  readonly feedback: Feedback
  readonly offers: Offers
  readonly options: FeedbackOptions
  readonly records: FeedbackRecord[]
  /** How the server answers next. */
  answer: 'ok' | 'fail'
}

function check(model: Model, { feedback, offers, options, records }: Real): void {
  const { getState, action } = feedback
  const view = describeFeedback(getState(), action.getState(), options)
  expect(new Set(view.rows.filter(({ checked }) => checked).map(({ id }) => id))).toEqual(model.chosen)
  expect(view.rows.find(({ id }) => id === 'asked')?.followUp?.text).toBe(
    model.chosen.has('asked') ? model.text : undefined,
  )
  expect(records.map(({ outcome }) => outcome)).toEqual(model.ends)
  expect(offers.getState().status === 'shown').toBe(model.at === 'offer')
  expect(['submitted', 'skipped', 'saved'].includes(view.status)).toBe(model.at === 'end')
  expect(view.canSkip).toBe(model.at !== 'end' && (!model.required || model.failed))
  const closed = model.required && model.at !== 'end' && !model.failed && !isComplete(model)
  expect(view.gate.open).toBe(!closed)
}

function isComplete(model: Model): boolean {
  if (model.required && model.chosen.size === 0) return false
  return !model.chosen.has('asked') || model.text.trim() !== ''
}

function end(model: Model, outcome: string): void {
  model.at = 'end'
  model.ends.push(outcome)
}

function submit(model: Model, answer: Real['answer']): void {
  if (model.at !== 'form' || !isComplete(model)) return
  if (model.chosen.size === 0) end(model, 'skipped')
  else if (model.chosen.has('offer') && !model.offered) {
    model.at = 'offer'
    model.offered = true
  } else if (answer === 'ok') end(model, 'submitted')
  else model.failed = true
}

class Step implements fc.AsyncCommand<Model, Real> {
  readonly name: string
  readonly expected: (model: Model) => void
  readonly call: (real: Real) => unknown
  constructor(name: string, expected: (model: Model) => void, call: (real: Real) => unknown) {
    this.name = name
    this.expected = expected
    this.call = call
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    this.expected(model)
    await this.call(real)
    check(model, real)
  }
  toString = () => this.name
}

const choose = (id: Id, checked: boolean) =>
  new Step(
    `choose(${id}, ${checked})`,
    (model) => {
      if (model.at === 'end' || model.chosen.has(id) === checked) return
      model.at = 'form'
      if (model.choice === 'one') model.chosen.clear()
      if (checked) model.chosen.add(id)
      else model.chosen.delete(id)
    },
    ({ feedback }) => feedback.choose(id, checked),
  )

const write = (text: string) =>
  new Step(
    `write(${JSON.stringify(text)})`,
    (model) => {
      if (model.at === 'end' || model.text === text) return
      model.at = 'form'
      model.text = text
    },
    ({ feedback }) => feedback.write('followUp-asked', text),
  )

const answered = (name: 'submit' | 'accept' | 'decline', answer: Real['answer']) =>
  new Step(
    `${name}, ${answer}`,
    (model) => {
      if (name === 'submit') submit(model, answer)
      else if (model.at === 'offer' && name === 'accept' && answer === 'ok') end(model, 'saved')
      else if (model.at === 'offer' && name === 'decline') {
        model.at = 'form'
        submit(model, answer)
      }
    },
    (real) => {
      real.answer = answer
      if (name === 'accept')
        return real.offers.accept(undefined, { onAccept: () => ({ ok: answer === 'ok' }), messages: enOffer })
      return name === 'decline' ? real.offers.decline() : real.feedback.submit()
    },
  )

const skip = new Step(
  'skip',
  (model) => {
    if (model.at !== 'end' && (!model.required || model.failed)) end(model, 'skipped')
  },
  ({ feedback }) => feedback.skip(),
)
const dispose = new Step(
  'dispose',
  (model) => void (model.at !== 'end' && model.ends.push('abandoned')),
  ({ feedback }) => feedback.dispose(),
)

const id = fc.constantFrom(...ids)
const answer = fc.constantFrom('ok' as const, 'fail' as const)
const commands = fc.commands(
  [
    fc.tuple(id, fc.boolean()).map((each) => choose(...each)),
    id.map((each) => choose(each, true)),
    fc.constantFrom('', ' ', 'Moving').map(write),
    answer.map((each) => answered('submit', each)),
    answer.map((each) => answered('accept', each)),
    answer.map((each) => answered('decline', each)),
    fc.constant(skip),
    fc.constant(dispose),
  ],
  { maxCommands: 30 },
)

describe('a feedback under random commands', () => {
  it.each([
    ['one', true],
    ['one', false],
    ['many', true],
    ['many', false],
  ] as const)('[FBK-2, FBK-7, FBK-8, FBK-9] is like its model: %s, required %s', async (choice, required) => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        await fc.asyncModelRun(() => {
          const model: Model = {
            choice,
            required,
            chosen: new Set(),
            text: '',
            at: 'form',
            offered: false,
            failed: false,
            ends: [],
          }
          const records: FeedbackRecord[] = []
          const respond = () => ({ ok: real.answer === 'ok' })
          const options: FeedbackOptions = {
            reasons,
            choice,
            required,
            messages: enFeedback,
            onSubmit: respond,
            onEnd: (record) => void records.push(record),
          }
          const feedback = createFeedback(options)
          const offers = offersOf(feedback)
          offers.connect()
          const real: Real = { feedback, offers, options, records, answer: 'ok' }
          return { model, real }
        }, sequence)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a feedback whose server takes its time', () => {
  const call = fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant('submit' as const), answer }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('choose' as const), id }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('accept' as const, 'decline' as const), answer }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('skip' as const, 'write' as const) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('dispose' as const) }) },
  )

  const wayToOffer = [
    { type: 'choose', id: 'offer' },
    { type: 'submit', answer: 'ok' },
  ] as const
  // Half of them begin on the way to the offer, which is rarely reached by chance.
  const someCalls = fc
    .tuple(fc.boolean(), fc.array(call, { minLength: 2, maxLength: 20 }))
    .map(([toOffer, calls]) => (toOffer ? [...wayToOffer, ...calls] : calls))

  it('[ALL-2, ALL-3, FBK-7] does one thing at a time, and ends each submission once', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), someCalls, async (scheduler, calls) => {
        const findings: string[] = []
        const find = (holds: boolean, finding: string): void => void (holds || findings.push(finding))
        const records: FeedbackRecord[] = []
        const keys = new Map<string, string>()
        const underWay = new Set<FeedbackContext>()
        let next: Real['answer'] = 'ok'
        const respond = async (input: unknown, context: FeedbackContext): Promise<unknown> => {
          find(![...underWay].some(({ isCurrent }) => isCurrent()), 'two requests at once')
          const sent = JSON.stringify(input)
          find((keys.get(context.idempotencyKey) ?? sent) === sent, 'one key for two inputs')
          keys.set(context.idempotencyKey, sent)
          underWay.add(context)
          const ok = next === 'ok'
          await scheduler.schedule(Promise.resolve(), 'answer')
          underWay.delete(context)
          return { ok }
        }
        const validate = async (value: unknown) => {
          await scheduler.schedule(Promise.resolve(), 'schema')
          return { value }
        }
        const feedback = createFeedback<readonly Reason[]>({
          reasons,
          messages: enFeedback,
          onSubmit: (result: FeedbackResult, context) => respond(result, context),
          onEnd: (record) => void records.push(record),
        })
        connectFieldErrors(feedback, () => ({ '~standard': { validate } }))
        const offers = offersOf(feedback)
        offers.connect()
        const answering = {
          submit: feedback.submit,
          accept: () => offers.accept(undefined, { onAccept: respond, messages: enOffer }),
          decline: offers.decline,
        }
        const sequence = scheduler.scheduleSequence(
          calls.map((each) => async () => {
            const before = feedback.getState()
            const busy = feedback.action.getState().status === 'pending'
            if ('answer' in each) next = each.answer
            if (each.type === 'choose') feedback.choose(each.id)
            else if (each.type === 'write') feedback.write('followUp-asked', 'Moving')
            else if ('answer' in each) void answering[each.type]()
            else feedback[each.type]()
            find(!busy || each.type === 'dispose' || feedback.getState() === before, `${each.type} meanwhile`)
          }),
        )
        await scheduler.waitIdle()
        await settle()
        expect(sequence).toMatchObject({ done: true, faulty: false })
        expect(findings).toEqual([])
        const ends = records.map(({ submissionId }) => submissionId)
        expect(new Set(ends).size).toBe(ends.length)
        const { status } = feedback.getState()
        const last = records.findLast(({ outcome }) => outcome !== 'abandoned')
        expect(last?.outcome).toBe(status === 'answering' ? undefined : status)
        for (const { outcome } of records) seen.add(outcome)
      }),
      { numRuns: 300 },
    )
    expect(seen).toEqual(new Set(['submitted', 'skipped', 'saved', 'abandoned']))
  })
})
