import { refuse } from '../problems.js'
import { type Reply, snapshotReply } from '../reply.js'
import { createReport, runCheck } from '../report.js'
import type { Check } from '../scenario.js'
import { type Server, snapshot } from '../server.js'
import { fingerprintOf, requireKey, requirePermission, requireSession } from './guards.js'
import type { Call } from './route.js'

/** How late F12 answers, in milliseconds. */
const lateness = 1500

/** All blockers in one snapshot. */
export function readBlockers(server: Server, call: Call): Promise<Reply> {
  requireSession(server)
  requirePermission(server, call)
  return sendRead(server, snapshotReply(createReport(server)))
}

/** One blocker, so that a single row can be tried again. Answers 503 when its check fails. */
export function readBlocker(server: Server, call: Call): Promise<Reply> {
  requireSession(server)
  requirePermission(server, call)
  const check = findCheck(server, call)
  const blocker = runCheck(server, check)
  if (blocker.state === 'error') throw refuse('unavailable', { detail: check.details.error })
  return sendRead(server, snapshotReply(snapshot(blocker, server.clock)))
}

/** Does what an action remedy does, and answers the new report. */
export function applyRemedy(server: Server, call: Call): Promise<Reply> {
  requireSession(server)
  requirePermission(server, call)
  return server.keys.once(requireKey(call), fingerprintOf(call), async () => {
    const current = server.closures.current()
    if (current) throw refuse('closure-exists', { closure: current.closure.id })
    const check = findCheck(server, call)
    const remedy = check.remedies.find(({ id }) => id === call.params.remedy)
    if (remedy?.kind !== 'action') throw refuse('not-found', { detail: 'This blocker has no such action.' })
    server.account.settle(check, remedy.leadsTo)
    return snapshotReply(createReport(server))
  })
}

function findCheck({ scenario }: Server, { params }: Call): Check {
  const check = scenario.checks.find(({ id }) => id === params.blocker)
  if (!check) throw refuse('not-found', { detail: 'There is no such blocker.' })
  return check
}

async function sendRead({ faults, clock }: Server, reply: Reply): Promise<Reply> {
  if (faults.strike('F12')) await clock.sleep(lateness)
  return reply
}
