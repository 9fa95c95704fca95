import { refuse } from '../problems.js'
import type { Reply } from '../reply.js'
import { type Server, toInstant } from '../server.js'
import type { Session } from '../wire.js'
import { readObject, requireSession } from './guards.js'
import type { Call } from './route.js'

/** Who is signed in. */
export function readSession(server: Server): Reply {
  requireSession(server)
  return { status: 200, body: toSession(server) }
}

/** Ends the session. No closure can be read with it from then on. */
export function signOut(server: Server): Reply {
  requireSession(server)
  server.session.status = 'signed_out'
  return { status: 204 }
}

/** Takes any password that is not empty. */
export function reauthenticate(server: Server, call: Call): Reply {
  requireSession(server)
  const { password } = readObject(call)
  if (typeof password !== 'string' || password === '') throw refuse('password-rejected')
  server.session.authenticatedAt = server.clock.now()
  server.session.stale = false
  return { status: 200, body: toSession(server) }
}

function toSession({ scenario, session }: Server): Omit<Session, 'serverTime'> {
  return { user: scenario.user, authenticatedAt: toInstant(session.authenticatedAt) }
}
