import type { Check, CheckAnswer, ReceivedBlocker, Remedy } from '@offboard/core/blockers'
import type { Blocker, BlockerReport } from '@offboard/core/closure'
import type { Api } from './api.ts'

const labels = {
  dns_zones: 'DNS zones',
  edge_applications: 'Edge applications',
  debts: 'Debts',
  disputes: 'Open disputes',
  transfers: 'Domain transfers',
}

/** The checks of the account, all fed from one report of the server, and the etag of the report that was seen last. */
export interface AccountChecks {
  readonly checks: readonly Check[]
  readonly seenEtag: () => string
  /** Takes in a report that came with a refusal. Gives what is in the way, in the form that the list takes. */
  readonly receive: (report: BlockerReport) => readonly ReceivedBlocker[]
}

export function createAccountChecks(api: Api): AccountChecks {
  let asked = 0
  let seen: { readonly order: number; readonly etag: string } = { order: 0, etag: '' }
  let shared: Promise<BlockerReport> | undefined

  function see(order: number, { etag }: BlockerReport): void {
    // An answer that was overtaken by a newer one must not bring its old etag back.
    if (order > seen.order) seen = { order, etag }
  }

  /** All checks that start together share one request. */
  function read(): Promise<BlockerReport> {
    if (shared) return shared
    asked += 1
    const order = asked
    shared = api.blockers().then((report) => {
      see(order, report)
      return report
    })
    queueMicrotask(() => {
      shared = undefined
    })
    return shared
  }

  return {
    checks: Object.entries(labels).map(([id, label]) => ({
      id,
      label,
      check: async () => {
        const { blockers } = await read()
        const blocker = blockers.find((candidate) => candidate.id === id)
        if (!blocker) throw new Error('The server did not say how this stands.')
        return toAnswer(blocker, api)
      },
    })),
    seenEtag: () => seen.etag,
    receive(report) {
      asked += 1
      see(asked, report)
      return report.blockers
        .filter(({ state }) => state === 'blocking')
        .map((blocker) => ({ ...toAnswer(blocker, api), id: blocker.id, label: blocker.title }))
    },
  }
}

function toAnswer(blocker: Blocker, api: Api): CheckAnswer {
  const { state, detail = '' } = blocker
  switch (state) {
    case 'resolved':
      return { status: 'clear', detail }
    case 'not_applicable':
      return { status: 'not-applicable', detail }
    case 'blocking':
      return {
        status: 'blocking',
        detail,
        remedies: blocker.remedies.filter(({ available }) => available).map((remedy) => toRemedy(blocker, remedy, api)),
        ...(blocker.count && { count: blocker.count.value }),
        ...(blocker.amount && { amount: blocker.amount }),
        ...(blocker.samples && { samples: blocker.samples }),
      }
    default:
      throw new Error(detail || 'The server could not say how this stands.')
  }
}

function toRemedy(blocker: Blocker, { id, kind, label, href = '' }: Blocker['remedies'][number], api: Api): Remedy {
  if (kind === 'link') return { kind: 'link', id, label, href }
  return {
    kind: 'action',
    id,
    label,
    run: ({ idempotencyKey }) => api.resolve(blocker.id, id, idempotencyKey),
  }
}
