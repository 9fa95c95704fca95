import { bringLatecomer, scenarioOf } from '../accounts.js'
import { advance } from '../advance.js'
import { currentClosure, openClosure, takeBack } from '../closures.js'
import type { AccountRow } from '../rows.js'
import type { World } from '../world.js'
import type { Fault } from './fault.js'

export type StartFault = 'F1' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'F12' | 'F14' | 'F15'

/** How late F12 answers, in milliseconds. */
const lateness = 1500

/** What goes wrong around checks and the start. Those without a way of their own are asked for in the work itself. */
export const start: Readonly<Record<StartFault, Fault>> = {
  F1: {
    title: 'Something new after the check',
    does: 'A new active resource appears after the blockers were read, right before the next start is judged.',
    times: 1,
    before: {
      start(world, _, account) {
        if (account) world.storage.transaction(() => bringLatecomer(world, account))
        return undefined
      },
    },
  },
  F4: {
    title: 'Answer to the start lost',
    does: 'The next start is done, but its answer never arrives.',
    times: 1,
    after: { start: (reply) => ({ ...reply, lost: true }) },
  },
  F5: {
    title: 'Slow start',
    does: 'A start takes 1.2 seconds, long enough to press twice.',
  },
  F6: {
    title: 'Another tab starts first',
    does: 'The same user has started the closure in another tab right before.',
    times: 1,
    before: { start: (world, { caller }, account) => startElsewhere(world, account, caller.session?.user) },
  },
  F7: {
    title: 'Another owner starts first',
    does: 'Another owner has started the closure right before.',
    times: 1,
    before: { start: (world, _, account) => startElsewhere(world, account, account?.owners[1]) },
  },
  F8: {
    title: 'Cancelled in another tab',
    does: 'The closure is cancelled in another tab right before the link of the e-mail is opened.',
    times: 1,
    before: {
      confirm(world, { params }, account) {
        const row = world.closures.get(params.closure ?? '')
        if (row && account) {
          world.storage.transaction(() => world.closures.set(row.id, takeBack(world, account, row, 'cancelled')))
        }
        return undefined
      },
    },
  },
  F12: {
    title: 'Answers out of order',
    does: 'The next read of blockers is answered 1.5 seconds late, with what was true when it was asked.',
    times: 1,
    after: {
      async blockers(reply, { clock }) {
        await clock.sleep(lateness)
        return reply
      },
    },
  },
  F14: {
    title: 'One check fails',
    does: 'One of the checks answers 503, so that nobody knows whether the account is clear.',
  },
  F15: {
    title: 'Too late to cancel',
    does: 'The closure takes effect in the same moment in which it is cancelled.',
    times: 1,
    before: {
      cancel(world, { params }) {
        const { closures, clock, storage } = world
        const row = closures.get(params.closure ?? '')
        storage.transaction(() => {
          if (row) closures.set(row.id, { ...row, dueAt: clock.now() })
          advance(world)
        })
        return undefined
      },
    },
  },
}

/** Somebody else was faster. */
function startElsewhere(world: World, account: AccountRow | undefined, user: string | undefined): undefined {
  const [mode] = account ? scenarioOf(world, account).descriptor.modes : []
  if (!account || !mode || user === undefined || currentClosure(world, account)) return
  // It is under way, so that nothing is gone yet.
  world.storage.transaction(() => openClosure(world, account, { mode, planInput: undefined, user, slowness: 60_000 }))
}
