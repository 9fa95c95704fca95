import { isBlocking } from './account.js'
import type { Check, RemedyRule, Resource } from './scenario.js'
import type { Blocker, Money, Remedy } from './wire.js'

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
    resources: { sample: blocking.map((resource) => resource.name) },
    remedies: check.remedies.map(toRemedy),
  }
}

/** What is known when the check itself fails: nothing. */
export function failedCheck(check: Check): Blocker {
  return row(check, 'error', check.details.error)
}

function row({ id, code, title, who }: Check, state: Blocker['state'], detail: string): Blocker {
  return { id, code, state, title, detail, who, remedies: [] }
}

function toRemedy({ id, kind, label, href, destructive }: RemedyRule): Remedy {
  return { id, kind, label, available: true, ...(href && { href }), ...(destructive && { destructive }) }
}

function totalOf(resources: readonly Resource[]): { readonly amount?: Money } {
  const amounts = resources.flatMap((resource) => resource.amount ?? [])
  const [first] = amounts
  if (!first) return {}
  const total = amounts.reduce((sum, amount) => sum + BigInt(amount.minor), 0n)
  return { amount: { currency: first.currency, minor: total.toString() } }
}
