import type { CheckAnswer, ReceivedBlocker } from './answer.js'
import type { Check } from './options.js'

/** Everything that is in the way, in one answer of a server. */
export interface BlockersReport {
  /** A row each, good ones too. Ids are unique. */
  readonly blockers: readonly ReceivedBlocker[]
  /** Whether the server has looked at everything. */
  readonly complete: boolean
  /** `clear`, `blocked` or `unknown`. Another one, which this version does not know, counts as unknown. */
  readonly verdict: string
}

export interface ReportCheckOptions extends Pick<Check, 'label'> {
  /** Default `report`. */
  readonly id?: string
  /** Reads the report. What it throws counts as not known, and the rows of the last report stay. */
  readonly report: (context: { readonly signal: AbortSignal }) => PromiseLike<BlockersReport>
}

/**
 * One report of a server for many blockers, as a check: its row stands there until the report has come, and is replaced
 * by those of the report. It comes back when the report is incomplete, not sure, contradicts itself or fails; then the
 * gate is closed, whatever the rows say.
 *
 * @example
 * useBlockers({ checks: [reportCheck({ label: 'Your account', report: ({ signal }) => api.blockers({ signal }) })] })
 */
export function reportCheck({ id = 'report', label, report }: ReportCheckOptions): Check {
  return {
    id,
    label,
    async check(context) {
      const { blockers, complete, verdict } = await report(context)
      const ids = new Set(blockers.map((blocker) => blocker.id))
      if (ids.size < blockers.length) throw new TypeError('Offboard: two blockers of the report have the same id.')
      const blocked = blockers.some(({ status }) => status === 'blocking')
      const isSure = complete === true && verdict === (blocked ? 'blocked' : 'clear')
      // Not sure, it is no answer that counts, but its rows are worth showing.
      return { status: isSure ? 'clear' : 'unknown', blockers } as CheckAnswer
    },
  }
}
