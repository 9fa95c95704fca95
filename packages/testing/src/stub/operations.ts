import type { ExportFile, Operation, PlanInput } from '@offboard/core/closure'
import { scenarioOf, subjectOf } from './accounts.js'
import { hash } from './etag.js'
import { outcomeOf } from './outcomes.js'
import { removableOf } from './resources.js'
import type { AccountRow, RunRow } from './rows.js'
import { shape } from './shape.js'
import {
  advanceRun,
  type CreatedPlan,
  createPlan,
  describeRun,
  nextDue,
  type Run,
  type RunChange,
  type RunOptions,
  type RunRules,
  readRun,
  seededDuration,
  startRun,
  type TaskRow,
} from './teardown/index.js'
import { snapshot, toInstant, type World } from './world.js'

/** For how long the address of an exported file works, in milliseconds. */
export const exportLifetime: number = 15 * 60 * 1000

/** How long the record of an operation is kept after it is done, in milliseconds. */
const runLifetime = 30 * 24 * 60 * 60 * 1000

/** What would be removed, in which order. */
export function planFor(world: World, account: AccountRow, input: PlanInput): CreatedPlan {
  const { kindOrder, actions, steps, finalInvoice } = scenarioOf(world, account)
  return createPlan(removableOf(world, account), input, {
    ...(kindOrder && { kindOrder }),
    ...(actions && { actions }),
    ...(finalInvoice && { finalInvoice }),
    ...(steps && !input.include && { steps }),
  })
}

/** Begins to do what a plan says. */
export function beginRun(
  world: World,
  account: AccountRow,
  { tasks, cascades }: Pick<CreatedPlan, 'tasks' | 'cascades'>,
  options: Omit<RunOptions, 'id' | 'subject' | 'lanes'> & Pick<RunRow, 'formats'>,
  now: number,
): Run {
  const { formats, ...rest } = options
  const id = world.newId('operation')
  const lanes = Math.max(4, Math.ceil(tasks.length / 200))
  const { run, change } = startRun(
    tasks,
    { ...rest, id, subject: subjectOf(account), lanes },
    rulesOf(world, account),
    now,
  )
  world.runs.set(id, {
    id,
    account: account.id,
    head: change.head,
    cascades: Object.fromEntries(cascades),
    ...(formats && { formats }),
  })
  keepTasks(world, run, [...run.tasks.values()])
  world.live.set(id, run)
  return run
}

/** Begins to remove these and what goes with them. Until they are gone they say that they are going. */
export function beginRemoval(world: World, account: AccountRow, ids: readonly string[]): Run {
  const plan = planFor(world, account, { mode: 'immediate', include: ids })
  const run = beginRun(world, account, plan, { verb: 'remedy' }, world.clock.now())
  const table = world.resources(account.id)
  for (const { resource: id } of plan.tasks) {
    const going = table.get(id ?? '')
    if (going && going.state !== 'deleting') table.set(going.id, { ...going, state: 'deleting', was: going.state })
  }
  return run
}

function rulesOf(world: World, account: AccountRow): RunRules {
  return {
    outcomeOf: (task, attempt) => outcomeOf(world, account, task, attempt),
    durationOf: seededDuration(world.seed, 250, 1000),
  }
}

/** The run with this id, from memory or from what was kept. */
export function findRun(world: World, id: string): Run | undefined {
  const known = world.live.get(id)
  if (known) return known
  const row = world.runs.get(id)
  const account = world.accounts.get(row?.account ?? '')
  return row && account && readRun(row.head, world.tasks(id).values(), rulesOf(world, account))
}

/** Something went wrong inside, so that what is in memory may not be what was kept. */
export function forgetRuns(world: World): void {
  world.live.clear()
  resumeRuns(world)
}

/** Takes up again what was under way when the process ended. */
export function resumeRuns(world: World): void {
  for (const { id } of world.runs.values()) {
    const run = findRun(world, id)
    if (run && nextDue(run) !== undefined) world.live.set(id, run)
  }
}

/** Keeps what a call has changed, and lets the account follow. */
export function keepChange(world: World, run: Run, { head, tasks }: RunChange): void {
  const row = world.runs.get(head.id)
  if (!row) return
  world.runs.set(head.id, { ...row, head })
  keepTasks(world, run, tasks)
  const account = world.accounts.get(row.account)
  if (account) for (const task of tasks) followTask(world, account, row, task)
  if (nextDue(run) === undefined) world.live.delete(head.id)
  else world.live.set(head.id, run)
}

function keepTasks(world: World, { head }: Run, tasks: readonly TaskRow[]): void {
  const table = world.tasks(head.id)
  for (const task of tasks) table.set(task.id, task)
}

/** What is removed takes along what goes with it, and leaves behind what stays. */
function followTask(world: World, account: AccountRow, { cascades }: RunRow, task: TaskRow): void {
  const table = world.resources(account.id)
  const resource = table.get(task.resource ?? '')
  if (!resource) return
  if (resource.state === 'deleting' && ['failed', 'skipped', 'cancelled'].includes(task.status)) {
    const { was = 'active', ...stays } = resource
    table.set(resource.id, { ...stays, state: was })
  }
  if (task.status === 'retained') table.set(resource.id, { ...resource, state: 'retained' })
  if (task.status !== 'succeeded' && task.status !== 'already_gone') return
  for (const id of [resource.id, ...(cascades[resource.id] ?? [])]) {
    const gone = table.get(id)
    if (gone && gone.state !== 'deleted') table.set(id, { ...gone, state: 'deleted', was: gone.was ?? gone.state })
  }
  const { survivors = {} } = scenarioOf(world, account)
  for (const { kind, to } of resource.edges ?? []) {
    const left = survivors[to]
    if (kind === 'survivor' && left && !table.get(to)) table.set(to, { ...left, id: to })
  }
}

/** Lets everything happen that was due until now. Gives back the runs that went on. */
export function advanceRuns(world: World): readonly Run[] {
  const now = world.clock.now()
  return [...world.live.values()].filter((run) => {
    const due = nextDue(run)
    if (due === undefined || due > now) return false
    keepChange(world, run, advanceRun(run, now))
    return true
  })
}

/** An operation as it is sent. */
export function operationView(world: World, account: AccountRow, run: Run): Operation {
  const content = describeRun(run.head)
  const shaped = shape(world, account, 'operation', {
    ...content,
    ...(content.done ? { expiresAt: toInstant(run.head.at + runLifetime) } : { pollAfterMs: 1000 }),
    ...(content.verb === 'export' && content.status === 'succeeded' && { files: filesOf(world, run) }),
  })
  const { files, ...tagged } = shaped
  return snapshot(shaped, world.clock, { ...tagged, files: files?.length })
}

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  pdf: 'application/pdf',
  zip: 'application/zip',
}

/** The addresses are new with every look, and work for a while. */
function filesOf(world: World, { head }: Run): readonly ExportFile[] {
  const { formats = [] } = world.runs.get(head.id) ?? {}
  const expires = world.clock.now() + exportLifetime
  return formats.map((format) => ({
    name: `export.${format}`,
    mediaType: mediaTypes[format] ?? 'application/octet-stream',
    bytes: '2048',
    href: `https://files.stub.example/${head.id}/export.${format}?until=${expires}&signature=${hash(`${world.seed} ${head.id} ${format} ${expires}`)}`,
    expiresAt: toInstant(expires),
  }))
}
