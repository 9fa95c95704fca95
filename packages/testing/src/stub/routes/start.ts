import { type ClosureRecord, statusTokenLifetime } from '../closure-store.js'
import { refuse } from '../problems.js'
import type { Reply } from '../reply.js'
import { createReport } from '../report.js'
import { type Server, toInstant } from '../server.js'
import { closureReply } from './closures.js'
import { fingerprintOf, readObject, requireKey, requirePermission, requireSessionOrReceipt } from './guards.js'
import type { Call } from './route.js'

/** How long F5 takes, in milliseconds. */
const slowness = 1200

/** How old a sign-in may be for a start, in seconds. Told to the client; only F18 makes a session too old. */
const maxAgeSeconds = 300

const stepUpChallenge = [
  'Bearer error="insufficient_user_authentication"',
  'error_description="A more recent sign-in is needed"',
  `max_age="${maxAgeSeconds}"`,
].join(', ')

/**
 * Closes the subject. The order matters: who asks, then whether it was done already under this key, and only then
 * whether it can be done. With the last two the other way round, the retry of a start whose answer was lost would be
 * told that the blockers have changed.
 */
export async function startClosure(server: Server, call: Call): Promise<Reply> {
  const { faults, keys } = server
  if (faults.strike('http-500')) return { status: 500, body: 'Internal Server Error' }
  faults.strike('F24')
  requireSessionOrReceipt(server)
  requirePermission(server, call)
  const reply = await keys.once(requireKey(call), fingerprintOf(call), () => start(server, call))
  return faults.strike('F4') ? { ...reply, lost: true } : reply
}

async function start(server: Server, call: Call): Promise<Reply> {
  refuseSecondClosure(server)
  requireFreshSession(server)
  requireOfferedMode(server, call)
  requireAgreedReport(server, call)
  const begun = begin(server)
  // Kept before anything is destroyed: whoever asks meanwhile finds it, and a second start is refused.
  server.closures.save(begun)
  if (server.faults.strike('F5')) await server.clock.sleep(slowness)
  const completed = complete(server, begun)
  return closureReply(server, completed, {
    status: 201,
    headers: { Location: `${call.basePath}/closures/${completed.closure.id}` },
  })
}

function refuseSecondClosure({ closures }: Server): void {
  const current = closures.current()
  if (current) throw refuse('closure-exists', { closure: current.closure.id })
}

function requireFreshSession({ faults, session }: Server): void {
  if (faults.strike('F18')) session.stale = true
  if (!session.stale || !faults.hasStruck('F18')) return
  throw refuse(
    'reauthentication-required',
    { maxAgeSeconds, methods: ['password'] },
    { 'WWW-Authenticate': stepUpChallenge },
  )
}

function requireOfferedMode({ scenario }: Server, call: Call): void {
  const { mode } = readObject(call)
  if (scenario.descriptor.modes.some((offer) => offer.mode === mode)) return
  throw refuse('mode-not-offered', { detail: 'Send one of the modes of the descriptor.' })
}

function requireAgreedReport(server: Server, { headers }: Call): void {
  const agreed = headers.get('If-Match')
  if (!agreed) {
    throw refuse('precondition-required', {
      detail: 'Send If-Match with the etag of the report that the user has seen.',
    })
  }
  const { account, faults, newId, scenario } = server
  if (faults.strike('F1')) account.add({ ...scenario.faults.latecomer, id: newId(scenario.faults.latecomer.kind) })
  const report = createReport(server)
  if (agreed === report.etag && report.verdict === 'clear') return
  throw refuse('blockers-changed', { blockers: report, currentEtag: report.etag }, { ETag: report.etag })
}

function begin({ clock, newId, scenario }: Server): ClosureRecord {
  const { kind, id } = scenario.descriptor.subject
  return {
    closure: {
      id: newId('closure'),
      subject: { kind, id },
      state: 'in_progress',
      mode: 'immediate',
      requestedAt: toInstant(clock.now()),
      requestedBy: scenario.user.id,
      reversible: null,
    },
    statusToken: { value: newId('status_token'), expiresAt: toInstant(clock.now() + statusTokenLifetime) },
  }
}

function complete({ account, clock, closures, newId, scenario, session }: Server, begun: ClosureRecord): ClosureRecord {
  const { consequences, aftermath } = scenario.descriptor
  const effectiveAt = toInstant(clock.now())
  const receipt = {
    id: newId('receipt'),
    issuedAt: effectiveAt,
    what: consequences,
    retained: aftermath.retention,
    emailedTo: scenario.user.email,
  }
  const completed: ClosureRecord = {
    ...begun,
    closure: { ...begun.closure, state: 'completed', effectiveAt, receipt },
  }
  account.remove()
  session.status = 'closed'
  closures.save(completed)
  return completed
}
