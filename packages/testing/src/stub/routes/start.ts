import type { PlanInput, Reauthentication, StartInput } from '@offboard/core/closure'
import { matchesPhrase } from '@offboard/core/confirmation'
import * as v from 'valibot'
import { challengeOf, scenarioOf } from '../accounts.js'
import { advance } from '../advance.js'
import { closedBy, openClosure } from '../closures.js'
import { once } from '../idempotency.js'
import { readInput } from '../input.js'
import { refuse } from '../problems.js'
import type { Reply } from '../reply.js'
import { createReport } from '../report.js'
import type { AccountRow, ClosureRow, SessionRow } from '../rows.js'
import type { ModeRule } from '../scenario.js'
import { toInstant, type World } from '../world.js'
import { closureReply } from './closures.js'
import { refuseWhileClosing, requireAccountOrReceipt } from './guards.js'
import { requireFreshPlan } from './resources.js'
import type { Call } from './route.js'

/** How long F5 takes, in milliseconds. */
const slowness = 1200

/** How old a sign-in may be for a start, unless the scenario says it. */
const freshness: Reauthentication = { maxAgeSeconds: 300, methods: ['password'] }

/** F20. */
const passwordless: Reauthentication = { maxAgeSeconds: 300, methods: ['oauth', 'email_link'] }

const startInput: v.GenericSchema<StartInput> = v.object({
  mode: v.string(),
  plan: v.exactOptional(v.object({ id: v.string(), etag: v.string() })),
  acknowledgements: v.exactOptional(v.array(v.string())),
  challenge: v.exactOptional(v.object({ id: v.string(), value: v.string() })),
  reason: v.exactOptional(v.object({ choice: v.exactOptional(v.string()), note: v.exactOptional(v.string()) })),
})

/**
 * Closes the subject, or opens what leads there. The order matters: who asks, then whether it was done already under
 * this key, and only then whether it can be done. With the last two the other way round, the retry of a start whose
 * answer was lost would be told that the blockers have changed.
 */
export function start(world: World, call: Call): Promise<Reply> {
  const account = requireAccountOrReceipt(world, call)
  const { session } = call.caller
  if (!session) throw refuse('session-ended')
  const isSlow = world.faults.strike('F5', account)
  return once(
    world,
    call,
    session.user,
    () => closureReply(world, call, open(world, account, session, call, isSlow ? slowness : 0)),
    isSlow ? (reply) => whenClosed(world, call, reply) : undefined,
  )
}

function open(world: World, account: AccountRow, session: SessionRow, call: Call, slow: number): ClosureRow {
  refuseWhileClosing(world, account)
  const before = closedBy(world, account)
  if (before) throw refuse('gone', { closure: before.id, detail: 'It has been closed.' })
  requireFreshSession(world, account, session)
  const input = readInput(call, startInput)
  const mode = requireOfferedMode(world, account, input)
  requireReason(world, account, input)
  requireConfirmation(world, account, input)
  requireAgreedReport(world, account, call)
  const planInput = requirePlan(world, account, input)
  return openClosure(world, account, { mode, planInput, user: session.user, slowness: slow })
}

async function whenClosed(world: World, call: Call, reply: Reply): Promise<Reply> {
  await world.clock.sleep(slowness)
  world.storage.transaction(() => advance(world))
  const { id } = reply.body as { readonly id: string }
  const closure = world.closures.get(id)
  // The world was reset meanwhile.
  return closure ? closureReply(world, call, closure) : reply
}

/** RFC 9470. A session can be too old by its age, where the scenario sets one, or by F18. */
function requireFreshSession(world: World, account: AccountRow, session: SessionRow): void {
  const { clock, faults, sessions } = world
  const asked = scenarioOf(world, account).descriptor.confirmation.reauthentication
  const isOld = asked && clock.now() - session.authenticatedAt > asked.maxAgeSeconds * 1000
  const withoutPassword = faults.hasStruck('F20', account)
  const isStale = sessions.get(session.id)?.stale && (withoutPassword || faults.hasStruck('F18', account))
  if (!isOld && !isStale) return
  const { maxAgeSeconds, methods } = withoutPassword ? passwordless : (asked ?? freshness)
  const challenge = `Bearer error="insufficient_user_authentication", error_description="A more recent sign-in is needed", max_age="${maxAgeSeconds}"`
  throw refuse('reauthentication-required', { maxAgeSeconds, methods }, { 'WWW-Authenticate': challenge })
}

function requireOfferedMode(world: World, account: AccountRow, input: StartInput): ModeRule {
  const offered = scenarioOf(world, account).descriptor.modes.find(({ mode }) => mode === input.mode)
  if (!offered) throw refuse('mode-not-offered', { detail: 'Send one of the modes of the descriptor.' })
  return offered
}

function requireReason(world: World, account: AccountRow, { reason = {} }: StartInput): void {
  const asked = scenarioOf(world, account).descriptor.reason
  const errors: { pointer: string; detail: string }[] = []
  if (asked?.required && !reason.choice?.trim()) errors.push({ pointer: '/reason/choice', detail: 'Choose a reason.' })
  if (asked?.note?.required && !reason.note?.trim()) errors.push({ pointer: '/reason/note', detail: 'Say why.' })
  const most = asked?.note?.maxLength
  if (most !== undefined && [...(reason.note ?? '')].length > most) {
    errors.push({ pointer: '/reason/note', detail: `Use at most ${most} characters.` })
  }
  if (errors.length > 0) throw refuse('invalid-request', { detail: 'The reason is not complete.', errors })
}

function requireConfirmation(world: World, account: AccountRow, input: StartInput): void {
  const { acknowledgements } = scenarioOf(world, account).descriptor.confirmation
  const missing = acknowledgements.findIndex(({ id, required }) => required && !input.acknowledgements?.includes(id))
  if (missing >= 0) {
    const errors = [{ pointer: '/acknowledgements', detail: `${acknowledgements[missing]?.id} is not there.` }]
    throw refuse('confirmation-mismatch', { detail: 'A statement has not been agreed to.', errors })
  }
  const challenge = challengeOf(world, account)
  if (!challenge) return
  const { id, value } = input.challenge ?? { id: challenge.id, value: '' }
  if (id !== challenge.id) throw refuse('challenge-expired', { challenge })
  const { text, fallback = '', normalization } = challenge
  const isSame =
    normalization === 'exact' ? value === text : matchesPhrase(value, text) || isFallback(value, text, fallback)
  if (isSame) return
  throw refuse('confirmation-mismatch', { errors: [{ pointer: '/challenge/value', detail: 'This is another text.' }] })
}

/** CNF-2: a text with nothing to see in it matches nothing, so the fallback counts. */
function isFallback(value: string, text: string, fallback: string): boolean {
  return !matchesPhrase(text, text) && matchesPhrase(value, fallback)
}

function requirePlan(world: World, account: AccountRow, { plan }: StartInput): PlanInput | undefined {
  if (!plan) return undefined
  const row = world.plans.get(plan.id)
  if (row?.account !== account.id || row.etag !== plan.etag) throw refuse('plan-stale')
  requireFreshPlan(world, account, row)
  return row.input
}

function requireAgreedReport(world: World, account: AccountRow, { headers }: Call): void {
  const agreed = headers.get('If-Match')
  if (!agreed) {
    throw refuse('precondition-required', {
      detail: 'Send If-Match with the etag of the report that the user has seen.',
    })
  }
  const report = createReport(world, account)
  if (agreed === report.etag && report.verdict === 'clear') return
  throw refuse(
    'blockers-changed',
    { blockers: { ...report, serverTime: toInstant(world.clock.now()) }, currentEtag: report.etag },
    { ETag: report.etag },
  )
}
