import { type Reply, snapshotReply } from '../reply.js'
import { type Server, snapshot } from '../server.js'
import { requirePermission, requireSession } from './guards.js'
import type { Call } from './route.js'

/** How closing works for this subject. */
export function readDescriptor(server: Server, call: Call): Reply {
  requireSession(server)
  requirePermission(server, call)
  return snapshotReply(snapshot(server.scenario.descriptor, server.clock))
}
