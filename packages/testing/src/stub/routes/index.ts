import type { Fault } from '../faults/fault.js'
import { type FaultId, faults } from '../faults/index.js'
import { refuse } from '../problems.js'
import { Refusal, type Reply } from '../reply.js'
import type { AccountRow } from '../rows.js'
import type { World } from '../world.js'
import { blocker, blockers, resolve } from './blockers.js'
import { active, cancel, closure, confirm, restore } from './closures.js'
import { arrange, clock, disableFault, enableFault, inspectWorld, mails, reset } from './control.js'
import { describe } from './descriptor.js'
import { feedback } from './feedback.js'
import { operation, retain, retry, startExport, stop, tasks, watch } from './operations.js'
import { costs, plan, planTasks, removeResource, resources } from './resources.js'
import type { Call, Route, RouteName } from './route.js'
import { reauthenticate, session, signIn, signOut } from './session.js'
import { start } from './start.js'

const subject = '/subjects/:kind/:id'

const routes: readonly Route[] = [
  { name: 'describe', method: 'GET', path: `${subject}/closure-descriptor`, handle: describe },
  { name: 'blockers', method: 'GET', path: `${subject}/blockers`, handle: blockers },
  { name: 'blocker', method: 'GET', path: `${subject}/blockers/:blocker`, handle: blocker },
  { name: 'resolve', method: 'POST', path: `${subject}/blockers/:blocker/remedies/:remedy`, handle: resolve },
  { name: 'resources', method: 'GET', path: `${subject}/resources`, handle: resources },
  { name: 'removeResource', method: 'DELETE', path: `${subject}/resources/:resource`, handle: removeResource },
  { name: 'costs', method: 'GET', path: `${subject}/costs`, handle: costs },
  { name: 'plan', method: 'POST', path: `${subject}/plans`, handle: plan },
  { name: 'planTasks', method: 'GET', path: '/plans/:plan/tasks', handle: planTasks },
  { name: 'startExport', method: 'POST', path: `${subject}/exports`, handle: startExport },
  { name: 'active', method: 'GET', path: `${subject}/closures`, handle: active },
  { name: 'start', method: 'POST', path: `${subject}/closures`, handle: start },
  { name: 'closure', method: 'GET', path: '/closures/:closure', handle: closure },
  { name: 'confirm', method: 'POST', path: '/closures/:closure/confirm', handle: confirm },
  { name: 'cancel', method: 'POST', path: '/closures/:closure/cancel', handle: cancel },
  { name: 'restore', method: 'POST', path: '/closures/:closure/restore', handle: restore },

  { name: 'operation', method: 'GET', path: '/operations/:operation', handle: operation },
  { name: 'tasks', method: 'GET', path: '/operations/:operation/tasks', handle: tasks },
  { name: 'watch', method: 'GET', path: '/operations/:operation/events', handle: watch },
  { name: 'retry', method: 'POST', path: '/operations/:operation/retry', handle: retry },
  { name: 'retain', method: 'POST', path: '/operations/:operation/retain', handle: retain },
  { name: 'stop', method: 'POST', path: '/operations/:operation/stop', handle: stop },
  { name: 'feedback', method: 'POST', path: '/closure-feedback', handle: feedback },

  { name: 'signIn', method: 'POST', path: '/sessions', handle: signIn },
  { name: 'session', method: 'GET', path: '/session', handle: session },
  { name: 'signOut', method: 'DELETE', path: '/session', handle: signOut },
  { name: 'reauthenticate', method: 'POST', path: '/session/reauthenticate', handle: reauthenticate },
  { name: 'inspect', method: 'GET', path: '/_stub', handle: inspectWorld },
  { name: 'arrange', method: 'POST', path: '/_stub/arrange', handle: arrange },
  { name: 'enableFault', method: 'PUT', path: '/_stub/faults/:fault', handle: enableFault },
  { name: 'disableFault', method: 'DELETE', path: '/_stub/faults/:fault', handle: disableFault },
  { name: 'clock', method: 'POST', path: '/_stub/clock', handle: clock },
  { name: 'reset', method: 'POST', path: '/_stub/reset', handle: reset },
  { name: 'mails', method: 'GET', path: '/_stub/mails', handle: mails },
]

/** Answers with the route for this method and path. A refusal is an answer too. */
export async function dispatch(world: World, call: Omit<Call, 'params'>): Promise<Reply> {
  try {
    const { route, params } = findRoute(call)
    return await answer(world, route, { ...call, params })
  } catch (error) {
    if (error instanceof Refusal) return error.reply
    throw error
  }
}

async function answer(world: World, route: Route, call: Call): Promise<Reply> {
  const account = accountOf(world, call)
  const names = isOfContract(route) ? ([route.name, 'any'] as const) : [route.name]
  const struck = names.flatMap((name) => strikes(world, name, account).map((fault) => ({ fault, name })))
  for (const { fault, name } of struck) {
    const reply = fault.before?.[name]?.(world, call, account)
    if (reply) return reply
  }
  let reply = await route.handle(world, call)
  for (const { fault, name } of struck) reply = (await fault.after?.[name]?.(reply, world, call)) ?? reply
  return reply
}

/** The switches themselves go on working. */
function isOfContract({ path }: Route): boolean {
  return !path.startsWith('/_stub') && !path.startsWith('/session')
}

/** The faults that happen on this call, each counted once. */
function strikes({ faults: panel }: World, name: RouteName | 'any', account: AccountRow | undefined): readonly Fault[] {
  const ids = Object.keys(faults) as FaultId[]
  return ids
    .filter((id) => faults[id].before?.[name] || faults[id].after?.[name])
    .filter((id) => panel.strike(id, account))
    .map((id) => faults[id])
}

function accountOf({ accounts, closures, plans, runs }: World, { params }: Call): AccountRow | undefined {
  const own = closures.get(params.closure ?? '') ?? runs.get(params.operation ?? '') ?? plans.get(params.plan ?? '')
  return accounts.get(own?.account ?? `${params.kind}/${params.id}`)
}

function findRoute({ method, path }: Omit<Call, 'params'>): { readonly route: Route; readonly params: Call['params'] } {
  const matches = routes.flatMap((route) => {
    const params = matchPath(route.path, path)
    return params ? [{ route, params }] : []
  })
  // What can be read can be asked for without its body.
  const wanted = method === 'HEAD' ? 'GET' : method
  const match = matches.find(({ route }) => route.method === wanted)
  if (match) return match
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
