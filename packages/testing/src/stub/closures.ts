import type { Closure, ModeOffer, PlanInput, Receipt } from '@offboard/core/closure'
import { resourcesOf, scenarioOf, subjectOf } from './accounts.js'
import { addDuration } from './duration.js'
import { beginRun, planFor } from './operations.js'
import { costsOf } from './resources.js'
import type { AccountRow, ClosureRow } from './rows.js'
import { fill, sayConsequences } from './say.js'
import type { ModeRule, VendorRule } from './scenario.js'
import { describeRun, type Run } from './teardown/index.js'
import { snapshot, toInstant, type World } from './world.js'

/** For how long, in milliseconds, the one who started a closure can still ask about it with the session that it ended. */
export const receiptWindow: number = 15 * 60 * 1000

/** For how long a status token opens its closure after the end that is expected, in milliseconds. */
export const statusTokenLifetime: number = 24 * 60 * 60 * 1000

/** For how long the link of an e-mail can be used, in milliseconds. */
export const mailTokenLifetime: number = 60 * 60 * 1000

const ended: ReadonlySet<string> = new Set(['completed', 'cancelled', 'rejected', 'restored', 'expired'])

/** Whether nothing more happens in it by itself. */
export function isOver({ content }: ClosureRow): boolean {
  return ended.has(content.state)
}

/** The closure that is open, or was completed within the receipt window. */
export function currentClosure({ closures, clock }: World, account: AccountRow): ClosureRow | undefined {
  const isCurrent = (closure: ClosureRow): boolean => {
    if (closure.account !== account.id) return false
    if (!isOver(closure)) return true
    const { state, effectiveAt } = closure.content
    return state === 'completed' && clock.now() < Date.parse(effectiveAt ?? '') + receiptWindow
  }
  return [...closures.values()].findLast(isCurrent)
}

/** The closure that has closed the account, and was not taken back. */
export function closedBy({ closures }: World, account: AccountRow): ClosureRow | undefined {
  return [...closures.values()].find((row) => row.account === account.id && row.content.state === 'completed')
}

/** A closure as it is sent. */
export function closureView({ clock }: World, { content }: ClosureRow): Closure {
  return snapshot(content, clock)
}

/** With the right to read it signed out: only for the one who started it. */
export function ownClosureView(world: World, closure: ClosureRow): Closure {
  return { ...closureView(world, closure), statusToken: closure.statusToken }
}

/** How a closure is opened: by which mode, by whom, and by which plan. */
export interface Opening {
  readonly mode: ModeRule
  readonly planInput: PlanInput | undefined
  /** The id of the one who asks. */
  readonly user: string
  /** How long it takes to close what is closed at once, in milliseconds. */
  readonly slowness: number
}

/** Opens a closure, and lets it go as far as it goes at once. */
export function openClosure(
  world: World,
  account: AccountRow,
  { mode, planInput, user, slowness }: Opening,
): ClosureRow {
  const now = world.clock.now()
  const opened: ClosureRow = {
    id: world.newId('closure'),
    account: account.id,
    startedBy: user,
    signOut: mode.signOut,
    statusToken: {
      value: world.newSecret('status_token'),
      expiresAt: toInstant(endOf(world, account, mode, now) + statusTokenLifetime),
    },
    dueAt: null,
    what: sayConsequences(scenarioOf(world, account).descriptor.consequences, resourcesOf(world, account)),
    ...(planInput && { planInput }),
    content: {
      id: '',
      subject: subjectOf(account),
      state: 'requested',
      mode: mode.mode,
      requestedAt: toInstant(now),
      requestedBy: { id: user, name: world.users.get(user)?.name ?? '' },
      reversible: null,
    },
  }
  const begun = advanceMode(
    world,
    account,
    { ...opened, content: { ...opened.content, id: opened.id } },
    mode,
    slowness,
  )
  world.closures.set(begun.id, begun)
  if (mode.signOut === 'on_submit') endSessions(world, account, begun)
  return begun
}

function advanceMode(
  world: World,
  account: AccountRow,
  closure: ClosureRow,
  mode: ModeRule,
  slowness: number,
): ClosureRow {
  const now = world.clock.now()
  if (mode.mode === 'scheduled') return schedule(closure, mode, now)
  if (mode.mode === 'immediate') return begin(world, account, closure, now, slowness)
  return mode.awaits?.includes('email_confirmation')
    ? askByMail(world, closure, now)
    : handOver(world, account, closure, now)
}

/** When it is over, as far as it can be told beforehand. */
function endOf(world: World, account: AccountRow, { mode, grace }: ModeRule, now: number): number {
  if (mode === 'request') return now + mailTokenLifetime + vendorOf(world, account).after
  return grace ? addDuration(now, grace.period) : now
}

function schedule(closure: ClosureRow, { grace }: ModeRule, now: number): ClosureRow {
  const dueAt = addDuration(now, grace?.period ?? 'P30D')
  const until = toInstant(dueAt)
  return change(closure, dueAt, {
    state: 'scheduled',
    effectiveAt: until,
    reversible: { until, by: grace?.restoreBy ?? ['ui'] },
  })
}

function askByMail(world: World, closure: ClosureRow, now: number): ClosureRow {
  const token = world.newSecret('mail_token')
  const to = world.users.get(closure.startedBy)?.email ?? ''
  const id = world.newId('mail')
  const text = 'Please confirm that you want to close your account. Nothing has been deleted yet.'
  world.mails.set(id, { id, to, closure: closure.id, text, token })
  const dueAt = now + mailTokenLifetime
  return {
    ...change(closure, dueAt, {
      state: 'awaiting_confirmation',
      waitingOn: {
        actor: 'customer',
        text: `Confirm by the link in the e-mail to ${to}.`,
        expectedBy: toInstant(dueAt),
      },
      reversible: { until: toInstant(dueAt), by: ['ui', 'email_reply'] },
    }),
    mailToken: token,
  }
}

/** To the vendor, who does the rest by hand. */
function handOver(world: World, account: AccountRow, closure: ClosureRow, now: number): ClosureRow {
  const { after, text = 'We work on your request.', ticket } = vendorOf(world, account)
  const dueAt = now + after
  return change(closure, dueAt, {
    state: 'awaiting_vendor',
    ...(ticket !== null && { ticket: ticketAt(ticket, world.newId('ticket')) }),
    waitingOn: { actor: 'vendor', text, expectedBy: toInstant(dueAt) },
    reversible: { until: toInstant(dueAt), by: ['ui', 'email_reply'] },
    accruing: accruingOf(world, account),
  })
}

function ticketAt(href: string | undefined, id: string): NonNullable<Closure['ticket']> {
  return { id, ...(href && { href: fill(href, { id }) }) }
}

/** What goes on being charged until the vendor is done. */
function accruingOf(world: World, account: AccountRow): Closure['accruing'] {
  const until = vendorOf(world, account).accruingUntil
  const { monthly } = costsOf(world, account)
  return until && monthly.length > 0 ? { monthly, until } : undefined
}

const byDefault: VendorRule = { after: 24 * 60 * 60 * 1000, answer: 'accepts' }

function vendorOf(world: World, account: AccountRow): VendorRule {
  return scenarioOf(world, account).vendor ?? byDefault
}

/** Starts to remove things. From here on it cannot be cancelled. */
function begin(world: World, account: AccountRow, closure: ClosureRow, now: number, slowness = 0): ClosureRow {
  const started = change(closure, null, { state: 'in_progress', reversible: null })
  if (slowness > 0) return { ...started, dueAt: now + slowness }
  if (scenarioOf(world, account).teardown) {
    const input = closure.planInput ?? { mode: closure.content.mode }
    const options = { verb: 'close', closure: closure.id, ...(input.onFailure && { onFailure: input.onFailure }) }
    const { head } = beginRun(world, account, planFor(world, account, input), options, now)
    return change(started, null, { operation: head.id })
  }
  return complete(world, account, started, now)
}

/** Closes the subject. */
export function complete(world: World, account: AccountRow, closure: ClosureRow, now: number): ClosureRow {
  const { aftermath } = scenarioOf(world, account).descriptor
  const undo = aftermath.windows.find(({ kind }) => kind === 'undo')
  const until = undo && addDuration(now, undo.duration)
  const backup = aftermath.windows.find(({ kind }) => kind === 'backup')
  const by = undo?.by ?? 'support'
  const completed = change(closure, until ?? null, {
    state: 'completed',
    effectiveAt: toInstant(now),
    reversible: until === undefined ? null : { until: toInstant(until), by: [by] },
    receipt: receiptOf(world, account, closure, now),
    ...(backup && { purgeAt: toInstant(addDuration(now, backup.duration)) }),
  })
  removeAll(world, account)
  if (closure.signOut !== 'never') endSessions(world, account, completed)
  return completed
}

function receiptOf(world: World, account: AccountRow, closure: ClosureRow, now: number): Receipt {
  const { aftermath } = scenarioOf(world, account).descriptor
  const leftBehind = resourcesOf(world, account).filter(({ state }) => state === 'retained')
  const email = world.users.get(closure.startedBy)?.email
  return {
    id: world.newId('receipt'),
    issuedAt: toInstant(now),
    what: closure.what,
    retained: aftermath.retention,
    leftBehind: leftBehind.map(({ id, name, monthly }) => ({ id, name, ...(monthly && { monthly }) })),
    ...(email && { emailedTo: email }),
  }
}

/** What is gone remembers what it was, so that it can be brought back within the undo window. */
function removeAll(world: World, account: AccountRow): void {
  const table = world.resources(account.id)
  for (const resource of resourcesOf(world, account)) {
    if (resource.state !== 'retained') table.set(resource.id, { ...resource, state: 'deleted', was: resource.state })
  }
}

function bringBack(world: World, account: AccountRow): void {
  const table = world.resources(account.id)
  for (const { was, ...resource } of table.values()) {
    if (was !== undefined) table.set(resource.id, { ...resource, state: was })
  }
}

function endSessions({ sessions }: World, account: AccountRow, closure: ClosureRow): void {
  for (const session of sessions.values()) {
    const isTheirs = account.owners.includes(session.user) && session.status === 'active'
    if (isTheirs) sessions.set(session.id, { ...session, status: 'closed', closedBy: closure.id })
  }
}

/** Lets what was due until now happen to closures, each at its own time. Tells whether anything was. */
export function advanceClosures(world: World): boolean {
  const { closures, clock, accounts } = world
  const now = clock.now()
  let moved = false
  for (const closure of closures.values()) {
    let row = closure
    const account = accounts.get(row.account)
    for (let steps = 0; account && row.dueAt !== null && row.dueAt <= now && steps < 10; steps += 1) {
      row = happen(world, account, row, row.dueAt)
      closures.set(row.id, row)
      moved = true
    }
  }
  return moved
}

function happen(world: World, account: AccountRow, closure: ClosureRow, at: number): ClosureRow {
  switch (closure.content.state) {
    case 'scheduled':
      return begin(world, account, closure, at)
    case 'in_progress':
      return complete(world, account, closure, at)
    case 'awaiting_confirmation':
      return change(closure, null, { state: 'expired', reversible: null, waitingOn: undefined })
    case 'awaiting_vendor':
      return vendorOf(world, account).answer === 'accepts'
        ? begin(world, account, change(closure, null, { waitingOn: undefined, accruing: undefined }), at)
        : change(closure, null, { state: 'rejected', reversible: null, waitingOn: undefined, accruing: undefined })
    default:
      // The undo window is over.
      return change(closure, null, { reversible: null })
  }
}

/** Lets the closure follow the run that it has begun. */
export function followRun(world: World, run: Run): void {
  const closure = world.closures.get(run.head.closure ?? '')
  const account = world.accounts.get(closure?.account ?? '')
  if (!closure || !account || isOver(closure)) return
  const { done, status } = describeRun(run.head)
  world.closures.set(
    closure.id,
    done
      ? afterRun(world, account, closure, run, status)
      : change(closure, null, { state: 'in_progress', waitingOn: undefined }),
  )
}

function afterRun(world: World, account: AccountRow, closure: ClosureRow, run: Run, status: string): ClosureRow {
  if (status === 'succeeded') {
    const notes = run.head.notes > 0 ? ['The account is closed. A message about it could not be sent.'] : undefined
    return complete(world, account, change(closure, null, { notes, waitingOn: undefined }), run.head.at)
  }
  if (status === 'cancelled') {
    const notes = ['Stopped. What had been removed until then stays removed.']
    return change(closure, null, { state: 'cancelled', reversible: null, notes })
  }
  const waitingOn = { actor: 'customer', text: 'Some things could not be removed.' }
  return change(closure, null, { state: 'needs_attention', waitingOn })
}

/** Redeems the token of the e-mail. */
export function confirmClosure(world: World, account: AccountRow, closure: ClosureRow): ClosureRow {
  return handOver(world, account, change(closure, null, { waitingOn: undefined }), world.clock.now())
}

/** Takes it back before it begins, or brings back what was closed. */
export function takeBack(
  world: World,
  account: AccountRow,
  closure: ClosureRow,
  how: 'cancelled' | 'restored',
): ClosureRow {
  if (how === 'restored') bringBack(world, account)
  return change(closure, null, { state: how, reversible: null, waitingOn: undefined, accruing: undefined })
}

/** Whoever signs in again is taken to have changed their mind, where that was said when it was scheduled. */
export function cancelBySignIn(world: World, user: string): void {
  for (const closure of world.closures.values()) {
    const account = world.accounts.get(closure.account)
    const { state, reversible } = closure.content
    if (!account?.owners.includes(user) || state !== 'scheduled' || !reversible?.by.includes('sign_in')) continue
    const cancelled = takeBack(world, account, closure, 'cancelled')
    world.closures.set(closure.id, change(cancelled, null, { notes: ['Cancelled, because an owner signed in.'] }))
  }
}

type Changes = { [Key in keyof Closure]?: Closure[Key] | undefined }

/** The closure with these changes. What is `undefined` is left out. */
export function change(closure: ClosureRow, dueAt: number | null, changes: Changes): ClosureRow {
  const content = Object.entries({ ...closure.content, ...changes }).filter(([, value]) => value !== undefined)
  return { ...closure, dueAt, content: Object.fromEntries(content) as unknown as ClosureRow['content'] }
}

/** A way to close with its dates, as it is offered now. */
export function offerOf({ grace, ...mode }: ModeRule, now: number): ModeOffer {
  return { ...mode, ...(grace && { grace: { ...grace, effectiveAt: toInstant(addDuration(now, grace.period)) } }) }
}
