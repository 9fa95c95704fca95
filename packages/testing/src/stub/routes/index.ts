import { refuse } from '../problems.js'
import type { Reply } from '../reply.js'
import type { Server } from '../server.js'
import { applyRemedy, readBlocker, readBlockers } from './blockers.js'
import { readActiveClosure, readClosure } from './closures.js'
import { readDescriptor } from './descriptor.js'
import type { Call, Route } from './route.js'
import { readSession, reauthenticate, signOut } from './session.js'
import { startClosure } from './start.js'

const subject = '/subjects/:kind/:id'

const routes: readonly Route[] = [
  { method: 'GET', path: '/session', handle: readSession },
  { method: 'DELETE', path: '/session', handle: signOut },
  { method: 'POST', path: '/session/reauthenticate', handle: reauthenticate },
  { method: 'GET', path: `${subject}/closure-descriptor`, handle: readDescriptor },
  { method: 'GET', path: `${subject}/blockers`, handle: readBlockers },
  { method: 'GET', path: `${subject}/blockers/:blocker`, handle: readBlocker },
  { method: 'POST', path: `${subject}/blockers/:blocker/remedies/:remedy`, handle: applyRemedy },
  { method: 'GET', path: `${subject}/closures`, handle: readActiveClosure },
  { method: 'POST', path: `${subject}/closures`, handle: startClosure },
  { method: 'GET', path: '/closures/:closure', handle: readClosure },
]

/**
 * Answers with the route for this method and path.
 *
 * @throws Refusal `not-found`, `method-not-allowed`, or what the route throws.
 */
export async function dispatch(server: Server, call: Omit<Call, 'params'>): Promise<Reply> {
  const matches = routes.flatMap((route) => {
    const params = matchPath(route.path, call.path)
    return params ? [{ route, params }] : []
  })
  const match = matches.find(({ route }) => route.method === call.method)
  if (match) return match.route.handle(server, { ...call, params: match.params })
  if (matches.length === 0) throw refuse('not-found')
  throw refuse('method-not-allowed', {}, { Allow: matches.map(({ route }) => route.method).join(', ') })
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const names = pattern.split('/')
  const values = path.split('/')
  if (names.length !== values.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? ''
    if (name.startsWith(':')) params[name.slice(1)] = decode(value)
    else if (name !== value) return undefined
  }
  return params
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone `%` names nothing that exists, so it may stay.
    return text
  }
}
