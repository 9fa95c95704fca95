import type { Blocker, Money, Remedy } from '@offboard/core/closure'
import type { Check, RemedyRule, Resource } from './scenario.js'

/** Whether this thing makes this check block. */
export function isBlocking(check: Check, resource: Resource): boolean {
  return resource.kind === check.resourceKind && resource.state === check.blockingState
}

/** What one check finds. A remedy is listed only while there is something for it to do. */
export function evaluateCheck(check: Check, resources: readonly Resource[]): Blocker {
  const ofKind = resources.filter((resource) => resource.kind === check.resourceKind)
  const blocking = ofKind.filter((resource) => isBlocking(check, resource))
  if (ofKind.length === 0) return row(check, 'not_applicable', check.details.notApplicable)
  if (blocking.length === 0) return row(check, 'resolved', check.details.resolved)
  return {
    ...row(check, 'blocking', check.details.blocking[blocking.length === 1 ? 'one' : 'other']),
    ...totalOf(blocking),
    count: { value: blocking.length, exact: true },
    samples: blocking.slice(0, sampleSize).map((resource) => resource.name),
    remedies: check.remedies.map(toRemedy),
  }
}

/** How many of the names a blocker brings. */
const sampleSize = 10

/** What is known when the check itself fails: nothing. */
export function failedCheck(check: Check): Blocker {
  return row(check, 'error', check.details.error)
}

function row({ id, code, title, who }: Check, state: Blocker['state'], detail: string): Blocker {
  return { id, code, state, title, detail, who, remedies: [] }
}

function toRemedy(rule: RemedyRule): Remedy {
  const { leadsTo: _, ...remedy } = { leadsTo: undefined, ...rule }
  return { ...remedy, available: true }
}

function totalOf(resources: readonly Resource[]): { readonly amount?: Money } {
  const amounts = resources.flatMap((resource) => resource.amount ?? [])
  const [first] = amounts
  if (!first) return {}
  const total = amounts.reduce((sum, amount) => sum + BigInt(amount.minor), 0n)
  return { amount: { currency: first.currency, minor: total.toString() } }
}
