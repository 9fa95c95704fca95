import { refuse } from '../problems.js'
import { dispatch } from '../routes/index.js'
import type { Content, Fault } from './fault.js'

export type IdentityFault =
  | 'F17'
  | 'F18'
  | 'F20'
  | 'F21'
  | 'F22'
  | 'F24'
  | 'F25'
  | 'F26'
  | 'F27'
  | 'F28'
  | 'F29'
  | 'F30'
  | 'F53'

/** What goes wrong with who somebody is and what they may do. */
export const identity: Readonly<Record<IdentityFault, Fault>> = {
  F17: {
    title: 'Session expired',
    does: 'The session has expired when the next start comes.',
    times: 1,
    before: {
      start({ sessions, storage }, { caller: { session } }) {
        if (session) storage.transaction(() => sessions.set(session.id, { ...session, status: 'signed_out' }))
        throw refuse('session-ended')
      },
    },
  },
  F18: {
    title: 'Session too old',
    does: 'The next start and all after it answer 401 until the user proves again who they are.',
    times: 1,
    before: { start: makeStale },
  },
  F20: {
    title: 'No password',
    does: 'As F18, for a user who has no password and can only use a provider or an e-mail.',
    times: 1,
    before: { start: makeStale },
  },
  F21: {
    title: 'Session ended by the closure',
    does: 'The start ends the session at once, so that only the status token can read on.',
    after: {
      start(reply, { sessions, storage }, { caller: { session } }) {
        const { id: closedBy } = reply.body as { readonly id: string }
        if (session) storage.transaction(() => sessions.set(session.id, { ...session, status: 'closed', closedBy }))
        return reply
      },
    },
  },
  F22: {
    title: 'Link of the e-mail needs a session',
    does: 'The e-mail can only be confirmed by somebody who is signed in.',
    before: {
      confirm(_, { caller: { session } }) {
        if (session?.status !== 'active') throw refuse('session-ended')
        return undefined
      },
    },
  },
  F24: {
    title: 'Permission taken away',
    does: 'From the next start on, the user may no longer do anything with the account.',
    before: { start: () => undefined },
  },
  F25: {
    title: 'Managed elsewhere',
    does: 'The account belongs to a partner platform and can only be closed there.',
    shape: { descriptor: (content) => ({ ...content, modes: [], unavailable: managedElsewhere }) },
    before: {
      start() {
        const { text: detail, who, links } = managedElsewhere
        throw refuse('managed-elsewhere', { detail, who, links })
      },
    },
  },
  F26: {
    title: 'Sole owner',
    does: 'The user is the only owner and has to hand the account over first.',
    shape: { report: (content) => withBlocker(content, soleOwner) },
  },
  F27: {
    title: 'Scanner opens the link',
    does: 'As soon as the e-mail is there, a scanner opens its link with HEAD and with GET.',
    after: {
      async start(reply, world, call) {
        const { id } = reply.body as { readonly id: string }
        for (const method of ['HEAD', 'GET']) {
          const { status } = await dispatch(world, { ...call, method, path: `/closures/${id}/confirm`, body: '' })
          world.requests.push({ method, path: `/closures/${id}/confirm`, status, idempotencyKey: null })
        }
        return reply
      },
    },
  },
  F28: {
    title: 'Link opened by another user',
    does: 'Whoever opens the link of the e-mail is signed in as somebody else.',
    before: {
      confirm() {
        const detail = 'This link was sent to another user. Sign in as that one.'
        throw refuse('not-permitted', { detail, who: 'other_member' })
      },
    },
  },
  F29: {
    title: 'Link expired',
    does: 'The link of the e-mail does not work any more.',
    before: {
      confirm(_, { params: { closure = '' } }) {
        throw refuse('token-invalid', { closure })
      },
    },
  },
  F30: {
    title: 'Support staff in your place',
    does: 'The user is impersonated by support staff, who may not close anything.',
    shape: { descriptor: (content) => ({ ...content, modes: [], unavailable: impersonated }) },
    before: {
      start() {
        throw refuse('not-permitted', { detail: impersonated.text })
      },
    },
  },
  F53: {
    title: 'Signing in cancels',
    does: 'Signing in takes a scheduled closure back without a word.',
    after: {
      signIn(reply, world) {
        world.storage.transaction(() => {
          for (const row of world.closures.values()) {
            if (row.content.state !== 'scheduled') continue
            const content = { ...row.content, state: 'cancelled', reversible: null }
            world.closures.set(row.id, { ...row, dueAt: null, content })
          }
        })
        return reply
      },
    },
  },
}

type Before = NonNullable<NonNullable<Fault['before']>['start']>

function makeStale(...[{ sessions, storage }, { caller }]: Parameters<Before>): undefined {
  const { session } = caller
  if (session) storage.transaction(() => sessions.set(session.id, { ...session, stale: true }))
}

const managedElsewhere = {
  reason: 'managed_elsewhere',
  text: 'This account came with a plan of Northgate Hosting and is closed there.',
  who: 'third_party',
  links: [{ rel: 'remedy', href: 'https://panel.northgate.example/services', label: 'Open Northgate Hosting' }],
} as const

const impersonated = {
  reason: 'not_permitted',
  text: 'You look at this account as support staff. Only its owner can close it.',
  who: 'customer',
  links: [],
} as const

const soleOwner: Content['report']['blockers'][number] = {
  id: 'sole_owner',
  code: 'sole_owner',
  state: 'blocking',
  title: 'Ownership',
  detail: 'You are the only owner. Hand the account over, or ask us.',
  who: 'customer',
  remedies: [
    { id: 'transfer', kind: 'link', label: 'Choose another owner', href: '/settings/owners', available: true },
    {
      id: 'ask',
      kind: 'contact',
      label: 'Write to our support',
      href: 'mailto:support@halcyon-edge.example',
      available: true,
    },
  ],
}

/** The report with one more in the way. */
export function withBlocker(
  content: Content['report'],
  blocker: Content['report']['blockers'][number],
): Content['report'] {
  const { blockers, complete } = content
  return { ...content, blockers: [...blockers, blocker], verdict: complete ? 'blocked' : 'unknown' }
}
