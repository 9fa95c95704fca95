import { evaluateCheck, failedCheck } from './evaluate-check.js'
import type { Check } from './scenario.js'
import { type Server, snapshot } from './server.js'
import type { Blocker, BlockerReport } from './wire.js'

/** Runs one check. */
export function runCheck({ scenario, account, faults }: Server, check: Check): Blocker {
  const fails = check.id === scenario.faults.failingCheck && faults.strike('F14')
  return fails ? failedCheck(check) : evaluateCheck(check, account.resources())
}

/** Runs all checks. */
export function createReport(server: Server): BlockerReport {
  const blockers = server.scenario.checks.map((check) => runCheck(server, check))
  const complete = blockers.every(({ state }) => state !== 'error')
  return snapshot({ blockers, complete, verdict: verdictOf(blockers, complete) }, server.clock)
}

function verdictOf(blockers: readonly Blocker[], complete: boolean): BlockerReport['verdict'] {
  if (!complete) return 'unknown'
  return blockers.some(({ state }) => state === 'blocking') ? 'blocked' : 'clear'
}
