import { scenarioOf } from '../accounts.js'
import { currentClosure } from '../closures.js'
import { refuse } from '../problems.js'
import type { AccountRow, ClosureRow, SessionRow } from '../rows.js'
import type { World } from '../world.js'
import type { Call } from './route.js'

/** @throws Refusal `session-ended` unless signed in. */
export function requireSession({ caller }: Call): SessionRow {
  if (caller.session?.status !== 'active') throw refuse('session-ended')
  return caller.session
}

/**
 * The account of the path, for somebody who may close it. Permission comes before any look at what exists, so that a
 * stranger cannot find out by asking.
 *
 * @throws Refusal `session-ended`, `not-permitted`
 */
export function requireAccount(world: World, call: Call): AccountRow {
  return permitted(world, requireSession(call), findAccount(world, call))
}

/**
 * Also lets the caller in whose session was ended by the closure of this account, within the receipt window. When the
 * answer to the start was lost, so was the status token, and this is the only way left to learn what became of it.
 *
 * @throws Refusal `session-ended`, `not-permitted`
 */
export function requireAccountOrReceipt(world: World, call: Call): AccountRow {
  const { session } = call.caller
  const account = findAccount(world, call)
  const isRecognised =
    session?.status === 'closed' && account && currentClosure(world, account)?.id === session.closedBy
  return permitted(world, isRecognised ? session : requireSession(call), account)
}

/** The account with this id, for somebody who may close it. What belongs to others is not there. */
export function ownAccount(world: World, call: Call, id: string): AccountRow {
  const session = requireSession(call)
  const account = world.accounts.get(id)
  if (!account?.owners.includes(session.user)) throw refuse('not-found')
  return permitted(world, session, account)
}

function findAccount({ accounts }: World, { params }: Call): AccountRow | undefined {
  return accounts.get(`${params.kind}/${params.id}`)
}

function permitted(world: World, { user }: SessionRow, account: AccountRow | undefined): AccountRow {
  if (!account?.owners.includes(user)) throw refuse('not-permitted')
  if (world.faults.hasStruck('F24', account)) throw refuse('not-permitted', scenarioOf(world, account).faults.whoCan)
  return account
}

/**
 * The closure of the path, by status token or by session. One answer for a wrong token, an old one and a closure that
 * is not there: a stranger learns nothing.
 *
 * @throws Refusal `status-token-invalid`, `session-ended`, `not-permitted`, `not-found`
 */
export function requireClosure(world: World, call: Call, id: string | undefined): ClosureRow {
  const { opens, isStranger } = call.caller
  if (opens ? opens.id !== id : isStranger) throw refuse('status-token-invalid')
  if (opens) return opens
  requireSession(call)
  const closure = world.closures.get(id ?? '')
  if (!closure) throw refuse('not-found')
  ownAccount(world, call, closure.account)
  return closure
}

/** @throws Refusal `precondition-required` without an `Idempotency-Key`. */
export function requireKey({ headers }: Call): string {
  const key = headers.get('Idempotency-Key')
  if (!key) throw refuse('precondition-required', { detail: 'Send an Idempotency-Key, the same for each retry.' })
  return key
}

/** @throws Refusal `closure-exists` while the account is being closed. */
export function refuseWhileClosing(world: World, account: AccountRow): void {
  const current = currentClosure(world, account)
  if (current) throw refuse('closure-exists', { closure: current.id })
}
