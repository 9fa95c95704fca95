import type { Money, Plan, PlanInput, Resource, Snapshot, Task } from '@offboard/core/closure'
import { type DeprovisioningPlan, edgesOf, planDeprovisioning } from '@offboard/core/deprovisioning'
import { actorOf, type TaskRow, taskId } from './rows.js'

/** Something to be done that is no resource: an export, the end of billing, a message. */
export interface PlanStep {
  /** Like no resource's. */
  readonly id: string
  readonly kind: string
  readonly action: Task['action']
  readonly label: string
  /** Before all resources or after them, in the order given. */
  readonly at: 'first' | 'last'
}

export interface PlanOptions {
  /** The vendor's order of kinds. */
  readonly kindOrder?: readonly string[]
  /** What is done to each kind. Default `delete`. */
  readonly actions?: Readonly<Record<string, Task['action']>>
  readonly steps?: readonly PlanStep[]
  readonly finalInvoice?: NonNullable<Plan['cost']['finalInvoice']>
}

/** A plan without what only the server knows: its id, its subject, its dates and its etag. */
export type PlanContent = Omit<Plan, keyof Snapshot | 'id' | 'subject' | 'expiresAt'>

export interface CreatedPlan {
  readonly plan: PlanContent
  /** In the order in which they run. */
  readonly tasks: readonly TaskRow[]
  /** What goes along, by the resource that it goes with. */
  readonly cascades: DeprovisioningPlan['cascades']
}

/** Of these it can be undone, or it takes nothing away. An action that is not known cannot. */
const harmless: readonly string[] = ['export', 'disable', 'revoke_sessions', 'notify'] satisfies Task['action'][]

/** The same resources and input give the same plan, in whatever order the resources come. */
export function createPlan(resources: readonly Resource[], input: PlanInput, options: PlanOptions = {}): CreatedPlan {
  const { kindOrder = [], finalInvoice } = options
  const included = input.include && new Set([...input.include, ...dependentsOf(resources, input.include)])
  const meant = resources.filter(({ id }) => included?.has(id) ?? true).sort((a, b) => Number(a.id > b.id) || -1)
  const ids = new Set(meant.map(({ id }) => id))
  const order = planDeprovisioning({
    resources: meant,
    edges: edgesOf(meant),
    order: kindOrder,
    // What is gone already needs no retaining, nor does what is not included.
    retain: (input.retain ?? []).filter((id) => ids.has(id)),
  })
  const tasks = tasksOf(meant, order, options)
  const goes = new Set(order.waves.flat().flatMap((id) => [id, ...(order.cascades.get(id) ?? [])]))
  const byKind: Record<string, number> = {}
  for (const { kind } of tasks) byKind[kind] = (byKind[kind] ?? 0) + 1
  const pointOfNoReturn = tasks.find(({ action }) => !harmless.includes(action))?.id
  return {
    plan: {
      input,
      totals: { tasks: tasks.length, byKind },
      waves: tasks.at(-1)?.wave ?? 0,
      cycles: order.cycles,
      survivors: [...order.survivors, ...order.held],
      ...(pointOfNoReturn && { pointOfNoReturn }),
      cost: {
        monthlyBefore: monthly(resources, () => true),
        monthlyAfter: monthly(resources, ({ id }) => !goes.has(id)),
        ...(finalInvoice && { finalInvoice }),
      },
    },
    tasks,
    cascades: order.cascades,
  }
}

/**
 * What has to go before these or goes with them, over all levels, without themselves: for `cascade-required`, in the
 * order of the resources.
 */
export function dependentsOf(resources: readonly Resource[], ids: readonly string[]): readonly string[] {
  const dependents = new Map<string, string[]>()
  for (const { id, edges } of resources) {
    for (const { kind, to } of edges) {
      if (kind !== 'before' && kind !== 'cascade') continue
      const known = dependents.get(to)
      if (known) known.push(id)
      else dependents.set(to, [id])
    }
  }
  const found = new Set(ids)
  // What is added on the way is visited too.
  for (const id of found) for (const dependent of dependents.get(id) ?? []) found.add(dependent)
  const given = new Set(ids)
  return resources.flatMap(({ id }) => (found.has(id) && !given.has(id) ? [id] : []))
}

type About = Pick<Task, 'kind' | 'action' | 'label' | 'resource' | 'wave'>

interface Draft extends About {
  readonly id: string
  readonly needs: Set<string>
  readonly neededBy: Set<string>
}

function tasksOf(resources: readonly Resource[], order: DeprovisioningPlan, options: PlanOptions): readonly TaskRow[] {
  const { actions = {}, steps = [] } = options
  const drafts: Draft[] = []
  let wave = 0
  function add(id: string, about: About): Draft {
    const draft = { id: taskId(id), ...about, needs: new Set<string>(), neededBy: new Set<string>() }
    drafts.push(draft)
    return draft
  }
  function addSteps(at: PlanStep['at']): Draft | undefined {
    for (const { id, kind, action, label } of steps.filter((step) => step.at === at)) {
      const open = drafts.filter(({ neededBy }) => neededBy.size === 0)
      const step = add(id, { kind, action, label, wave: ++wave })
      for (const one of open) join(one, step)
    }
    return drafts.at(-1)
  }

  const first = addSteps('first')
  const byId = new Map(resources.map((one) => [one.id, one]))
  const byResource = new Map<string, Draft>()
  for (const ids of order.waves) {
    wave++
    for (const id of ids) {
      const { kind = '', name = '' } = byId.get(id) ?? {}
      byResource.set(id, add(id, { resource: id, kind, action: actions[kind] ?? 'delete', label: name, wave }))
    }
  }
  for (const [owner, ids] of order.cascades) {
    const draft = byResource.get(owner)
    if (draft) for (const id of ids) byResource.set(id, draft)
  }
  for (const { id, edges } of resources) {
    for (const edge of edges) if (edge.kind === 'before') join(byResource.get(id), byResource.get(edge.to))
  }
  for (const draft of byResource.values()) if (draft.needs.size === 0) join(first, draft)
  addSteps('last')
  return drafts.map(({ needs, neededBy, ...about }, position) => ({
    ...about,
    actor: actorOf(about.action),
    status: 'pending',
    attempt: 0,
    version: 0,
    position,
    needs: [...needs],
    neededBy: [...neededBy],
  }))
}

function join(from: Draft | undefined, to: Draft | undefined): void {
  if (!from || !to || from === to) return
  from.neededBy.add(to.id)
  to.needs.add(from.id)
}

/** One amount a currency, in their order. Nothing is added up across currencies. */
function monthly(resources: readonly Resource[], isMeant: (resource: Resource) => boolean): readonly Money[] {
  const sums = new Map<string, bigint>()
  for (const one of resources) {
    if (!one.monthly) continue
    const { currency, minor } = one.monthly
    // A currency that costs nothing any more says so.
    sums.set(currency, (sums.get(currency) ?? 0n) + (isMeant(one) ? BigInt(minor) : 0n))
  }
  return [...sums].sort(([a], [b]) => Number(a > b) || -1).map(([currency, minor]) => ({ currency, minor: `${minor}` }))
}
