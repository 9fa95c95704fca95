import type { ClosureDescriptor } from '@offboard/core/closure'
import { challengeOf, resourcesOf, scenarioOf } from '../accounts.js'
import { offerOf } from '../closures.js'
import { type Reply, snapshotReply } from '../reply.js'
import { sayAdvisories, sayConsequences } from '../say.js'
import { shape } from '../shape.js'
import { snapshot, type World } from '../world.js'
import { requireAccount } from './guards.js'
import type { Call } from './route.js'

/** How closing works for this subject. */
export function describe(world: World, call: Call): Reply {
  const account = requireAccount(world, call)
  const rule = scenarioOf(world, account).descriptor
  const resources = resourcesOf(world, account)
  const content = {
    ...rule,
    consequences: sayConsequences(rule.consequences, resources),
    advisories: sayAdvisories(rule.advisories, resources),
    subject: { ...rule.subject, id: account.subject, displayName: account.displayName },
    confirmation: { ...rule.confirmation, challenge: challengeOf(world, account) },
    modes: rule.modes.map((mode) => offerOf(mode, world.clock.now())),
  } satisfies Omit<ClosureDescriptor, 'etag' | 'observedAt' | 'serverTime'>
  const shaped = shape(world, account, 'descriptor', content)
  // The dates of an offer move on with every look, and are no other offer.
  const tagged = { ...shaped, modes: rule.modes }
  return snapshotReply(snapshot(shaped, world.clock, tagged))
}
