import type { Blocker, BlockerReport } from '@offboard/core/closure'
import { scenarioOf } from './accounts.js'
import { evaluateCheck, failedCheck, isBlocking } from './evaluate-check.js'
import type { AccountRow } from './rows.js'
import type { Check } from './scenario.js'
import { shape } from './shape.js'
import { snapshot, type World } from './world.js'

/** Runs one check. */
export function runCheck(world: World, account: AccountRow, check: Check): Blocker {
  const { failingCheck } = scenarioOf(world, account).faults
  const fails = check.id === failingCheck && world.faults.strike('F14', account)
  const resources = [...world.resources(account.id).values()]
  return fails ? failedCheck(check) : evaluateCheck(check, resources, lockOf(world, account, check))
}

/** Why nothing can be done about this check yet. */
export function lockOf(world: World, account: AccountRow, { after }: Check): string | undefined {
  if (!after) return undefined
  const first = scenarioOf(world, account).checks.filter(({ id }) => after.checks.includes(id))
  const resources = [...world.resources(account.id).values()]
  const isLocked = first.some((check) => resources.some((resource) => isBlocking(check, resource)))
  return isLocked ? after.why : undefined
}

/** Runs all checks. */
export function createReport(world: World, account: AccountRow): BlockerReport {
  const blockers = scenarioOf(world, account).checks.map((check) => runCheck(world, account, check))
  const complete = blockers.every(({ state }) => state !== 'error')
  const content = { blockers, complete, verdict: verdictOf(blockers, complete) }
  return snapshot(shape(world, account, 'report', content), world.clock)
}

function verdictOf(blockers: readonly Blocker[], complete: boolean): BlockerReport['verdict'] {
  if (!complete) return 'unknown'
  return blockers.every(({ state }) => state === 'resolved' || state === 'not_applicable') ? 'clear' : 'blocked'
}
