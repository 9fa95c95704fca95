import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { type Action, type ActionContext, createAction } from './create-action.js'
import type { ActionState } from './transition.js'

/** A request that was sent and is not answered yet. */
interface Request {
  readonly attempt: number
  readonly context: ActionContext
  readonly end: Promise<ActionState<string>>
  readonly succeed: (result: string) => void
  readonly fail: (error: unknown) => void
}

/** What an action is, said as simply as can be. */
interface Model {
  state: ActionState<string>
  /** The input that was tried last, as long as its deed is not done, and the key that it went with. */
  agreed: { readonly input: string; readonly key: string } | undefined
  usedKeys: Set<string>
}

interface Real {
  readonly action: Action<string, string>
  readonly sent: Omit<Request, 'attempt' | 'end'>[]
  /** In the order in which they were sent. */
  readonly waiting: Request[]
}

function setup(): { model: Model; real: Real } {
  const sent: Real['sent'] = []
  const action = createAction<string, string>(() => ({
    run: (_, context) => new Promise((succeed, fail) => sent.push({ context, succeed, fail })),
  }))
  return {
    model: { state: { status: 'idle', attempt: 0 }, agreed: undefined, usedKeys: new Set() },
    real: { action, sent, waiting: [] },
  }
}

function check(model: Model, { action, waiting }: Real): void {
  expect(action.getState()).toEqual(model.state)
  const { status, attempt } = model.state
  for (const request of waiting) {
    expect(request.context.isCurrent()).toBe(status === 'pending' && request.attempt === attempt)
  }
}

type Command = fc.AsyncCommand<Model, Real>

class Run implements Command {
  readonly input: string
  constructor(input: string) {
    this.input = input
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const before = real.sent.length
    const end = real.action.run(this.input)
    if (model.state.status === 'pending') {
      expect(real.sent.length).toBe(before)
      expect(await end).toEqual(model.state)
      return check(model, real)
    }
    const attempt = model.state.attempt + 1
    model.state = { status: 'pending', attempt }
    const request = real.sent[before]
    if (!request) throw new Error('Nothing was sent.')
    expect(real.sent.length).toBe(before + 1)
    const key = request.context.idempotencyKey
    if (model.agreed?.input === this.input) expect(key).toBe(model.agreed.key)
    else expect(model.usedKeys).not.toContain(key)
    model.agreed = { input: this.input, key }
    model.usedKeys.add(key)
    expect(request.context.signal.aborted).toBe(false)
    real.waiting.push({ ...request, attempt, end })
    check(model, real)
  }
  toString = () => `run(${this.input})`
}

class Answer implements Command {
  readonly place: number
  readonly how: 'succeed' | 'fail' | 'turn back'
  constructor(place: number, how: 'succeed' | 'fail' | 'turn back') {
    this.place = place
    this.how = how
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    // In any order: the network keeps none.
    const [request] = real.waiting.splice(this.place % Math.max(real.waiting.length, 1), 1)
    if (!request) return
    const { attempt } = request
    if (this.how === 'succeed') request.succeed(`result ${attempt}`)
    else request.fail(this.how === 'fail' ? `error ${attempt}` : new DOMException('dismissed', 'AbortError'))
    const isAwaited = model.state.status === 'pending' && model.state.attempt === attempt
    if (!isAwaited) {
      expect(await request.end).toEqual({ status: 'idle', attempt })
      return check(model, real)
    }
    if (this.how === 'succeed') {
      model.state = { status: 'succeeded', attempt, result: `result ${attempt}` }
      model.agreed = undefined
    } else if (this.how === 'fail') model.state = { status: 'failed', attempt, error: `error ${attempt}` }
    else model.state = { status: 'idle', attempt }
    expect(await request.end).toEqual(model.state)
    check(model, real)
  }
  toString = () => `answer(${this.place}, ${this.how})`
}

class GiveUp implements Command {
  readonly how: 'reset' | 'abort'
  constructor(how: 'reset' | 'abort') {
    this.how = how
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const last = real.sent.at(-1)?.context.signal
    const was = last?.aborted
    real.action[this.how]()
    model.state = { status: 'idle', attempt: model.state.attempt }
    // ALL-4: giving up alone never aborts what may have been done already.
    expect(last?.aborted).toBe(last && (was || this.how === 'abort'))
    check(model, real)
  }
  toString = () => this.how
}

const input = fc.constantFrom('a', 'b')
const commands = fc.commands(
  [
    input.map((each) => new Run(each)),
    fc.constant(new Run('a')),
    fc.tuple(fc.nat(3), fc.constantFrom('succeed', 'fail', 'turn back')).map((each) => new Answer(...each)),
    fc.constant(new Answer(0, 'fail')),
    fc.constantFrom('reset', 'abort').map((how) => new GiveUp(how)),
  ],
  { maxCommands: 40 },
)

describe('an action under random commands', () => {
  it('[ALL-2, ALL-3, ALL-4] is like its model', async () => {
    await fc.assert(
      fc.asyncProperty(commands, (sequence) => fc.asyncModelRun(setup, sequence)),
      { numRuns: 300 },
    )
  })
})

describe('an action with listeners that act', () => {
  const act = fc.constantFrom('run a', 'run b', 'reset', 'abort', 'nothing')

  it('[ALL-2, ALL-4] has one handler at most that is awaited, whatever a listener does when it is told', async () => {
    let deeds = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(act, { minLength: 1, maxLength: 10 }),
        fc.array(act, { maxLength: 10 }),
        async (scheduler, calls, reactions) => {
          const findings: string[] = []
          const underWay = new Set<ActionContext>()
          const action = createAction<string, string>(() => ({
            async run(given, context) {
              deeds += 1
              underWay.add(context)
              const awaited = [...underWay].filter(({ isCurrent }) => isCurrent())
              if (awaited.length !== 1 || awaited[0] !== context) findings.push(`${awaited.length} are awaited`)
              await scheduler.schedule(Promise.resolve(), `answer to ${given}`)
              underWay.delete(context)
              return given
            },
          }))
          const take = (what: string | undefined): void => {
            if (what === 'reset' || what === 'abort') action[what]()
            else if (what === 'run a' || what === 'run b') void action.run(what)
          }
          const left = [...reactions]
          action.subscribe(() => take(left.shift()))
          const sequence = scheduler.scheduleSequence(calls.map((call) => async () => take(call)))
          await scheduler.waitIdle()
          await settle()
          expect(sequence).toMatchObject({ done: true, faulty: false })
          expect(findings).toEqual([])
          expect(underWay.size).toBe(0)
          expect(action.getState().status).not.toBe('pending')
        },
      ),
      { numRuns: 300 },
    )
    expect(deeds).toBeGreaterThan(0)
  })
})
