import { bringLatecomer } from '../accounts.js'
import type { Fault } from './fault.js'

/** How late F12 answers, in milliseconds. */
const lateness = 1500

export type StartFault = 'F1' | 'F4' | 'F5' | 'F12' | 'F14' | 'F18' | 'F24' | 'http-500'

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
  F18: {
    title: 'Session too old',
    does: 'The next start and all after it answer 401 until the user proves again who they are.',
    times: 1,
    before: {
      start({ sessions, storage }, { caller: { session } }) {
        if (session) storage.transaction(() => sessions.set(session.id, { ...session, stale: true }))
        return undefined
      },
    },
  },
  F24: {
    title: 'Permission taken away',
    does: 'From the next start on, the user may no longer do anything with the account.',
    before: { start: () => undefined },
  },
  'http-500': {
    title: 'Server error',
    does: 'Every start answers 500 in plain text and does nothing.',
    before: { start: () => ({ status: 500, body: 'Internal Server Error' }) },
  },
}
