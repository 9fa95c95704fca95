import type { Resource } from '@offboard/core/closure'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addTask } from './add-task.js'
import { describeRun } from './describe-run.js'
import { createPlan, type PlanOptions } from './plan.js'
import type { RunChange, RunHead, TaskRow } from './rows.js'
import { advanceRun, changedSince, nextDue, releaseTask, retainTasks, retryRun, startRun, stopRun } from './run.js'
import { isDone, isNote, type Outcome, type Run, type RunRules, readRun } from './run-state.js'
import { seededDuration } from './seeded-duration.js'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
const steps: PlanOptions['steps'] = [
  { id: 'export', kind: 'export', action: 'export', label: 'Copy', at: 'first' },
  { id: 'mail', kind: 'message', action: 'notify', label: 'Mail', at: 'last' },
  { id: 'news', kind: 'message', action: 'notify', label: 'News', at: 'last' },
]
const problem = { type: 'https://offboard.example/problems/unavailable', title: 'No', status: 503 }
const settled = ['succeeded', 'already_gone', 'retained']

function resource(id: string, targets: readonly string[]): Resource {
  const edges = targets.map((to) => ({ kind: 'before', to }))
  return { id, kind: 'vm', name: id, state: 'active', deletable: true, edges }
}

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Outcome>({ kind: 'succeeded' }, { kind: 'already_gone' }) },
  { weight: 3, arbitrary: fc.constant<Outcome>({ kind: 'failed', problem }) },
  { weight: 1, arbitrary: fc.nat(3000).map((afterMs): Outcome => ({ kind: 'later', afterMs, problem })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Outcome>(
      { kind: 'stuck', actor: 'vendor' },
      { kind: 'stuck', actor: 'vendor', afterMs: 900 },
    ),
  },
)

const plan = fc.record({
  // Only to what comes later, so that there is no loop.
  resources: fc
    .tuple(
      ...ids.map((id, index) =>
        fc
          .subarray(ids.slice(index + 1), { maxLength: Math.min(3, ids.length - index - 1) })
          .map((to) => resource(id, to)),
      ),
    )
    .chain((all) => fc.subarray(all)),
  steps: fc.constantFrom(steps, []),
  onFailure: fc.constantFrom('halt', 'continue_independent'),
  lanes: fc.integer({ min: 1, max: 3 }),
  seed: fc.string({ maxLength: 3 }),
  outcomes: fc.array(outcome, { minLength: 5, maxLength: 40 }),
})
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never

const some = fc.subarray([...ids, 'new', 'export', 'mail']).map((all) => all.map((id) => `task_${id}`))
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.oneof(fc.nat(300), fc.nat(20_000)) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('retry' as const), tasks: fc.option(some, { nil: undefined }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('retain' as const), tasks: some }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('release' as const), task: fc.constantFrom(...ids) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('add' as const),
      id: fc.constantFrom('new', 'newer', 'a'),
      to: fc.subarray(ids, { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'stop' as const }) },
)
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

function rulesFor({ outcomes, seed }: Plan): RunRules {
  return {
    durationOf: seededDuration(seed, 1, 400),
    // The fifth try succeeds, so that no run goes on for ever.
    outcomeOf: ({ position }, attempt) =>
      (attempt < 5 && outcomes[(position * 7 + attempt) % outcomes.length]) || { kind: 'succeeded' },
  }
}

function begin(given: Plan): { run: Run; change: RunChange } {
  const { tasks } = createPlan(given.resources, { mode: 'immediate' }, { steps: given.steps })
  const subject = { kind: 'project', id: 'p' }
  return startRun(tasks, { id: 'op', subject, verb: 'close', ...given }, rulesFor(given), 0)
}

function perform(run: Run, now: number, deed: Act): RunChange {
  if (deed.type === 'retry') return retryRun(run, now, deed.tasks)
  if (deed.type === 'retain') return retainTasks(run, now, deed.tasks)
  if (deed.type === 'release') return releaseTask(run, now, `task_${deed.task}`)
  if (deed.type === 'add') return addTask(run, now, resource(deed.id, deed.to)) ?? { head: run.head, tasks: [] }
  if (deed.type === 'stop') return stopRun(run, now)
  return advanceRun(run, now)
}

/** What is true of a run at any time. */
function check(run: Run): void {
  const rows = [...run.tasks.values()]
  const count = (...statuses: string[]): number => rows.filter(({ status }) => statuses.includes(status)).length
  for (const { status } of rows) expect(run.head.counts[status]).toBe(count(status))
  const { progress, done, status: ofRun } = describeRun(run.head)
  expect(progress.total).toBe(rows.length)
  expect(progress.succeeded).toBe(count('succeeded', 'already_gone'))
  if (done) {
    const { succeeded, failed, skipped, retained } = progress
    expect(succeeded + failed + skipped + retained).toBe(progress.total)
    expect(nextDue(run)).toBeUndefined()
  } else if (nextDue(run) === undefined) {
    // Somebody else has to act.
    expect(count('waiting')).toBeGreaterThan(0)
    expect(count('running')).toBe(0)
  }
  if (ofRun === 'succeeded') expect(rows.filter((row) => !settled.includes(row.status) && !isNote(row))).toEqual([])
  const running = rows.filter(({ status }) => status === 'running')
  expect(running.length).toBeLessThanOrEqual(run.head.lanes)
  expect(new Set(running.flatMap(({ wave, attempt }) => (attempt === 1 ? [wave] : []))).size).toBeLessThanOrEqual(1)
  for (const row of rows) checkTask(run, row)
}

function checkTask(run: Run, row: TaskRow): void {
  const needs = row.needs.flatMap((id) => run.tasks.get(id) ?? [])
  for (const need of needs) expect(need.wave).toBeLessThan(row.wave)
  // What failed may get something new to wait for before it is tried again. A message is not waited for.
  const { startedAt, status: state } = row
  const first = startedAt && state !== 'failed' ? needs.filter((need) => !isNote(need)) : []
  for (const need of first) {
    expect(settled).toContain(need.status)
    expect((need.endedAt ?? '') <= (startedAt ?? '')).toBe(true)
  }
  const all = new Set(needs)
  for (const need of all) for (const id of need.needs) all.add(run.tasks.get(id) ?? need)
  const failed = [...all].filter((need) => need.status === 'failed' && !isNote(need))
  const waiting = [...all].filter((need) => need.status === 'waiting' && !isNote(need))
  const named = [...all].filter(({ id }) => row.waitingOn?.includes(id)).map(({ status }) => status)
  if (row.status === 'pending') expect([failed, waiting]).toEqual([[], []])
  if (row.status === 'skipped') expect(named).toContain('failed')
  if (row.status === 'blocked') {
    expect(failed).toEqual([])
    expect(named).not.toEqual([])
    for (const status of named) expect(['waiting', 'running']).toContain(status)
  }
  expect(row.waitingOn !== undefined).toBe(row.status === 'skipped' || row.status === 'blocked')
}

describe('a run under random failures, retries, stops and leaps of time', () => {
  it('keeps its counts, goes on only when it may, and never touches what is done', () => {
    const met = new Map<string, number>()
    fc.assert(
      fc.property(plan, fc.array(act, { maxLength: 25 }), (given, acts) => {
        const { run, change } = begin(given)
        const kept = new Map(change.tasks.map((row) => [row.id, row]))
        const versions = [0]
        let now = 0
        check(run)
        for (const deed of acts) {
          if (deed.type === 'pass') now += deed.ms
          const before = { head: run.head, done: isDone(run.head) }
          const { head, tasks } = perform(run, now, deed)
          check(run)
          for (const row of tasks) {
            const was = kept.get(row.id)
            if (was && settled.includes(was.status)) expect.unreachable(`${row.id} changed after it was done`)
            expect(row.version).toBeGreaterThan(before.head.version)
            expect(row.attempt).toBeGreaterThanOrEqual(was?.attempt ?? 0)
            kept.set(row.id, row)
            met.set(row.status, (met.get(row.status) ?? 0) + 1)
          }
          expect(head).toBe(run.head)
          expect(head.version > before.head.version).toBe(head !== before.head)
          expect(before.done && deed.type === 'pass' ? head : before.head).toBe(before.head)
          // Nobody has to keep more than what was told.
          expect(kept).toEqual(run.tasks)
          for (const version of versions) {
            const changed = [...kept.values()].filter((row) => row.version > version)
            expect(changedSince(run, version)).toEqual(changed)
          }
          versions.push(head.version)
          met.set(String(describeRun(head).status), 1)
        }
      }),
      { numRuns: 300 },
    )
    const all = [
      'pending',
      'running',
      'waiting',
      'blocked',
      'skipped',
      'failed',
      'cancelled',
      'retained',
      'already_gone',
      'cancelling',
      'partially_failed',
      'succeeded',
    ]
    expect(all.filter((status) => !met.has(status))).toEqual([])
  })

  it('goes on the same from what was kept, at any point, and however often it is looked at', () => {
    fc.assert(
      fc.property(plan, fc.array(act, { maxLength: 25 }), (given, acts) => {
        const once = begin(given).run
        let often = begin(given).run
        let now = 0
        for (const deed of acts) {
          if (deed.type === 'pass') {
            for (const part of [0.2, 0.5, 0.9]) advanceRun(often, now + deed.ms * part)
            now += deed.ms
          }
          const kept: { head: RunHead; tasks: TaskRow[] } = JSON.parse(
            JSON.stringify({ head: often.head, tasks: [...often.tasks.values()].reverse() }),
          )
          often = readRun(kept.head, kept.tasks, rulesFor(given))
          expect(kept.head).toEqual(often.head)
          perform(once, now, deed)
          perform(often, now, deed)
          expect([...often.tasks.values()]).toStrictEqual([...once.tasks.values()])
          expect(often.head).toStrictEqual(once.head)
          expect(changedSince(often, 1)).toEqual(changedSince(once, 1))
          expect(nextDue(often)).toBe(nextDue(once))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('comes to an end with everything done when all is retried and released', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const { run } = begin(given)
        for (let now = 0; describeRun(run.head).status !== 'succeeded' || describeRun(run.head).retryable; now += 1e6) {
          expect(now).toBeLessThan(1e9)
          advanceRun(run, now)
          for (const id of run.tasks.keys()) releaseTask(run, now, id)
          retryRun(run, now)
        }
        expect([...run.tasks.values()].filter(({ status }) => !settled.includes(status))).toEqual([])
      }),
    )
  })
})
