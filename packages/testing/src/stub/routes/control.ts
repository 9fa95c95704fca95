import * as v from 'valibot'
import { openAccount, openSession, subjectOf } from '../accounts.js'
import type { FaultId } from '../faults/index.js'
import { assertKnown } from '../faults/panel.js'
import { readInput } from '../input.js'
import { type NeedId, needs } from '../needs.js'
import { refuse } from '../problems.js'
import type { Reply } from '../reply.js'
import type { ScenarioId } from '../scenarios/index.js'
import type { World } from '../world.js'
import type { Call } from './route.js'

/* What no real backend has: the strings that a test pulls. */

const arrangeInput = v.object({ need: v.string() })

/** Opens an account in a state that is asked for, and says how to sign in to it. */
export function arrange(world: World, call: Call): Reply {
  const { need } = readInput(call, arrangeInput)
  if (!Object.hasOwn(needs, need)) {
    throw refuse('not-found', {
      detail: `Nobody can arrange "${need}". Ask for one of: ${Object.keys(needs).join(', ')}.`,
    })
  }
  const { faults = [] } = needs[need as NeedId]
  return world.storage.transaction(() => {
    const account = openAccount(world, `need:${need}`, faults)
    const [owner, secondOwner] = account.owners.map((user) => headersOf(world, user))
    const stranger = openAccount(world, 'need:clear').owners[0] ?? ''
    const { base } = call
    return {
      status: 201,
      body: {
        subject: subjectOf(account),
        owner,
        secondOwner,
        stranger: headersOf(world, stranger),
        advance: `${base}/_stub/clock`,
        mails: `${base}/_stub/mails?account=${encodeURIComponent(account.id)}`,
        reauthenticate: { url: `${base}/session/reauthenticate`, body: { password: 'right' } },
      },
    }
  })
}

function headersOf(world: World, user: string): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${openSession(world, user).id}` }
}

/** What there is, for whoever looks into it. */
export function inspectWorld({ accounts, closures, requests, faults, users }: World): Reply {
  return {
    status: 200,
    body: {
      accounts: [...accounts.values()].map((account) => ({
        ...account,
        closures: ofAccount(closures.values(), account.id),
      })),
      users: [...users.values()],
      faults: faults.active(),
      requests: requests.length,
    },
  }
}

function ofAccount(
  closures: Iterable<{ readonly account: string; readonly content: object }>,
  account: string,
): object[] {
  return [...closures].filter((closure) => closure.account === account).map(({ content }) => content)
}

const faultInput = v.object({ nth: v.exactOptional(v.number()), times: v.exactOptional(v.number()) })

export function enableFault({ faults }: World, call: Call): Reply {
  const options = readInput(call, faultInput)
  return told(() => {
    faults.enable(knownFault(call), options)
  })
}

export function disableFault({ faults }: World, call: Call): Reply {
  return told(() => faults.disable(knownFault(call)))
}

function knownFault({ params: { fault = '' } }: Call): FaultId {
  assertKnown(fault)
  return fault
}

/** What the switches say to a wrong name or number is for the one who sent it. */
function told(work: () => void): Reply {
  try {
    work()
  } catch (error) {
    if (error instanceof RangeError) throw refuse('invalid-request', { detail: error.message })
    throw error
  }
  return { status: 204 }
}

const resetInput = v.object({ scenario: v.exactOptional(v.string()) })

/** Goes back to the beginning, or to that of another scenario. */
export function reset(world: World, call: Call): Reply {
  const { scenario } = readInput(call, resetInput)
  return told(() => world.reset(scenario as ScenarioId | undefined))
}

const clockInput = v.object({ ms: v.pipe(v.number(), v.minValue(0)) })

/** Moves the time on. */
export async function clock({ clock }: World, call: Call): Promise<Reply> {
  const { ms } = readInput(call, clockInput)
  await clock.advance(ms)
  return { status: 204 }
}

/** The e-mails to the owners of an account. */
export function mails({ mails, closures }: World, { query }: Call): Reply {
  const account = query.get('account')
  const wanted = [...mails.values()].filter(({ closure }) => closures.get(closure)?.account === account)
  return { status: 200, body: { mails: wanted } }
}
