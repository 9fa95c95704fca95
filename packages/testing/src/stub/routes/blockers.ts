import { scenarioOf } from '../accounts.js'
import { isBlocking } from '../evaluate-check.js'
import { once } from '../idempotency.js'
import { beginRemoval } from '../operations.js'
import { refuse } from '../problems.js'
import { type Reply, snapshotReply } from '../reply.js'
import { createReport, lockOf, runCheck } from '../report.js'
import type { AccountRow } from '../rows.js'
import type { ActionRule, Check } from '../scenario.js'
import { snapshot, type World } from '../world.js'
import { refuseWhileClosing, requireAccount, requireSession } from './guards.js'
import { accepted } from './resources.js'
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

/** Does what an action remedy does, and answers the new report, or the operation that removes what blocks. */
export function resolve(world: World, call: Call): Promise<Reply> {
  const account = requireAccount(world, call)
  return once(world, call, requireSession(call).user, () => {
    refuseWhileClosing(world, account)
    const check = findCheck(world, account, call)
    const remedy = check.remedies.find(({ id }) => id === call.params.remedy)
    if (remedy?.kind !== 'action') throw refuse('not-found', { detail: 'This blocker has no such action.' })
    const locked = lockOf(world, account, check)
    if (locked !== undefined) throw refuse('not-permitted', { detail: locked })
    if (remedy.removes) {
      const going = [...world.resources(account.id).values()].filter((resource) => isBlocking(check, resource))
      const ids = going.map(({ id }) => id)
      return accepted(world, call, account, beginRemoval(world, account, ids))
    }
    settle(world, account, check, remedy)
    return snapshotReply(createReport(world, account))
  })
}

/** Takes what blocks into its state. What is not blocking stays as it is, so doing it twice does no harm. */
function settle(world: World, account: AccountRow, check: Check, { leadsTo, brings }: ActionRule): void {
  const table = world.resources(account.id)
  if (brings) table.set(brings.id, brings)
  if (leadsTo === undefined) return
  for (const resource of table.values()) {
    if (isBlocking(check, resource)) table.set(resource.id, { ...resource, state: leadsTo })
  }
}

function findCheck(world: World, account: AccountRow, { params }: Call): Check {
  const check = scenarioOf(world, account).checks.find(({ id }) => id === params.blocker)
  if (!check) throw refuse('not-found', { detail: 'There is no such blocker.' })
  return check
}
