import type { Plan, PlanInput, ResourceQuery, TaskQuery } from '@offboard/core/closure'
import * as v from 'valibot'
import { subjectOf } from '../accounts.js'
import { etagOf } from '../etag.js'
import { once } from '../idempotency.js'
import { readInput } from '../input.js'
import { beginRun, operationView, planFor } from '../operations.js'
import { refuse } from '../problems.js'
import { type Reply, snapshotReply } from '../reply.js'
import { basisOf, costsOf, removableOf } from '../resources.js'
import type { AccountRow, PlanRow } from '../rows.js'
import { dependentsOf, InvalidQuery, queryResources, queryTasks, type Run } from '../teardown/index.js'
import { snapshot, toInstant, type World } from '../world.js'
import { ownAccount, refuseWhileClosing, requireAccount, requireSession } from './guards.js'
import type { Call } from './route.js'

/** For how long a plan can be started, in milliseconds. */
const planLifetime = 30 * 60 * 1000

/** What there is under the subject. */
export function resources(world: World, call: Call): Reply {
  const account = requireAccount(world, call)
  const query: ResourceQuery = pageOf(call.query)
  return { status: 200, body: paged(() => queryResources(removableOf(world, account), query, account.id)) }
}

export function costs(world: World, call: Call): Reply {
  return { status: 200, body: costsOf(world, requireAccount(world, call)) }
}

/** The parameters of a query that are there. */
export function pageOf(query: URLSearchParams): ResourceQuery & TaskQuery {
  const { limit, since, ...rest } = Object.fromEntries(query)
  return {
    ...rest,
    ...(limit !== undefined && { limit: Number(limit) }),
    ...(since !== undefined && { since: Number(since) }),
  }
}

/** @throws Refusal `invalid-request` when the query asks for what there is not. */
export function paged<Page>(work: () => Page): Page {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error
    throw refuse('invalid-request', { errors: [{ pointer: `/${error.field}`, detail: error.message }] })
  }
}

/** Removes one resource, and what goes with it when that is agreed to. */
export function removeResource(world: World, call: Call): Promise<Reply> {
  const account = requireAccount(world, call)
  return once(world, call, requireSession(call).user, () => {
    refuseWhileClosing(world, account)
    const { resource: id = '' } = call.params
    const all = removableOf(world, account)
    const found = all.find((resource) => resource.id === id)
    const others = found ? dependentsOf(all, [id]) : []
    if (others.length > 0 && call.query.get('cascade') !== 'true') {
      throw refuse('cascade-required', { resources: others, detail: 'Remove these first, or send cascade=true.' })
    }
    const locked = all.find((resource) => [id, ...others].includes(resource.id) && !resource.deletable)
    if (locked?.why) throw refuse('not-permitted', { detail: locked.why })
    const plan = planFor(world, account, { mode: 'immediate', include: found ? [id, ...others] : [] })
    return accepted(world, call, account, beginRun(world, account, plan, { verb: 'delete' }, world.clock.now()))
  })
}

/** The answer to what takes a while. */
export function accepted(world: World, { basePath }: Call, account: AccountRow, run: Run): Reply {
  const reply = snapshotReply(operationView(world, account, run), 202)
  return { ...reply, headers: { ...reply.headers, Location: `${basePath}/operations/${run.head.id}` } }
}

const planInput: v.GenericSchema<PlanInput> = v.object({
  mode: v.string(),
  include: v.exactOptional(v.array(v.string())),
  retain: v.exactOptional(v.array(v.string())),
  onFailure: v.exactOptional(v.string()),
})

/** What closing would remove. Nothing changes but that the plan is remembered. */
export function plan(world: World, call: Call): Reply {
  const account = requireAccount(world, call)
  const input = readInput(call, planInput)
  const { plan: content } = planFor(world, account, input)
  const id = world.storage.transaction(() => world.newId('plan'))
  const etag = etagOf({ ...content, id })
  const expiresAt = toInstant(world.clock.now() + planLifetime)
  const row: PlanRow = { id, account: account.id, input, etag, expiresAt, basis: basisOf(removableOf(world, account)) }
  world.storage.transaction(() => world.plans.set(id, row))
  const body: Plan = { ...snapshot({ ...content, id, subject: subjectOf(account), expiresAt }, world.clock), etag }
  return snapshotReply(body)
}

/** The tasks of a plan, for as long as it is what would be done. */
export function planTasks(world: World, call: Call): Reply {
  requireSession(call)
  const row = world.plans.get(call.params.plan ?? '')
  if (!row) throw refuse('not-found')
  const account = ownAccount(world, call, row.account)
  requireFreshPlan(world, account, row)
  const { tasks } = planFor(world, account, row.input)
  return { status: 200, body: paged(() => queryTasks(tasks, pageOf(call.query), row.id)) }
}

/** @throws Refusal `plan-stale` when it is too old, or when there is something else to be removed now. */
export function requireFreshPlan(world: World, account: AccountRow, row: PlanRow): void {
  const isOld = world.clock.now() >= Date.parse(row.expiresAt)
  if (isOld || row.basis !== basisOf(removableOf(world, account))) throw refuse('plan-stale')
}
