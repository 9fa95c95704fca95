import * as v from 'valibot'
import { openSession, sessionView } from '../accounts.js'
import { cancelBySignIn } from '../closures.js'
import { readInput } from '../input.js'
import { refuse } from '../problems.js'
import type { Reply } from '../reply.js'
import type { World } from '../world.js'
import { requireSession } from './guards.js'
import type { Call } from './route.js'

const signInInput = v.object({ user: v.string() })

/**
 * Signs somebody in, without a password. The browser, where there is one, is theirs then. A scheduled closure that says
 * so is cancelled by it.
 */
export function signIn(world: World, call: Call): Reply {
  const { user } = readInput(call, signInInput)
  if (!world.users.get(user)) throw refuse('not-found', { detail: 'There is no such user.' })
  const session = world.storage.transaction(() => {
    cancelBySignIn(world, user)
    return openSession(world, user)
  })
  if (world.browser.session !== undefined) world.browser.session = session.id
  const headers = { 'Set-Cookie': `session=${session.id}; HttpOnly; SameSite=Strict; Path=/` }
  return { status: 201, headers, body: { token: session.id, ...sessionView(world, session) } }
}

/** Who is signed in. */
export function session(world: World, call: Call): Reply {
  return { status: 200, body: sessionView(world, requireSession(call)) }
}

/** Ends the session. No closure can be read with it from then on. */
export function signOut({ sessions, storage }: World, call: Call): Reply {
  const current = requireSession(call)
  storage.transaction(() => sessions.set(current.id, { ...current, status: 'signed_out' }))
  return { status: 204 }
}

const passwordInput = v.object({ password: v.exactOptional(v.string(), '') })

/** Takes any password that is not empty. */
export function reauthenticate(world: World, call: Call): Reply {
  const current = requireSession(call)
  const { password } = readInput(call, passwordInput)
  if (password === '') throw refuse('password-rejected')
  const renewed = { ...current, authenticatedAt: world.clock.now(), stale: false }
  world.storage.transaction(() => world.sessions.set(current.id, renewed))
  return { status: 200, body: sessionView(world, renewed) }
}
