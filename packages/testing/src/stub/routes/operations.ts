import type { OperationUpdate } from '@offboard/core/closure'
import * as v from 'valibot'
import { advance } from '../advance.js'
import { followRun } from '../closures.js'
import { once } from '../idempotency.js'
import { readInput } from '../input.js'
import { beginRun, findRun, keepChange, operationView } from '../operations.js'
import { refuse } from '../problems.js'
import { type Reply, type StreamReply, snapshotReply } from '../reply.js'
import type { AccountRow } from '../rows.js'
import { shape } from '../shape.js'
import {
  changedSince,
  createPlan,
  isDone,
  nextDue,
  queryTasks,
  type Run,
  type RunChange,
  retainTasks,
  retryRun,
  stopRun,
  toTask,
} from '../teardown/index.js'
import type { World } from '../world.js'
import { ownAccount, requireAccount, requireSession } from './guards.js'
import { accepted, paged, pageOf } from './resources.js'
import type { Call } from './route.js'

interface Found {
  readonly run: Run
  readonly account: AccountRow
}

/** By session, or by the status token of the closure that it belongs to. */
function requireRun(world: World, call: Call): Found {
  const { opens, isStranger } = call.caller
  const id = call.params.operation ?? ''
  if (isStranger || (opens && opens.content.operation !== id)) throw refuse('status-token-invalid')
  if (!opens) requireSession(call)
  const run = findRun(world, id)
  const row = world.runs.get(id)
  if (!run || !row) throw refuse('not-found')
  const account = opens ? world.accounts.get(opens.account) : ownAccount(world, call, row.account)
  if (!account) throw refuse('not-found')
  return { run, account }
}

export function operation(world: World, call: Call): Reply {
  const { run, account } = requireRun(world, call)
  const view = operationView(world, account, run)
  const reply = snapshotReply(view)
  return view.done ? reply : { ...reply, headers: { ...reply.headers, 'Retry-After': '1' } }
}

export function tasks(world: World, call: Call): Reply {
  const { run, account } = requireRun(world, call)
  const query = pageOf(call.query)
  const rows = query.since === undefined ? [...run.tasks.values()] : changedSince(run, query.since)
  const page = paged(() => queryTasks(rows, query, run.head.id))
  return { status: 200, body: { ...page, items: page.items.map((task) => shape(world, account, 'task', task)) } }
}

const retryInput = v.object({ tasks: v.exactOptional(v.array(v.string())) })

/** Tries again what failed and what was skipped. */
export function retry(world: World, call: Call): Promise<Reply> {
  return changeRun(world, call, (run, now) => retryRun(run, now, readInput(call, retryInput).tasks))
}

const retainInput = v.object({ tasks: v.array(v.string()), acknowledged: v.literal(true) })

/** Leaves behind what failed. */
export function retain(world: World, call: Call): Promise<Reply> {
  return changeRun(world, call, (run, now) => retainTasks(run, now, readInput(call, retainInput).tasks))
}

/** Starts nothing more. */
export function stop(world: World, call: Call): Promise<Reply> {
  return changeRun(world, call, (run, now) => stopRun(run, now))
}

function changeRun(world: World, call: Call, change: (run: Run, now: number) => RunChange): Promise<Reply> {
  const { user } = requireSession(call)
  const { run, account } = requireRun(world, call)
  return once(world, call, user, () => {
    keepChange(world, run, change(run, world.clock.now()))
    followRun(world, run)
    return accepted(world, call, account, run)
  })
}

const exportInput = v.object({ formats: v.pipe(v.array(v.string()), v.minLength(1)) })

/** Makes a copy for the user to take along. */
export function startExport(world: World, call: Call): Promise<Reply> {
  const account = requireAccount(world, call)
  return once(world, call, requireSession(call).user, () => {
    const { formats } = readInput(call, exportInput)
    const step = { id: 'export', kind: 'export', action: 'export', label: 'Export', at: 'first' } as const
    const plan = createPlan([], { mode: 'immediate' }, { steps: [step] })
    const run = beginRun(world, account, plan, { verb: 'export', formats }, world.clock.now())
    return accepted(world, call, account, run)
  })
}

/** At most so many tasks are told of at once. */
const mostTasks = 100

/** How often something is said, so that nobody takes silence for the end, in milliseconds. */
const heartbeat = 15_000

/** Tells of an operation until it is done. */
export function watch(world: World, call: Call): StreamReply {
  const found = requireRun(world, call)
  const last = call.headers.get('Last-Event-ID')
  const gone = new AbortController()
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        for await (const text of events(world, found, last, gone.signal)) controller.enqueue(encoder.encode(text))
        controller.close()
      } catch {
        // Nobody listens any more.
      }
    },
    cancel: () => gone.abort(),
  })
  return { status: 200, headers: { 'Content-Type': 'text/event-stream' }, stream }
}

async function* events(
  world: World,
  { run, account }: Found,
  last: string | null,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { clock, storage } = world
  let seen = last === null ? undefined : Number(last)
  if (seen !== undefined && !(seen <= run.head.version)) {
    yield 'event: gap\ndata: {}\n\n'
    seen = undefined
  }
  while (!signal.aborted) {
    storage.transaction(() => advance(world))
    const current = findRun(world, run.head.id) ?? run
    const { version } = current.head
    if (seen === undefined || version > seen) {
      const news = `id: ${version}\nevent: update\ndata: ${JSON.stringify(updateOf(world, account, current, seen))}\n\n`
      const isLost = world.faults.strike('F37', account) && version % 2 === 0 && !isDone(current.head)
      if (!isLost) yield world.faults.isOn('F37', account) ? news + news : news
      if (world.faults.strike('F36', account)) return
      seen = version
    }
    if (isDone(current.head)) return
    const due = nextDue(current) ?? Number.POSITIVE_INFINITY
    const wait = Math.max(0, Math.min(due - clock.now(), heartbeat))
    await Promise.race([clock.sleep(wait, signal), world.changes.next(signal)])
    if (wait === heartbeat) yield ': still here\n\n'
  }
}

function updateOf(world: World, account: AccountRow, run: Run, seen: number | undefined): OperationUpdate {
  const changed = seen === undefined ? [] : changedSince(run, seen)
  const incomplete = seen === undefined || changed.length > mostTasks
  const tasks = incomplete ? [] : changed.map((task) => shape(world, account, 'task', toTask(task)))
  return {
    operation: operationView(world, account, run),
    ...(seen !== undefined && { since: seen }),
    tasks,
    incomplete,
  }
}
