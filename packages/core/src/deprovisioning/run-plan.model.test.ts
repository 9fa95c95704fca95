import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { refusal, sampleGraph } from '../../test/sample-run.js'
import { createDeprovisioning, type Deprovisioning } from './create-deprovisioning.js'
import { enDeprovisioning } from './messages.js'
import { type RunPlanOptions, runPlan } from './run-plan.js'
import { readSnapshot, takeSnapshot } from './snapshot.js'

beforeEach(() => {
  // `setImmediate` stays real: `settle` waits by it.
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const settled = ['succeeded', 'already_gone', 'retained']

/** What a call comes to. `busy` may pass, `refused` does not, `paced` is one of too many. */
type Outcome = 'done' | 'gone' | 'refused' | 'busy' | 'paced'

interface Open {
  readonly id: string
  readonly of: Deprovisioning
  readonly end: (outcome: Outcome) => void
}

interface Given {
  readonly edges: readonly (readonly [from: string, to: string])[]
  readonly concurrency: number
  readonly tries: number
  readonly onFailure: 'halt' | 'continue_independent'
}

/** What can be said of a run without knowing how it works. */
interface Model {
  readonly given: Given
  readonly needs: ReadonlyMap<string, readonly string[]>
  /** What the user wants, and the end of the pause that the server wants. */
  wanted: boolean
  pausedUntil: number
  /** What is over stays over. */
  readonly over: Map<string, string>
  readonly met: Map<string, number>
  /** What a call has found to be wrong. Thrown there, it would only be a failed try. */
  readonly broken: unknown[]
}

interface Real {
  run: Deprovisioning
  readonly open: Open[]
  readonly reload: () => void
}

function setup(given: Given, met: Map<string, number>): { model: Model; real: Real } {
  const graph = sampleGraph([ids.join(' '), ...given.edges.map(([from, to]) => `${from} > ${to}`)].join(', '))
  const needs = new Map(ids.map((id) => [id, given.edges.flatMap(([from, to]) => (to === id ? from : []))]))
  const model: Model = { given, needs, wanted: false, pausedUntil: 0, over: new Map(), met, broken: [] }
  const open: Open[] = []

  function make(snapshot: RunPlanOptions['snapshot']): Deprovisioning {
    const { edges: _, ...options } = given
    const run = createDeprovisioning({
      run: runPlan({ ...graph, ...options, snapshot, remove, random: () => 0, timeout: 10_000_000 }),
      newKey: () => 'key',
      messages: enDeprovisioning,
    })
    function remove({ id }: { readonly id: string }, { idempotencyKey }: { readonly idempotencyKey: string }) {
      try {
        judge(run, id, idempotencyKey)
      } catch (error) {
        model.broken.push(error)
      }
      return new Promise((resolve, reject) => {
        const end = (outcome: Outcome) => {
          if (outcome === 'paced' && real.run === run)
            model.pausedUntil = Math.max(model.pausedUntil, Date.now() + 5000)
          if (outcome === 'done') resolve(undefined)
          else if (outcome === 'gone') reject(refusal(404))
          else reject(refusal({ refused: 403, busy: 503, paced: 429 }[outcome], outcome === 'paced' ? 5000 : 0))
        }
        open.push({ id, of: run, end })
      })
    }
    return run
  }
  function judge(run: Deprovisioning, id: string, idempotencyKey: string): void {
    // Nothing runs before what has to be gone, again after it is gone, or after a stop.
    expect((needs.get(id) ?? []).filter((need) => !settled.includes(run.getTask(need)?.status ?? ''))).toEqual([])
    expect(model.over.get(id)).toBeUndefined()
    expect(open.filter((each) => each.of === run).map((each) => each.id)).not.toContain(id)
    expect(model.wanted).toBe(true)
    expect(Date.now()).toBeGreaterThanOrEqual(model.pausedUntil)
    expect(idempotencyKey).toBe(`key:${id}`)
  }
  const real: Real = {
    run: make(undefined),
    open,
    reload() {
      const snapshot = readSnapshot(JSON.stringify(takeSnapshot(real.run)))
      real.run.dispose()
      real.run = make(snapshot)
    },
  }
  return { model, real }
}

function check({ given, needs, wanted, pausedUntil, over, met, broken }: Model, { run, open }: Real): void {
  expect(broken).toEqual([])
  const state = run.getState()
  const statusOf = (id: string): string => run.getTask(id)?.status ?? ''
  const among = (...statuses: string[]): string[] => ids.filter((id) => statuses.includes(statusOf(id)))
  const above = (id: string): string[] => (needs.get(id) ?? []).flatMap((need) => [need, ...above(need)])
  const isFailed = (id: string): boolean => statusOf(id) === 'failed'

  const calls = open.filter(({ of }) => of === run).map(({ id }) => id)
  expect(among('running')).toEqual(calls.toSorted())
  expect(among('running', 'waiting').length).toBeLessThanOrEqual(given.concurrency)
  for (const [id, status] of over) expect(statusOf(id)).toBe(status)
  for (const id of among(...settled)) over.set(id, statusOf(id))

  for (const status of new Set([...Object.keys(state.counts), ...ids.map(statusOf)])) {
    expect(state.counts[status] ?? 0).toBe(among(status).length)
    met.set(status, (met.get(status) ?? 0) + among(status).length)
  }
  const { total, succeeded, failed, skipped, retained } = state.progress
  expect(total).toBe(ids.length)
  if (state.done) expect(succeeded + failed + skipped + retained).toBe(total)

  for (const id of ids) {
    const open = (needs.get(id) ?? []).filter((need) => !settled.includes(statusOf(need)))
    const causes = above(id).filter(isFailed)
    expect(run.getTask(id)?.left).toBe(open.length)
    expect(statusOf(id) === 'skipped').toBe(causes.length > 0 && !settled.includes(statusOf(id)))
    if (statusOf(id) === 'skipped')
      expect(causes).toEqual(expect.arrayContaining([...(run.getTask(id)?.waitingOn ?? [''])]))
    if (causes.length === 0) expect(statusOf(id) === 'blocked').toBe(open.length > 0)
  }

  const isUnderWay = among('running', 'waiting').length > 0
  const isHalted = given.onFailure === 'halt' && state.halted
  const mayStart = wanted && !isHalted && among('pending').length > 0
  expect(state.done).toBe(state.status !== 'pending' && !isUnderWay && !mayStart)
  expect(state.status === 'succeeded').toBe(state.done && among(...settled).length === ids.length)
  if (state.status === 'cancelled') expect(wanted).toBe(false)
  if (isHalted) expect(among('failed').length).toBeGreaterThan(0)
  // No place stays empty.
  if (mayStart && Date.now() >= pausedUntil) {
    expect(among('running', 'waiting').length).toBe(given.concurrency)
  }
  met.set(state.status, (met.get(state.status) ?? 0) + 1)
}

class Command implements fc.AsyncCommand<Model, Real> {
  readonly name: string
  readonly act: (model: Model, real: Real) => void
  constructor(name: string, act: (model: Model, real: Real) => void) {
    this.name = name
    this.act = act
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    this.act(model, real)
    await settle()
    check(model, real)
  }
  toString = () => this.name
}

const isOver = ({ run }: Real): boolean => run.getState().done && run.getState().status !== 'cancelled'
const start = new Command('start', (model, real) => {
  if (!isOver(real)) model.wanted = true
  real.run.start()
})
const stop = new Command('stop', (model, real) => {
  if (real.run.getState().status === 'running') model.wanted = false
  real.run.stop()
})
const reload = new Command('reload', (model, real) => {
  model.wanted = false
  // Who comes back does not know of the pause, and asks anew.
  model.pausedUntil = 0
  real.reload()
  // What is over without doubt goes on with a retry.
  if (isOver(real)) model.wanted = true
})
const retry = (some: readonly string[] | undefined) =>
  new Command(`retry(${some})`, (model, { run }) => {
    // A stop that came too late has stopped nothing.
    if (run.getState().done && run.getState().status !== 'cancelled') model.wanted = true
    run.retry(some)
  })
const retain = (some: readonly string[]) =>
  new Command(`retain(${some})`, (model, { run }) => {
    if (run.getState().done && run.getState().status !== 'cancelled') model.wanted = true
    run.retain(some, { acknowledged: true })
  })
const pass = (ms: number) => new Command(`pass(${ms})`, () => void vi.advanceTimersByTime(ms))
const end = (which: number, outcome: Outcome) =>
  new Command(`end(${which}, ${outcome})`, (_, { open }) => {
    const [call] = open.splice(which % Math.max(1, open.length), 1)
    call?.end(outcome)
  })

const outcomes = fc.constantFrom<Outcome>('done', 'done', 'done', 'gone', 'refused', 'refused', 'busy', 'paced')
const some = fc.subarray(ids)
const ending = fc.tuple(fc.nat(8), outcomes).map((each) => end(...each))
const commands = fc.commands(
  [
    ...[ending, ending, ending, ending],
    ...[start, start, stop, reload].map((each) => fc.constant(each)),
    fc.option(some, { nil: undefined }).map(retry),
    some.map(retain),
    fc.constantFrom(400, 3000, 40_000).map(pass),
  ],
  { maxCommands: 60, size: 'max' },
)
const given: fc.Arbitrary<Given> = fc.record({
  // Only to what comes later, so that there is no loop.
  edges: fc
    .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), {
      maxLength: 9,
      selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
    })
    .map((pairs) =>
      pairs.flatMap(([a, b]) => (a === b ? [] : [[ids[Math.min(a, b)] ?? '', ids[Math.max(a, b)] ?? ''] as const])),
    ),
  concurrency: fc.integer({ min: 1, max: 4 }),
  tries: fc.integer({ min: 1, max: 3 }),
  onFailure: fc.constantFrom('halt', 'continue_independent'),
})

describe('a run under random outcomes, stops, retries and reloads', () => {
  it('[DEP-3, DEP-4, DEP-5] keeps its order and its places, and does nothing twice', async () => {
    const met = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(given, commands, async (some, sequence) => {
        vi.setSystemTime(0)
        vi.clearAllTimers()
        await fc.asyncModelRun(() => setup(some, met), [start, ...sequence])
      }),
      { numRuns: 120 },
    )
    const all = [
      ...['pending', 'blocked', 'running', 'waiting', 'succeeded', 'already_gone', 'retained', 'failed', 'skipped'],
      ...['cancelling', 'cancelled', 'partially_failed'],
    ]
    // Else it would prove nothing.
    expect(all.filter((status) => (met.get(status) ?? 0) < 10)).toEqual([])
  }, 30_000)
})
