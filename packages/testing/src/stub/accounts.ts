import type { Challenge, Instant, ServerTime, Subject } from '@offboard/core/closure'
import { hash } from './etag.js'
import type { AccountRow, SessionRow } from './rows.js'
import type { Resource, Scenario, User } from './scenario.js'
import { toInstant, type World } from './world.js'

/** The id of the account with this subject. */
export function accountId({ kind, id }: Subject): string {
  return `${kind}/${id}`
}

export function subjectOf({ kind, subject }: AccountRow): Subject {
  return { kind, id: subject }
}

export function scenarioOf({ scenario }: World, account: AccountRow): Scenario {
  return scenario(account.scenario)
}

/**
 * Opens an account as its scenario describes it. The first one of a scenario has the ids that stand there, each further
 * one has a number behind them, so that none knows of another.
 */
export function openAccount(world: World, scenario: string, faults: readonly string[] = []): AccountRow {
  const { user, otherOwner, descriptor, resources } = world.scenario(scenario)
  const { subject } = descriptor
  const isFirst = !world.accounts.get(accountId(subject))
  const suffix = isFirst ? '' : `_${world.newId('account')}`
  const id = subject.id + suffix
  const owners = [user, otherOwner].map((owner): User => ({ ...owner, id: owner.id + suffix }))
  for (const owner of owners) world.users.set(owner.id, owner)
  const account: AccountRow = {
    id: accountId({ kind: subject.kind, id }),
    kind: subject.kind,
    subject: id,
    displayName: subject.displayName,
    scenario,
    owners: owners.map((owner) => owner.id),
    faults,
  }
  world.accounts.set(account.id, account)
  const table = world.resources(account.id)
  for (const resource of typeof resources === 'function' ? resources(world.seed) : resources)
    table.set(resource.id, resource)
  return account
}

/** Signs somebody in. */
export function openSession({ clock, newSecret, sessions }: World, user: string): SessionRow {
  const id = newSecret('session')
  const session: SessionRow = { id, user, status: 'active', authenticatedAt: clock.now(), stale: false }
  sessions.set(id, session)
  return session
}

/** What is to be typed for this account. Its id changes with the text. */
export function challengeOf(world: World, account: AccountRow): Challenge | null {
  const { challenge } = scenarioOf(world, account).descriptor.confirmation
  if (!challenge) return null
  const text = challenge.text ?? account.displayName
  return { ...challenge, id: `challenge_${hash(text)}`, text, fallback: challenge.fallback ?? account.subject }
}

/** What there is in the account, and is not gone. */
export function resourcesOf(world: World, account: AccountRow): readonly Resource[] {
  return [...world.resources(account.id).values()].filter(({ state }) => state !== 'deleted')
}

/** The resource that faults fall on. */
export function fragileOf(world: World, account: AccountRow): string | undefined {
  const { fragile } = scenarioOf(world, account).faults
  return fragile ?? resourcesOf(world, account).find(({ removable }) => removable !== false)?.id
}

/** Gives the account another name. */
export function rename({ accounts, storage }: World, account: AccountRow | undefined, displayName: string): undefined {
  if (account) storage.transaction(() => accounts.set(account.id, { ...account, displayName }))
}

/** Something new turns up in the account. */
export function bringLatecomer(world: World, account: AccountRow): Resource {
  const { latecomer } = scenarioOf(world, account).faults
  const resource = { ...latecomer, id: world.newId(latecomer.kind) }
  world.resources(account.id).set(resource.id, resource)
  return resource
}

/** Who is signed in. */
export interface Session extends ServerTime {
  readonly user: User
  readonly authenticatedAt: Instant
}

/** Who is signed in, as it is sent. */
export function sessionView({ users }: World, { user, authenticatedAt }: SessionRow): Omit<Session, 'serverTime'> {
  return { user: users.get(user) ?? nobody, authenticatedAt: toInstant(authenticatedAt) }
}

const nobody: User = { id: '', name: '', email: '' }
