import type { Blocker, Money, Remedy } from '@offboard/core/closure'
import { fill } from './say.js'
import type { Check, RemedyRule, Resource } from './scenario.js'

/** Whether this thing makes this check block. */
export function isBlocking(check: Check, resource: Resource): boolean {
  if (!isOfKind(check, resource) || resource.state === 'deleted') return false
  return (check.blockingState ?? resource.state) === resource.state || resource.state === 'deleting'
}

function isOfKind({ resourceKind, scope }: Check, resource: Resource): boolean {
  return resource.kind === resourceKind && (scope ?? resource.scope) === resource.scope
}

/**
 * What one check finds. A remedy is listed only while there is something for it to do.
 *
 * @param resources Also those that are deleted: what was there once is resolved, and not beside the point.
 * @param locked Why nothing can be done about it yet.
 */
export function evaluateCheck(check: Check, resources: readonly Resource[], locked?: string): Blocker {
  const ofKind = resources.filter((resource) => isOfKind(check, resource))
  const blocking = ofKind.filter((resource) => isBlocking(check, resource))
  const { details } = check
  if (ofKind.length === 0) return row(check, 'not_applicable', details.notApplicable)
  if (blocking.length === 0) return row(check, 'resolved', details.resolved)
  const isGoing = blocking.every(({ state }) => state === 'deleting')
  const detail = fill(details.blocking[blocking.length === 1 ? 'one' : 'other'], { count: blocking.length })
  return {
    ...(isGoing ? row(check, 'resolving', details.resolving ?? detail) : row(check, 'blocking', detail)),
    ...totalOf(blocking),
    count: { value: blocking.length, exact: true },
    samples: blocking.slice(0, sampleSize).map((resource) => resource.name),
    remedies: isGoing ? [] : check.remedies.map((rule) => toRemedy(rule, locked)),
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

function toRemedy(rule: RemedyRule, locked: string | undefined): Remedy {
  const { leadsTo: _, removes: _1, brings: _2, ...remedy } = rule.kind === 'action' ? rule : { ...noAction, ...rule }
  return locked === undefined ? { ...remedy, available: true } : { ...remedy, available: false, why: locked }
}

const noAction = { leadsTo: undefined, removes: undefined, brings: undefined }

function totalOf(resources: readonly Resource[]): { readonly amount?: Money } {
  const amounts = resources.flatMap((resource) => resource.amount ?? [])
  const [first] = amounts
  if (!first) return {}
  const total = amounts.reduce((sum, amount) => sum + BigInt(amount.minor), 0n)
  return { amount: { currency: first.currency, minor: total.toString() } }
}
