import { scenarioOf } from '../accounts.js'
import { currentClosure } from '../closures.js'
import { isBlocking } from '../evaluate-check.js'
import { once } from '../idempotency.js'
import { refuse } from '../problems.js'
import { type Reply, snapshotReply } from '../reply.js'
import { createReport, runCheck } from '../report.js'
import type { AccountRow } from '../rows.js'
import type { Check } from '../scenario.js'
import { snapshot, type World } from '../world.js'
import { requireAccount, requireSession } from './guards.js'
import type { Call } from './route.js'

/** All blockers in one snapshot. */
export function blockers(world: World, call: Call): Reply {
  return snapshotReply(createReport(world, requireAccount(world, call)))
}

/** One blocker, so that a single row can be tried again. Answers 503 when its check fails. */
export function blocker(world: World, call: Call): Reply {
  const account = requireAccount(world, call)
  const check = findCheck(world, account, call)
  const found = runCheck(world, account, check)
  if (found.state === 'error') throw refuse('unavailable', { detail: check.details.error })
  return snapshotReply(snapshot(found, world.clock))
}

/** Does what an action remedy does, and answers the new report. */
export function resolve(world: World, call: Call): Promise<Reply> {
  const account = requireAccount(world, call)
  return once(world, call, requireSession(call).user, () => {
    refuseWhileClosing(world, account)
    const check = findCheck(world, account, call)
    const remedy = check.remedies.find(({ id }) => id === call.params.remedy)
    if (remedy?.kind !== 'action') throw refuse('not-found', { detail: 'This blocker has no such action.' })
    settle(world, account, check, remedy.leadsTo)
    return snapshotReply(createReport(world, account))
  })
}

/** @throws Refusal `closure-exists` while the account is being closed. */
export function refuseWhileClosing(world: World, account: AccountRow): void {
  const current = currentClosure(world, account)
  if (current) throw refuse('closure-exists', { closure: current.id })
}

/** Takes what blocks into this state. What is not blocking stays as it is, so doing it twice does no harm. */
function settle(world: World, account: AccountRow, check: Check, leadsTo: string): void {
  const table = world.resources(account.id)
  for (const resource of table.values()) {
    if (isBlocking(check, resource)) table.set(resource.id, { ...resource, state: leadsTo })
  }
}

function findCheck(world: World, account: AccountRow, { params }: Call): Check {
  const check = scenarioOf(world, account).checks.find(({ id }) => id === params.blocker)
  if (!check) throw refuse('not-found', { detail: 'There is no such blocker.' })
  return check
}
