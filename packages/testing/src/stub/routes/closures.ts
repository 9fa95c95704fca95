import type { ClosureRecord } from '../closure-store.js'
import { refuse } from '../problems.js'
import { type Reply, snapshotReply } from '../reply.js'
import { type Server, snapshot } from '../server.js'
import type { ActiveClosure, Closure } from '../wire.js'
import { requirePermission, requireSession, requireSessionOrReceipt } from './guards.js'
import type { Call } from './route.js'

/**
 * The closure under way, or the one that this caller has just completed. The second is no longer active, but whoever
 * lost the answer to the start asks here first and would take `null` for "nothing was started". It brings the status
 * token again, which was lost with that answer.
 */
export function readActiveClosure(server: Server, call: Call): Reply {
  requireSessionOrReceipt(server)
  requirePermission(server, call)
  if (call.query.get('state') !== 'active') {
    throw refuse('invalid-request', { detail: 'Only closures?state=active can be read.' })
  }
  const current = server.closures.current()
  const body: Omit<ActiveClosure, 'serverTime'> = { closure: current ? withToken(server, current) : null }
  return { status: 200, body }
}

/** With a session, or signed out with the status token. The token is not sent back. */
export function readClosure(server: Server, call: Call): Reply {
  const record = server.closures.find(call.params.closure ?? '')
  const token = /^Bearer (.+)$/i.exec(call.headers.get('Authorization') ?? '')?.[1]
  if (token) requireStatusToken(server, record, token)
  else {
    requireSession(server)
    requirePermission(server, { ...call, params: { ...server.scenario.descriptor.subject } })
  }
  if (!record) throw refuse('not-found')
  return snapshotReply(snapshot(record.closure, server.clock))
}

/** The answer to a start. */
export function closureReply(server: Server, record: ClosureRecord, { status, headers }: Omit<Reply, 'body'>): Reply {
  const reply = snapshotReply(withToken(server, record), status)
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

function withToken({ clock }: Server, { closure, statusToken }: ClosureRecord): Closure {
  return { ...snapshot(closure, clock), statusToken }
}

/** One answer for a wrong token, an old one and a closure that is not there: a stranger learns nothing. */
function requireStatusToken({ clock }: Server, record: ClosureRecord | undefined, token: string): void {
  const known = record?.statusToken
  if (known?.value === token && clock.now() < Date.parse(known.expiresAt)) return
  throw refuse('status-token-invalid')
}
