import type { CostReport, Money, Resource as WireResource } from '@offboard/core/closure'
import { resourcesOf, scenarioOf } from './accounts.js'
import { hash } from './etag.js'
import type { AccountRow } from './rows.js'
import type { Resource } from './scenario.js'
import { shape } from './shape.js'
import { toInstant, type World } from './world.js'

/** What there is to be removed, as it is sent. */
export function removableOf(world: World, account: AccountRow): readonly WireResource[] {
  return resourcesOf(world, account)
    .filter(({ removable }) => removable !== false)
    .map((resource) => shape(world, account, 'resource', toWire(resource)))
}

function toWire({ amount: _amount, removable: _removable, edges = [], ...resource }: Resource): WireResource {
  const lock = resource.protection?.[0]
  const isBusy = ['creating', 'deleting'].includes(resource.state)
  const why = lock?.text ?? (isBusy ? `It is still ${resource.state}.` : undefined)
  return { ...resource, edges, deletable: why === undefined, ...(why !== undefined && { why }) }
}

/** Another with each change of what there is to be removed. */
export function basisOf(resources: readonly WireResource[]): string {
  return hash(resources.map(({ id, state, edges }) => `${id} ${state} ${JSON.stringify(edges)}`).join('\n'))
}

/** What the account costs a month, by currency. */
export function costsOf(world: World, account: AccountRow): Omit<CostReport, 'serverTime'> {
  const charged = resourcesOf(world, account).flatMap(({ monthly, ...resource }) =>
    monthly ? [{ ...resource, monthly }] : [],
  )
  const lines =
    charged.length > mostLines
      ? linesByKind(charged)
      : charged.map(({ id, name, monthly }) => ({ resource: id, label: name, monthly }))
  const upcoming = (scenarioOf(world, account).upcoming ?? []).map(({ inMonths, ...invoice }) => ({
    ...invoice,
    on: toInstant(firstOfMonth(world.clock.now(), inMonths)),
  }))
  const content = { monthly: sumByCurrency(charged.map(({ monthly }) => monthly)), lines, upcoming }
  return shape(world, account, 'costs', content)
}

function firstOfMonth(now: number, ahead: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1)
}

/** With more than so many, there is one line for each kind and currency. */
const mostLines = 200

function linesByKind(charged: readonly { kind: string; monthly: Money }[]): CostReport['lines'] {
  const byKind = new Map<string, Money[]>()
  for (const { kind, monthly } of charged) {
    const known = byKind.get(kind)
    if (known) known.push(monthly)
    else byKind.set(kind, [monthly])
  }
  return [...byKind].flatMap(([label, amounts]) => sumByCurrency(amounts).map((monthly) => ({ label, monthly })))
}

function sumByCurrency(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, bigint>()
  for (const { currency, minor } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor))
  return [...sums].map(([currency, minor]) => ({ currency, minor: minor.toString() }))
}
