import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import type { StandardSchema } from '../schema/standard-schema.js'
import { createStepper, type Stepper } from './create-stepper.js'
import { describeStepper } from './describe.js'
import { enStepper } from './messages.js'
import type { StepperOptions } from './options.js'
import type { MoveReason, MoveResult } from './refusal.js'
import type { Step } from './steps.js'

const ids = ['a', 'b', 'c', 'd'] as const
type Id = (typeof ids)[number]

/** What is typed: `bad` is refused by the schema, `no` by the guard. */
const drafts = ['good', 'better', 'bad', 'no'] as const

const schema: StandardSchema = {
  '~standard': { validate: (value) => (value === 'bad' ? { issues: [{ message: 'Bad.' }] } : { value }) },
}
type Guard = NonNullable<Step['guard']>
const guard: Guard = ({ data }) => data !== 'no'

function optionsFor(order: 'linear' | 'free', hidden: readonly Id[], itsGuard = guard): StepperOptions {
  const steps = ids.map((id): Step => ({ id, label: id, schema, guard: itsGuard, when: () => !hidden.includes(id) }))
  return { steps, order, messages: enStepper }
}

/** What a stepper is, said as simply as can be. */
interface Model {
  readonly order: 'linear' | 'free'
  current: Id | null
  history: Id[]
  done: Set<Id>
  hidden: Id[]
  typed: Map<Id, string | undefined>
}
interface Real {
  readonly stepper: Stepper
}

const shown = (model: Model): Id[] => ids.filter((id) => !model.hidden.includes(id))

function canReach(model: Model, id: Id): boolean {
  if (model.hidden.includes(id)) return false
  const before = shown(model).slice(0, shown(model).indexOf(id))
  return model.order === 'free' || before.every((each) => model.done.has(each))
}

function furthest(model: Model): Id | null {
  return shown(model).find((id) => !model.done.has(id)) ?? shown(model).at(-1) ?? null
}

function reseat(model: Model): void {
  if (model.current === null || !canReach(model, model.current)) model.current = furthest(model)
}

function type(model: Model, id: Id, draft: string): void {
  if (model.typed.get(id) === draft) return
  const reachable = ids.filter((each) => canReach(model, each))
  model.typed.set(id, draft)
  model.done.delete(id)
  if (model.order === 'free') return
  for (const later of ids.slice(ids.indexOf(id))) {
    // A step that is not shown has nothing after it on the way.
    if (!model.hidden.includes(id) || !reachable.includes(later)) model.done.delete(later)
  }
}

function visit(model: Model, id: Id): void {
  if (model.current !== null) model.history.push(model.current)
  model.current = id
}

/** Why the real one must refuse, in the model's view; `undefined` when it must move. */
async function compare(model: Model, real: Real, move: Promise<MoveResult>, reason: MoveReason | undefined) {
  const result = await move
  expect(result.ok ? undefined : result.reason).toBe(reason)
  check(model, real)
}

function check(model: Model, { stepper }: Real): void {
  const state = stepper.getState()
  expect(state.current).toBe(model.current)
  expect(state.history).toEqual(model.history)
  expect(new Set(state.completed)).toEqual(model.done)
  expect(state.drafts).toEqual(Object.fromEntries([...model.typed].filter(([, draft]) => draft !== undefined)))
  expect(state.pending).toBe(false)
  for (const id of ids) expect(stepper.reachable(id)).toBe(canReach(model, id))
  if (model.order === 'linear' && model.current !== null) {
    const before = shown(model).slice(0, shown(model).indexOf(model.current))
    expect(before.filter((id) => !state.completed.includes(id))).toEqual([])
  }
}

type Command = fc.AsyncCommand<Model, Real>

class Next implements Command {
  readonly draft: string | undefined
  constructor(draft: string | undefined) {
    this.draft = draft
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const { current } = model
    const move = real.stepper.next(this.draft)
    if (current === null) return compare(model, real, move, 'end')
    if (this.draft !== undefined) type(model, current, this.draft)
    const typed = model.typed.get(current)
    if (typed === 'bad') return compare(model, real, move, 'invalid')
    if (typed === 'no') return compare(model, real, move, 'guard')
    const after = ids.slice(ids.indexOf(current) + 1).find((id) => !model.hidden.includes(id))
    if (after === undefined && model.done.has(current)) return compare(model, real, move, 'end')
    model.done.add(current)
    if (after !== undefined) visit(model, after)
    return compare(model, real, move, undefined)
  }
  toString = () => `next(${this.draft})`
}

class Previous implements Command {
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const place = model.history.findLastIndex((id) => id !== model.current && canReach(model, id))
    const to = model.history[place]
    const move = real.stepper.previous()
    if (to === undefined) return compare(model, real, move, 'start')
    model.history = model.history.slice(0, place)
    model.current = to
    return compare(model, real, move, undefined)
  }
  toString = () => 'previous()'
}

class GoTo implements Command {
  readonly id: Id
  constructor(id: Id) {
    this.id = id
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const move = real.stepper.goTo(this.id)
    if (model.hidden.includes(this.id)) return compare(model, real, move, 'hidden')
    if (!canReach(model, this.id)) return compare(model, real, move, 'locked')
    if (model.current !== this.id) visit(model, this.id)
    return compare(model, real, move, undefined)
  }
  toString = () => `goTo(${this.id})`
}

class Edit implements Command {
  readonly draft: string
  readonly id: Id
  constructor(draft: string, id: Id) {
    this.draft = draft
    this.id = id
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const move = real.stepper.edit(this.draft, this.id)
    type(model, this.id, this.draft)
    reseat(model)
    return compare(model, real, move, undefined)
  }
  toString = () => `edit(${this.draft}, ${this.id})`
}

class Hide implements Command {
  readonly hidden: Id[]
  constructor(hidden: Id[]) {
    this.hidden = hidden
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    model.hidden = this.hidden
    const options = optionsFor(model.order, this.hidden)
    const drawn = describeStepper(real.stepper.getState(), options).current
    real.stepper.setOptions(options)
    reseat(model)
    // STP-4: what was drawn in the same render is where the user is afterwards.
    expect(drawn ?? null).toBe(model.current)
    check(model, real)
  }
  toString = () => `hide(${this.hidden})`
}

class Reset implements Command {
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const move = real.stepper.reset()
    Object.assign(model, { history: [], done: new Set(), typed: new Map(), current: null })
    reseat(model)
    return compare(model, real, move, undefined)
  }
  toString = () => 'reset()'
}

const id = fc.constantFrom(...ids)
const draft = fc.constantFrom(...drafts)
const commands = fc.commands(
  [
    fc.option(draft, { nil: undefined }).map((each) => new Next(each)),
    fc.constant(new Next('good')),
    fc.constant(new Previous()),
    id.map((each) => new GoTo(each)),
    fc.tuple(draft, id).map(([text, each]) => new Edit(text, each)),
    fc.subarray([...ids]).map((hidden) => new Hide(hidden)),
    fc.constant(new Reset()),
  ],
  { maxCommands: 40 },
)

describe('a stepper under random commands', () => {
  it.each(['linear', 'free'] as const)('[STP-2, STP-3, STP-4] is like its model in %s order', async (order) => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const setup = () => ({
          model: { order, current: 'a', history: [], done: new Set(), hidden: [], typed: new Map() } as Model,
          real: { stepper: createStepper(optionsFor(order, [])) },
        })
        await fc.asyncModelRun(setup, sequence)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a stepper whose guards take their time', () => {
  const call = fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('next' as const), draft }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('goTo' as const), id }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('hide' as const), hidden: fc.subarray([...ids]) }) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constantFrom('cancel' as const, 'reset' as const, 'dispose' as const) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('previous' as const, 'edit' as const) }) },
  )

  it('[ALL-2, ALL-4, STP-9] makes one move at a time, and none that was given up', async () => {
    let made = 0
    let givenUp = 0
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(call, { minLength: 2, maxLength: 20 }), async (scheduler, calls) => {
        const findings: string[] = []
        const find = (holds: boolean, finding: string): void => void (holds || findings.push(finding))
        const underWay = new Set<AbortSignal>()
        const slow: Guard = async ({ data, signal }) => {
          find(
            [...underWay].every(({ aborted }) => aborted),
            'two guards at once',
          )
          underWay.add(signal)
          await scheduler.schedule(Promise.resolve(), 'guard')
          underWay.delete(signal)
          return data !== 'no'
        }
        const stepper = createStepper(optionsFor('linear', [], slow))
        const results: Promise<MoveResult>[] = []
        const sequence = scheduler.scheduleSequence(
          calls.map((each) => async () => {
            const before = stepper.getState()
            if (each.type === 'next') results.push(stepper.next(each.draft))
            else if (each.type === 'goTo') results.push(stepper.goTo(each.id))
            else if (each.type === 'edit') results.push(stepper.edit('good'))
            else if (each.type === 'hide') stepper.setOptions(optionsFor('linear', each.hidden, slow))
            else if (each.type !== 'dispose') results.push(stepper[each.type]())
            else {
              stepper.dispose()
              // Nobody waits for those that go on.
              underWay.clear()
            }
            const after = stepper.getState()
            const isRefused = before.pending && ['next', 'goTo', 'edit', 'previous'].includes(each.type)
            find(!isRefused || after === before, `${each.type} during a move`)
            const ends = each.type === 'dispose' || each.type === 'cancel' || each.type === 'reset'
            find(!ends || !after.pending, `pending after ${each.type}`)
          }),
        )
        await scheduler.waitIdle()
        await settle()
        expect(sequence).toMatchObject({ done: true, faulty: false })
        expect(findings).toEqual([])
        const { current, completed, pending, moves } = stepper.getState()
        expect(pending).toBe(false)
        const visible = describeStepper(stepper.getState(), stepper.getOptions()).steps.map((step) => step.id)
        const before = visible.slice(0, Math.max(visible.indexOf(current ?? ''), 0))
        expect(before.filter((each) => !completed.includes(each))).toEqual([])
        const ends = await Promise.all(results)
        made += moves
        givenUp += ends.filter((end) => !end.ok && end.reason === 'cancelled').length
      }),
      { numRuns: 300 },
    )
    expect(made).toBeGreaterThan(0)
    expect(givenUp).toBeGreaterThan(0)
  })
})
