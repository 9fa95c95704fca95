import type { Resource, Task } from '@offboard/core/closure'
import { describe, expect, it, vi } from 'vitest'
import { addTask } from './add-task.js'
import { describeRun } from './describe-run.js'
import { mostNamed } from './hold-up.js'
import { createPlan, type PlanOptions } from './plan.js'
import {
  advanceRun,
  changedSince,
  nextDue,
  type RunOptions,
  releaseTask,
  retainTasks,
  retryRun,
  startRun,
  stopRun,
} from './run.js'
import type { Outcome, Run } from './run-state.js'
import { seededDuration } from './seeded-duration.js'

const start = Date.parse('2026-03-02T09:00:00.000Z')
const problem = { type: 'https://offboard.example/problems/unavailable', title: 'Not now', status: 503 }
const failure: Outcome = { kind: 'failed', problem }
const subject = { kind: 'project', id: 'shop' }

function resource(id: string, ...targets: readonly string[]): Resource {
  const edges = targets.map((to) => ({ kind: 'before', to }))
  return { id, kind: 'vm', name: `The ${id}`, state: 'active', deletable: true, edges }
}

interface Setup extends Partial<RunOptions> {
  readonly resources?: readonly Resource[]
  readonly steps?: PlanOptions['steps']
  /** What comes of each try, by resource. Default: success. */
  readonly outcomes?: Readonly<Record<string, readonly Outcome[]>>
}

/** Each task takes a second, and two run at a time. */
function setup({
  resources = [resource('disk', 'net'), resource('key'), resource('net', 'project'), resource('project')],
  steps = [],
  outcomes = {},
  ...options
}: Setup = {}) {
  const { tasks } = createPlan(resources, { mode: 'immediate' }, { steps })
  const { run } = startRun(
    tasks,
    { id: 'operation_1', subject, verb: 'close', lanes: 2, ...options },
    {
      outcomeOf: ({ id }, attempt) => outcomes[id.replace('task_', '')]?.[attempt - 1] ?? { kind: 'succeeded' },
      durationOf: () => 1000,
    },
    start,
  )
  return {
    run,
    at: (seconds: number) => advanceRun(run, start + seconds * 1000),
    statuses: () => Object.fromEntries([...run.tasks].map(([id, { status }]) => [id.replace('task_', ''), status])),
    task: (id: string): Task | undefined => run.tasks.get(`task_${id}`),
    operation: () => describeRun(run.head),
  }
}

describe('a run', () => {
  it('does wave after wave, so many tasks at a time, and raises its version with each step', () => {
    const { at, statuses, operation, task, run } = setup()
    expect(operation()).toEqual({
      id: 'operation_1',
      subject,
      verb: 'close',
      version: 1,
      status: 'pending',
      done: false,
      progress: { total: 4, succeeded: 0, failed: 0, running: 0, skipped: 0, retained: 0, exact: true },
      cancellable: true,
      retryable: false,
      pollAfterMs: 1000,
    })
    expect(nextDue(run)).toBe(start)
    at(0)
    expect(statuses()).toEqual({ disk: 'running', key: 'running', net: 'pending', project: 'pending' })
    expect(task('disk')).toMatchObject({ attempt: 1, version: 2, startedAt: '2026-03-02T09:00:00.000Z' })
    expect(operation()).toMatchObject({ status: 'running', version: 2, progress: { running: 2 } })
    expect(nextDue(run)).toBe(start + 1000)
    at(1)
    expect(task('disk')).toMatchObject({ status: 'succeeded', version: 3, endedAt: '2026-03-02T09:00:01.000Z' })
    expect(task('net')).toMatchObject({ status: 'running', version: 4 })
  })

  it('catches up in one call after hours, as if it had been looked at all the time', () => {
    const { at, operation, task, run } = setup({ closure: 'closure_1', expiresAt: '2026-04-01T00:00:00.000Z' })
    const change = at(36_000)
    expect(change.tasks.map(({ id }) => id).sort()).toEqual([...run.tasks.keys()].sort())
    expect(change.head).toBe(run.head)
    expect(operation()).toMatchObject({
      status: 'succeeded',
      done: true,
      cancellable: false,
      closure: 'closure_1',
      expiresAt: '2026-04-01T00:00:00.000Z',
    })
    expect(operation()).not.toHaveProperty('pollAfterMs')
    expect(task('project')).toMatchObject({ endedAt: '2026-03-02T09:00:03.000Z' })
    expect(nextDue(run)).toBeUndefined()
    expect(at(72_000)).toEqual({ head: change.head, tasks: [] })
  })

  it('has nothing to do without tasks', () => {
    expect(setup({ resources: [] }).operation()).toMatchObject({
      status: 'succeeded',
      done: true,
      progress: { total: 0 },
    })
  })

  it('goes on with what does not depend on a failure, and says what the rest waits for (F31)', () => {
    const { at, statuses, operation, task, run } = setup({ outcomes: { disk: [failure, { kind: 'already_gone' }] } })
    at(10)
    expect(statuses()).toEqual({ disk: 'failed', key: 'succeeded', net: 'skipped', project: 'skipped' })
    expect(task('disk')).toMatchObject({ problem, attempt: 1 })
    expect(task('project')?.waitingOn).toEqual(['task_disk'])
    expect(operation()).toMatchObject({
      status: 'partially_failed',
      done: true,
      retryable: true,
      progress: { total: 4, succeeded: 1, failed: 1, skipped: 2 },
    })

    const { tasks } = retryRun(run, start + 20_000, ['task_disk', 'task_key', 'task_nobody'])
    expect(tasks.map(({ id }) => id)).toEqual(['task_disk', 'task_net', 'task_project'])
    expect(statuses()).toEqual({ disk: 'pending', key: 'succeeded', net: 'pending', project: 'pending' })
    expect(task('disk')).not.toHaveProperty('problem')
    expect(task('net')).not.toHaveProperty('waitingOn')
    expect(operation()).toMatchObject({ status: 'running', done: false, retryable: false })
    at(60)
    // What is gone already is a success (F16).
    expect(task('disk')).toMatchObject({ status: 'already_gone', attempt: 2, startedAt: '2026-03-02T09:00:20.000Z' })
    expect(operation()).toMatchObject({ status: 'succeeded', progress: { succeeded: 4 } })
  })

  it('has failed when nothing was done', () => {
    const { at, operation } = setup({ resources: [resource('a')], outcomes: { a: [failure] } })
    at(10)
    expect(operation()).toMatchObject({ status: 'failed', done: true })
  })

  it('starts nothing more after a failure when it is to halt, until it is tried again', () => {
    const { at, statuses, operation, run } = setup({
      resources: [resource('a'), resource('b'), resource('c'), resource('d')],
      onFailure: 'halt',
      outcomes: { a: [failure, failure], b: [failure] },
    })
    at(10)
    expect(statuses()).toEqual({ a: 'failed', b: 'failed', c: 'pending', d: 'pending' })
    expect(operation()).toMatchObject({ status: 'failed', done: true, progress: { failed: 2, skipped: 2 } })
    retainTasks(run, start + 10_000, ['task_b'])
    // There is another to look at.
    expect(operation()).toMatchObject({ status: 'partially_failed', done: true })
    retryRun(run, start + 10_000)
    at(20)
    expect(statuses()).toEqual({ a: 'failed', b: 'retained', c: 'succeeded', d: 'pending' })
    retainTasks(run, start + 20_000, ['task_a'])
    at(30)
    expect(statuses()).toEqual({ a: 'retained', b: 'retained', c: 'succeeded', d: 'succeeded' })
    expect(operation()).toMatchObject({ status: 'succeeded', progress: { retained: 2, succeeded: 2 } })
  })

  it('leaves behind only what failed, and goes on with what waited for it (F34)', () => {
    const { at, statuses, run } = setup({ outcomes: { disk: [failure] } })
    at(10)
    const { head } = run
    expect(retainTasks(run, start + 10_000, ['task_net', 'task_key', 'task_nobody'])).toEqual({ head, tasks: [] })
    expect(retainTasks(run, start + 10_000, ['task_disk']).tasks.map(({ id }) => id)).toEqual([
      'task_disk',
      'task_net',
      'task_project',
    ])
    at(20)
    expect(statuses()).toEqual({ disk: 'retained', key: 'succeeded', net: 'succeeded', project: 'succeeded' })
  })

  it('waits for a task that is stuck, and says on whom and since when, while others go on (F33)', () => {
    const { at, statuses, operation, task, run } = setup({
      outcomes: { disk: [{ kind: 'stuck', actor: 'third_party', problem }] },
    })
    at(3600)
    expect(task('disk')).toMatchObject({
      status: 'waiting',
      actor: 'third_party',
      startedAt: '2026-03-02T09:00:00.000Z',
      problem,
    })
    expect(statuses()).toMatchObject({ key: 'succeeded', net: 'blocked', project: 'blocked' })
    expect(task('project')?.waitingOn).toEqual(['task_disk'])
    expect(operation()).toMatchObject({ status: 'running', done: false, retryable: false })
    expect(nextDue(run)).toBeUndefined()
    expect(releaseTask(run, start + 3_600_000, 'task_key').tasks).toEqual([])
    releaseTask(run, start + 3_600_000, 'task_disk')
    at(3700)
    expect(task('disk')).toMatchObject({ status: 'succeeded', actor: 'system', attempt: 2 })
    expect(operation()).toMatchObject({ status: 'succeeded' })
  })

  it('tries again by itself, not earlier than it said', () => {
    const { at, statuses, task, run } = setup({
      outcomes: { disk: [{ kind: 'later', afterMs: 30_000, problem }, failure] },
    })
    at(5)
    expect(task('disk')).toMatchObject({ status: 'waiting', retryAt: '2026-03-02T09:00:31.000Z', problem })
    expect(nextDue(run)).toBe(start + 31_000)
    at(30)
    expect(task('disk')?.status).toBe('waiting')
    at(31)
    expect(statuses()).toMatchObject({ disk: 'running', net: 'blocked' })
    expect(task('disk')).not.toHaveProperty('retryAt')
    at(40)
    expect(statuses()).toMatchObject({ disk: 'failed', net: 'skipped', project: 'skipped' })
  })

  it('tries again a moment later where it said at once, as often as that takes, and keeps no more than the last', () => {
    const again: Outcome = { kind: 'later', afterMs: 0 }
    const { at, task, run } = setup({
      resources: [resource('a'), resource('b')],
      outcomes: { a: Array.from({ length: 1500 }, () => again) },
    })
    at(1)
    expect(task('a')).toMatchObject({ status: 'waiting', retryAt: '2026-03-02T09:00:01.001Z' })
    at(3600)
    expect(task('a')).toMatchObject({ status: 'succeeded', attempt: 1501 })
    expect(changedSince(run, 0)).toHaveLength(2)
    expect(run.log.length).toBeLessThan(1010)
  })

  it('starts nothing more once it is stopped, and what runs ends', () => {
    const { at, statuses, operation, run } = setup({
      resources: [resource('a'), resource('b', 'c'), resource('c'), resource('d'), resource('e')],
      outcomes: {
        a: [{ kind: 'later', afterMs: 60_000 }],
        b: [{ kind: 'stuck', actor: 'vendor' }],
        d: [{ kind: 'stuck', actor: 'vendor' }],
      },
    })
    at(1)
    expect(statuses()).toEqual({ a: 'waiting', b: 'waiting', c: 'blocked', d: 'running', e: 'running' })
    stopRun(run, start + 1500)
    expect(statuses()).toEqual({ a: 'cancelled', b: 'cancelled', c: 'cancelled', d: 'running', e: 'running' })
    expect(operation()).toMatchObject({ status: 'cancelling', done: false, cancellable: false })
    at(2)
    expect(statuses()).toMatchObject({ d: 'cancelled', e: 'succeeded' })
    expect(operation()).toMatchObject({
      status: 'cancelled',
      done: true,
      progress: { total: 5, succeeded: 1, skipped: 4 },
    })
    const { head } = run
    expect(stopRun(run, start + 3000)).toEqual({ head, tasks: [] })
  })

  it('tries nothing again, and leaves nothing behind, once it is stopped', () => {
    const { at, operation, run } = setup({
      outcomes: { disk: [failure] },
      resources: [resource('disk'), resource('a'), resource('b'), resource('c', 'd'), resource('d')],
    })
    at(1)
    stopRun(run, start + 1500)
    at(10)
    expect(operation()).toMatchObject({ status: 'cancelled', retryable: false, progress: { failed: 1 } })
    expect(retryRun(run, start + 10_000).tasks).toEqual([])
    expect(retainTasks(run, start + 10_000, ['task_disk']).tasks).toEqual([])
  })

  it('has done all that it was to do when it is stopped in its last step', () => {
    const { at, operation, run } = setup()
    at(2)
    expect(stopRun(run, start + 2500)).toMatchObject({ head: { stopped: true }, tasks: [] })
    expect(operation()).toMatchObject({ status: 'cancelling' })
    at(10)
    expect(operation()).toMatchObject({ status: 'succeeded', done: true })
  })

  it('can be tried again when it was stopped too late to stop anything', () => {
    const { at, operation, run } = setup({ resources: [resource('a'), resource('b')], outcomes: { a: [failure] } })
    at(0)
    stopRun(run, start)
    expect(operation()).toMatchObject({ status: 'cancelling', retryable: false })
    at(10)
    expect(operation()).toMatchObject({ status: 'partially_failed', retryable: true })
    retryRun(run, start + 10_000)
    at(20)
    expect(operation()).toMatchObject({ status: 'succeeded' })
  })

  it('has succeeded when only messages could not be sent, and none of them waits for another (F45)', () => {
    const steps: PlanOptions['steps'] = ['mail', 'news'].map((id) => ({
      id,
      kind: 'message',
      action: 'notify',
      label: id,
      at: 'last',
    }))
    const { at, statuses, operation } = setup({
      resources: [resource('a')],
      steps,
      onFailure: 'halt',
      outcomes: { mail: [failure] },
    })
    at(10)
    expect(statuses()).toEqual({ a: 'succeeded', mail: 'failed', news: 'succeeded' })
    expect(operation()).toMatchObject({ status: 'succeeded', done: true, retryable: true, progress: { failed: 1 } })
    const stuck = setup({ resources: [], steps, outcomes: { mail: [{ kind: 'stuck', actor: 'third_party' }] } })
    stuck.at(10)
    expect(stuck.statuses()).toEqual({ mail: 'waiting', news: 'succeeded' })
  })

  it('stops billing by a task of its own, which can fail alone and be tried again (F46)', () => {
    const steps: PlanOptions['steps'] = [
      { id: 'billing', kind: 'billing', action: 'cancel_billing', label: 'Stop billing', at: 'last' },
    ]
    const { at, statuses, operation, run } = setup({
      resources: [resource('a')],
      steps,
      outcomes: { billing: [failure, { kind: 'already_gone' }] },
    })
    at(10)
    expect(statuses()).toEqual({ a: 'succeeded', billing: 'failed' })
    expect(operation().status).toBe('partially_failed')
    retryRun(run, start + 10_000)
    at(20)
    expect(statuses()).toEqual({ a: 'succeeded', billing: 'already_gone' })
  })

  it('does not go back when the clock does', () => {
    const { at, operation, run } = setup({ outcomes: { disk: [failure] } })
    at(10)
    const { version } = operation()
    at(-60)
    expect(operation().version).toBe(version)
    retryRun(run, start - 60_000)
    expect(nextDue(run)).toBe(start + 1000)
  })
})

describe('a resource that comes up during a run (F2)', () => {
  it('is removed before what it is in, and is marked (F38)', () => {
    const { at, statuses, operation, task, run } = setup({ mayGrow: true })
    at(0)
    expect(operation().progress).toMatchObject({ total: 4, exact: false })
    const change = addTask(run, start + 500, resource('late', 'project', 'net'))
    expect(change?.tasks.map(({ id }) => id)).toEqual(['task_late', 'task_net', 'task_project'])
    expect(task('late')).toMatchObject({
      isNew: true,
      wave: 1,
      label: 'The late',
      resource: 'late',
      status: 'pending',
      version: 3,
    })
    expect(operation().progress).toMatchObject({ total: 5 })
    at(1)
    expect(statuses()).toMatchObject({ late: 'running', net: 'pending' })
    at(10)
    expect(operation()).toMatchObject({ status: 'succeeded', progress: { total: 5, succeeded: 5, exact: true } })
  })

  it('moves what waits for it to later waves', () => {
    const { task, run } = setup({
      resources: [resource('a', 'b', 'c'), resource('b', 'c'), resource('c'), resource('d')],
    })
    addTask(run, start, resource('late', 'a'), 'disable')
    expect(['late', 'a', 'b', 'c', 'd'].map((id) => task(id)?.wave)).toEqual([1, 2, 3, 4, 1])
    expect(task('late')?.action).toBe('disable')
    addTask(run, start, resource('later', 'c'))
    expect(task('later')?.wave).toBe(3)
    addTask(run, start, resource('alone', 'not there'))
    expect(task('alone')?.wave).toBe(1)
  })

  it.each<[string, (run: Run) => void, Resource]>([
    ['what it is in is being removed', (run) => advanceRun(run, start), resource('late', 'disk', 'net')],
    ['what it is in is gone', (run) => advanceRun(run, start + 1000), resource('late', 'key')],
    ['the run is done', (run) => advanceRun(run, start + 60_000), resource('late')],
    ['the run is stopped', (run) => stopRun(run, start), resource('late')],
    ['it is known', () => undefined, resource('net')],
  ])('is refused when %s', (_, bring, late) => {
    const { run } = setup()
    bring(run)
    const { head } = run
    expect(addTask(run, start + 60_000, late)).toBeNull()
    expect(run.head).toBe(head)
  })
})

describe('a run of many tasks (F42)', () => {
  const many = Array.from({ length: 5000 }, (_, index) => resource(`r${index}`, 'project'))
  const late = 'r4999'

  it('names only some of those that a task waits for, and lets it go only when all are mended', () => {
    const outcomes = Object.fromEntries(many.slice(0, 1000).map(({ id }) => [id, [failure]]))
    const { at, task, run, operation } = setup({ resources: [...many, resource('project')], outcomes, lanes: 50 })
    at(10_000)
    expect(operation().progress).toMatchObject({ failed: 1000, skipped: 1 })
    expect(task('project')).toMatchObject({ status: 'skipped' })
    expect(task('project')?.waitingOn).toHaveLength(mostNamed)
    // What is full is not written again with each failure.
    expect(task('project')?.version).toBeLessThan(20)
    const get = vi.spyOn(run.tasks, 'get')
    retainTasks(run, start + 1e7, task('project')?.waitingOn ?? [])
    expect(get.mock.calls.length).toBeLessThan(500)
    expect(task('project')).toMatchObject({ status: 'skipped' })
    retryRun(
      run,
      start + 1e7,
      many.slice(0, 990).map(({ id }) => `task_${id}`),
    )
    at(20_000)
    expect(task('project')?.waitingOn).toHaveLength(
      [...run.tasks.values()].filter(({ status }) => status === 'failed').length,
    )
    retryRun(run, start + 2e7)
    at(30_000)
    expect(operation().status).toBe('succeeded')
  })

  it('names what failed before what is only late', () => {
    const late: Outcome = { kind: 'stuck', actor: 'vendor' }
    const some = Array.from({ length: 30 }, (_, index) => resource(`r${index + 10}`, 'project'))
    const outcomes = { ...Object.fromEntries(some.map(({ id }) => [id, [late]])), r39: [failure] }
    const { at, task } = setup({ resources: [...some, resource('project')], outcomes, lanes: 29 })
    at(1)
    expect(task('project')).toMatchObject({ status: 'blocked', waitingOn: { length: mostNamed } })
    at(2)
    expect(task('project')).toMatchObject({ status: 'skipped', waitingOn: { length: mostNamed, 0: 'task_r39' } })
  })

  it('looks only at what a step changes', () => {
    const { at, run } = setup({ resources: [...many, resource('project')], outcomes: { [late]: [failure] }, lanes: 4 })
    at(10_000)
    const get = vi.spyOn(run.tasks, 'get')
    const { version } = run.head
    expect(retryRun(run, start + 1e7).tasks).toHaveLength(2)
    // The project looks again at all that it needs, once.
    expect(get.mock.calls.length).toBeLessThan(5100)
    get.mockClear()
    at(20_000)
    expect(changedSince(run, version).map(({ id }) => id)).toEqual([`task_${late}`, 'task_project'])
    expect(get.mock.calls.length).toBeLessThan(100)
  })

  it('starts a step of so many tasks without looking at the others', () => {
    const { at, run } = setup({ resources: many, lanes: 4 })
    const get = vi.spyOn(run.tasks, 'get')
    at(0)
    at(1)
    expect(changedSince(run, 2)).toHaveLength(8)
    expect(get.mock.calls.length).toBeLessThan(100)
  })
})

describe('a duration from a seed', () => {
  it('is the same for the same seed, task and attempt, and between its bounds', () => {
    const { run } = setup({ resources: Array.from({ length: 200 }, (_, index) => resource(`r${index}`)) })
    const rows = [...run.tasks.values()]
    const durations = rows.map((row) => seededDuration('x', 10, 12)(row, 1))
    expect(new Set(durations)).toEqual(new Set([10, 11, 12]))
    expect(rows.map((row) => seededDuration('x', 10, 12)(row, 1))).toEqual(durations)
    expect(rows.map((row) => seededDuration('y', 10, 12)(row, 1))).not.toEqual(durations)
    expect(rows.map((row) => seededDuration('x', 10, 12)(row, 2))).not.toEqual(durations)
  })
})
