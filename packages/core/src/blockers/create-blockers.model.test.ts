import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import type { CheckAnswer, ReceivedBlocker } from './answer.js'
import { type Blockers, createBlockers } from './create-blockers.js'
import { type BlockersView, describeBlockers } from './describe.js'
import { holdAnswer } from './hold-answer.js'
import { enBlockers } from './messages.js'
import type { BlockersOptions, Check } from './options.js'
import { reportCheck } from './report-check.js'

const remedies = [{ kind: 'wait', id: 'wait', label: 'Ready in an hour' }] as const

type Status = CheckAnswer['status']
type Known = Status | 'unknown' | 'unchecked'

/** What the app passes: these checks, and of `zones` the answer that it holds, if it holds one. */
interface Told {
  readonly ids: readonly string[]
  readonly held: { readonly status: Status | undefined; readonly version: number } | undefined
}

const initial: Told = { ids: ['sites', 'zones', 'report'], held: undefined }

/** What a run says. The rows are those of a report; a check of its own does not look at them. */
interface Outcome {
  readonly status: Status | 'throws' | 'nonsense'
  readonly rows: readonly { readonly id: string; readonly status: Status }[]
  readonly complete: boolean
}

interface Run {
  readonly id: string
  readonly number: number
  readonly signal: AbortSignal
}

interface Row {
  known: Known
  isNew: boolean
  /** `undefined`: it has a check of its own. Empty: nobody but the call knows of it. */
  source: string | undefined
  version: number | undefined
  /** It is a report that has said all, so its rows stand in its place. */
  replaced: boolean
}

/** What a list of blockers is, said as simply as can be. */
interface Model {
  told: Told
  readonly rows: Map<string, Row>
  /** The run of each check whose answer counts. */
  readonly awaited: Map<string, number>
  readonly started: Map<string, number>
  /** The runs whose answers have counted. */
  readonly counted: Set<string>
  cameUp: number
  /** Whom the calls of `recheckGate` still wait for, and how those that are done have ended. */
  waiting: string[][]
  readonly gates: boolean[]
}

interface Real {
  readonly blockers: Blockers
  readonly tell: (told: Told) => void
  readonly view: () => BlockersView
  readonly runs: Run[]
  readonly gates: boolean[]
  /** Lets one of the runs under way answer, whichever. Gives which, and what it has said. */
  readonly answerOne: () => Promise<{ readonly run: Run; readonly outcome: Outcome } | undefined>
}

const good: readonly Known[] = ['clear', 'warning', 'not-applicable']

function setup(scheduler: fc.Scheduler, outcomes: fc.Stream<Outcome>): { model: Model; real: Real } {
  const runs: Run[] = []
  const gates: boolean[] = []
  let said: { run: Run; outcome: Outcome } | undefined

  async function answer(id: string, signal: AbortSignal): Promise<Outcome> {
    const run = { id, signal, number: runs.filter((each) => each.id === id).length + 1 }
    runs.push(run)
    await scheduler.schedule(Promise.resolve(), `run ${run.number} of ${id}`)
    const outcome = outcomes.next().value as Outcome
    said = { run, outcome }
    if (outcome.status === 'throws') throw new Error('offline')
    return outcome
  }

  function checkOf(id: string, { held }: Told): Check {
    if (id === 'report') {
      const report = async ({ signal }: { readonly signal: AbortSignal }) => {
        const { rows, complete } = await answer(id, signal)
        const isBlocked = rows.some(({ status }) => status === 'blocking')
        return { blockers: rows.map((row) => blockerOf(row)), complete, verdict: isBlocked ? 'blocked' : 'clear' }
      }
      return reportCheck({ label: id, report })
    }
    const check = async ({ signal }: { readonly signal: AbortSignal }) => {
      const { status } = await answer(id, signal)
      return blockerOf({ id, status: status as Status })
    }
    const kept = held && {
      held: holdAnswer({
        answer: held.status && blockerOf({ id, status: held.status }),
        version: held.version,
      }),
    }
    return { id, label: id, check, remedies, ...(id === 'zones' && kept) }
  }

  const optionsFor = (told: Told): BlockersOptions => ({
    checks: told.ids.map((id) => checkOf(id, told)),
    messages: enBlockers,
  })
  let options = optionsFor(initial)
  const blockers = createBlockers(options)
  const model: Model = {
    ...{
      told: initial,
      rows: new Map(),
      awaited: new Map(),
      started: new Map(),
      counted: new Set(),
      cameUp: 0,
      waiting: [],
      gates: [],
    },
  }
  define(model, initial)
  return {
    model,
    real: {
      ...{ blockers, runs, gates },
      tell(told) {
        options = optionsFor(told)
        blockers.setOptions(options)
      },
      view: () => describeBlockers(blockers.getState(), options.checks, options.messages),
      async answerOne() {
        said = undefined
        if (scheduler.count() > 0) await scheduler.waitNext(1)
        await settle()
        return said
      },
    },
  }
}

function blockerOf({ id, status }: { readonly id: string; readonly status: Status }): ReceivedBlocker {
  return status === 'blocking' || status === 'warning' ? { id, status, remedies } : { id, status }
}

function define(model: Model, told: Told): void {
  model.told = told
  const { ids } = told
  for (const [id, { source }] of model.rows) {
    if (!ids.includes(id) && source !== '' && !ids.includes(source ?? id)) model.rows.delete(id)
  }
  for (const id of model.awaited.keys()) if (!ids.includes(id)) model.awaited.delete(id)
  for (const id of ids) {
    const row = model.rows.get(id) ?? newRow()
    const version = id === 'zones' ? told.held?.version : undefined
    if (row.version !== version) row.known = 'unchecked'
    model.rows.set(id, { ...row, version, source: undefined })
  }
}

const newRow = (): Row => ({ known: 'unchecked', isNew: false, source: '', version: undefined, replaced: false })

/** What is known of a row: the newest answer, or what the app holds where there is none. */
function shown({ told: { held } }: Model, id: string, { known }: Row): Known {
  return (known === 'unchecked' && id === 'zones' && held?.status) || known
}

function visible(model: Model): (readonly [string, Row])[] {
  return [...model.rows].filter(([, { replaced, known }]) => !(replaced && known === 'clear'))
}

const isOpen = (model: Model): boolean => visible(model).every(([id, row]) => good.includes(shown(model, id, row)))

function learn(model: Model, id: string, known: Known, isNews: boolean, source = ''): void {
  const row = model.rows.get(id) ?? newRow()
  const cameUp = known === 'blocking' && isNews && row.known !== 'blocking'
  if (cameUp && !row.isNew) model.cameUp++
  model.rows.set(id, {
    ...row,
    ...{ known, replaced: false, isNew: known === 'blocking' && (row.isNew || cameUp) },
    source: row.source === undefined ? undefined : source || row.source,
  })
}

/** What a run has found that counts. */
function take(model: Model, id: string, { status, rows, complete }: Outcome): void {
  const isNews = model.rows.get(id)?.known !== 'unchecked'
  const isReport = id === 'report' && status !== 'throws'
  if (isReport) learn(model, id, complete ? 'clear' : 'unknown', isNews)
  else learn(model, id, status === 'throws' || status === 'nonsense' ? 'unknown' : status, isNews)
  const row = model.rows.get(id)
  if (!isReport || !row) return
  row.replaced = true
  for (const [each, { source }] of model.rows) {
    if (source === id && !rows.some((found) => found.id === each)) model.rows.delete(each)
  }
  for (const each of rows) learn(model, each.id, each.status, isNews, id)
}

function start(model: Model, ids: readonly string[]): void {
  for (const id of ids) {
    const number = (model.started.get(id) ?? 0) + 1
    model.started.set(id, number)
    model.awaited.set(id, number)
  }
}

function recheck(model: Model, ids: readonly string[] | undefined, fresh: boolean): void {
  const owners = ids?.map((id) => (model.rows.has(id) ? (model.rows.get(id)?.source ?? id) : ''))
  const chosen = model.told.ids.filter((id) => owners?.includes(id) ?? (fresh || !(id === 'zones' && model.told.held)))
  for (const [id, { source }] of model.rows) {
    if (fresh && source === '' && (ids?.includes(id) ?? true)) model.rows.delete(id)
  }
  start(
    model,
    chosen.filter((id) => fresh || !model.awaited.has(id)),
  )
}

function compare(model: Model, { blockers, view, runs, gates }: Real): void {
  const { rows, gate, checking } = view()
  const expected = visible(model).map(([id, row]) => ({
    ...{ id, status: shown(model, id, row), isNew: row.isNew },
    checking: model.awaited.has(id) || model.awaited.has(row.source ?? ''),
  }))
  const actual = rows.map(({ id, status, isNew, checking: isChecking }) => ({
    id,
    status,
    isNew,
    checking: isChecking,
  }))
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id)
  expect(actual.toSorted(byId)).toEqual(expected.toSorted(byId))
  expect(
    blockers
      .getState()
      .checks.slice(0, model.told.ids.length)
      .map(({ id }) => id),
  ).toEqual(model.told.ids)
  expect(gate).toMatchObject({ open: isOpen(model), version: String(model.cameUp) })
  expect(checking).toBe(model.awaited.size > 0)
  // One under way is shared, and those that nobody waits for any more are aborted.
  const started = new Map(runs.map(({ id, number }) => [id, number]))
  expect(started).toEqual(model.started)
  const counts = ({ id, number }: Run) => model.awaited.get(id) === number || model.counted.has(`${id} ${number}`)
  expect(runs.map(({ signal }) => signal.aborted)).toEqual(runs.map((run) => !counts(run)))

  for (const waiting of model.waiting) while (waiting[0] && !model.awaited.has(waiting[0])) waiting.shift()
  for (const waiting of model.waiting) if (waiting.length === 0) model.gates.push(isOpen(model))
  model.waiting = model.waiting.filter((waiting) => waiting.length > 0)
  expect(gates).toEqual(model.gates)
}

class Command implements fc.AsyncCommand<Model, Real> {
  readonly name: string
  readonly act: (model: Model, real: Real) => void | Promise<void>
  constructor(name: string, act: (model: Model, real: Real) => void | Promise<void>) {
    this.name = name
    this.act = act
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    await this.act(model, real)
    await settle()
    compare(model, real)
  }
  toString = () => this.name
}

const tell = (change: Partial<Told>) =>
  new Command(`tell(${JSON.stringify(change)})`, (model, real) => {
    const told = { ...model.told, ...change }
    real.tell(told)
    define(model, told)
  })

const check = (ids: readonly string[] | undefined, fresh: boolean) =>
  new Command(`recheck(${ids}, ${fresh ? 'fresh' : ''})`, (model, { blockers }) => {
    void blockers.recheck(ids, { fresh })
    recheck(model, ids, fresh)
  })

const checkGate = new Command('recheckGate', (model, { blockers, gates }) => {
  void blockers.recheckGate().then((gate) => gates.push(gate.open))
  recheck(model, undefined, true)
  model.waiting.push([...model.told.ids])
})

const answerOne = new Command('answerOne', async (model, real) => {
  const answered = await real.answerOne()
  if (!answered) return
  const { run, outcome } = answered
  // A late one says nothing.
  if (model.awaited.get(run.id) !== run.number) return
  model.awaited.delete(run.id)
  model.counted.add(`${run.id} ${run.number}`)
  take(model, run.id, outcome)
})

const receive = (said: Outcome['rows']) =>
  new Command(`receive(${JSON.stringify(said)})`, (model, { blockers }) => {
    blockers.receive(said.map(blockerOf))
    for (const { id, status } of said) {
      model.awaited.delete(id)
      learn(model, id, status, true)
    }
    // What is under way may be older than the call.
    start(model, [...model.awaited.keys()])
  })

const expire = (ids: readonly string[]) =>
  new Command(`expire(${ids})`, (model, { blockers }) => {
    blockers.send({ type: 'expire', ids })
    for (const id of ids) {
      const row = model.rows.get(id)
      if (row && good.includes(row.known)) row.known = 'unknown'
    }
  })

const look = new Command('look', (model, { blockers }) => {
  blockers.look()
  for (const row of model.rows.values()) row.isNew = false
})

const dispose = new Command('dispose', (model, { blockers }) => {
  blockers.dispose()
  for (const id of model.awaited.keys()) learn(model, id, 'unknown', true)
  model.awaited.clear()
})

const status = fc.constantFrom<Status>('clear', 'clear', 'clear', 'not-applicable', 'warning', 'blocking', 'blocking')
/** `sites` and `zones` have checks of their own, at times. */
const id = fc.constantFrom('sites', 'zones', 'debts', 'hold')
const said = fc.uniqueArray(fc.record({ id, status }), { selector: (row) => row.id, maxLength: 3 })
const outcome = fc.record({
  status: fc.oneof({ weight: 4, arbitrary: status }, fc.constantFrom('throws' as const, 'nonsense' as const)),
  rows: said,
  complete: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
})
const held = fc.option(fc.record({ status: fc.option(status, { nil: undefined }), version: fc.nat(2) }), {
  nil: undefined,
})
const ids = fc.subarray(['sites', 'zones', 'report', 'debts', 'hold'])
const commands = fc.commands(
  [
    fc.shuffledSubarray(['sites', 'zones', 'report', 'debts']).map((each) => tell({ ids: each })),
    held.map((each) => tell({ held: each })),
    fc.tuple(fc.option(ids, { nil: undefined }), fc.boolean()).map((each) => check(...each)),
    fc.constant(check(undefined, false)),
    ...[answerOne, answerOne, answerOne, answerOne, checkGate, look, dispose].map((each) => fc.constant(each)),
    said.map(receive),
    ids.map(expire),
  ],
  { maxCommands: 40, size: 'max' },
)

describe('blockers under random commands', () => {
  it('[BLK-1, BLK-2, BLK-3, BLK-7, BLK-10, ALL-4, ALL-14, ALL-15] are like their model', async () => {
    const ended = { open: 0, closed: 0, late: 0, came: 0 }
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.infiniteStream(outcome), commands, async (scheduler, outcomes, sequence) => {
        const { model, real } = setup(scheduler, outcomes)
        await fc.asyncModelRun(() => ({ model, real }), [check(undefined, false), ...sequence])
        for (const open of model.gates) ended[open ? 'open' : 'closed']++
        ended.late += real.runs.filter(({ signal }) => signal.aborted).length
        ended.came += model.cameUp
        real.blockers.dispose()
      }),
      { numRuns: 200 },
    )
    // Else it would prove nothing.
    expect(Math.min(...Object.values(ended))).toBeGreaterThan(10)
  })
})
