import type { ActiveClosure } from '@offboard/core/closure'
import * as v from 'valibot'
import { closureView, confirmClosure, currentClosure, isOver, ownClosureView, takeBack } from '../closures.js'
import { once } from '../idempotency.js'
import { readInput } from '../input.js'
import { refuse } from '../problems.js'
import { type Reply, snapshotReply } from '../reply.js'
import type { AccountRow, ClosureRow } from '../rows.js'
import type { World } from '../world.js'
import { ownAccount, requireAccountOrReceipt, requireClosure, requireSession } from './guards.js'
import type { Call } from './route.js'

/**
 * The closure under way, or the one that this caller has just completed. The second is no longer active, but whoever
 * lost the answer to the start asks here first and would take `null` for "nothing was started". It brings the status
 * token again, which was lost with that answer.
 */
export function active(world: World, call: Call): Reply {
  const account = requireAccountOrReceipt(world, call)
  if (call.query.get('state') !== 'active') {
    throw refuse('invalid-request', { detail: 'Only closures?state=active can be read.' })
  }
  const current = currentClosure(world, account)
  const isOwn = current?.startedBy === call.caller.session?.user
  const closure = current ? (isOwn ? ownClosureView(world, current) : closureView(world, current)) : null
  return { status: 200, body: { closure } satisfies Omit<ActiveClosure, 'serverTime'> }
}

/** With a session, or signed out with the status token. The token is not sent back. */
export function closure(world: World, call: Call): Reply {
  return snapshotReply(closureView(world, requireClosure(world, call, call.params.closure)))
}

/** The answer to a start. */
export function closureReply(world: World, { basePath }: Call, row: ClosureRow): Reply {
  const reply = snapshotReply(ownClosureView(world, row), isOver(row) ? 201 : 202)
  return { ...reply, headers: { ...reply.headers, Location: `${basePath}/closures/${row.id}` } }
}

const confirmInput = v.object({ token: v.string() })

/**
 * Redeems the token of the e-mail, with or without a session: whoever has the link has the e-mail. Somebody else's
 * session is refused. Redeemed again, it answers how the closure stands.
 */
export function confirm(world: World, call: Call): Promise<Reply> {
  const { token } = readInput(call, confirmInput)
  const row = world.closures.get(call.params.closure ?? '')
  if (!row?.mailToken || row.mailToken !== token) throw refuse('token-invalid')
  const { session } = call.caller
  if (session?.status === 'active' && session.user !== row.startedBy) {
    throw refuse('not-permitted', { detail: 'This link was sent to another user. Sign in as that one.' })
  }
  return once(world, call, `mail ${row.id}`, () => {
    if (row.content.state === 'expired') throw refuse('token-invalid', { closure: row.id })
    if (row.content.state !== 'awaiting_confirmation') return snapshotReply(closureView(world, row))
    return keep(world, confirmClosure(world, accountOf(world, row), row))
  })
}

/** Takes it back before it takes effect. */
export function cancel(world: World, call: Call): Promise<Reply> {
  const row = requireOwnClosure(world, call)
  return once(world, call, requireSession(call).user, () => {
    if (row.content.state === 'cancelled') return snapshotReply(closureView(world, row))
    if (!row.content.reversible || row.content.state === 'completed') throw tooLate(row)
    return keep(world, takeBack(world, accountOf(world, row), row, 'cancelled'))
  })
}

/** Brings back what was closed, within the undo window. */
export function restore(world: World, call: Call): Promise<Reply> {
  const row = requireOwnClosure(world, call)
  return once(world, call, requireSession(call).user, () => {
    if (row.content.state === 'restored') return snapshotReply(closureView(world, row))
    const { reversible, state } = row.content
    if (state !== 'completed' || !reversible?.by.includes('ui')) throw tooLate(row)
    return keep(world, takeBack(world, accountOf(world, row), row, 'restored'))
  })
}

function requireOwnClosure(world: World, call: Call): ClosureRow {
  requireSession(call)
  const row = world.closures.get(call.params.closure ?? '')
  if (!row) throw refuse('not-found')
  ownAccount(world, call, row.account)
  return row
}

function accountOf({ accounts }: World, { account }: ClosureRow): AccountRow {
  const found = accounts.get(account)
  if (!found) throw refuse('not-found')
  return found
}

function keep(world: World, row: ClosureRow): Reply {
  world.closures.set(row.id, row)
  return snapshotReply(closureView(world, row))
}

function tooLate({ id, content }: ClosureRow): Error {
  return refuse('not-reversible', { closure: id, detail: `The closure is ${content.state} and cannot be taken back.` })
}
