import type { CheckAnswer } from '@offboard/core/blockers'
import type { ReactNode } from 'react'
import { type Deferred, deferred } from '../../../scripts/vitest/deferred.ts'
import {
  type UseBlockerListResult,
  type UseBlockersOptions,
  type UseBlockersResult,
  useBlockerList,
  useBlockers,
} from '../src/blockers/index.js'

export interface SampleBlockersProps extends UseBlockersOptions {
  /** Stands below the list. */
  readonly children?: (blockers: UseBlockersResult, list: UseBlockerListResult) => ReactNode
}

/** A list of checks without styles, as an app with a design of its own writes it. */
export function SampleBlockers({ children, ...options }: SampleBlockersProps): ReactNode {
  const blockers = useBlockers(options)
  const list = useBlockerList(blockers)
  const { rows, gate, summary, messages } = blockers
  return (
    <>
      <ul>
        {rows.map((row) => (
          <li key={row.id} {...list.getRowProps(row, { 'aria-label': row.label })}>
            <p>{row.statusText}</p>
            {row.checking && <p>{messages.checking}</p>}
            {row.isNew && <p>{messages.new}</p>}
            {row.locked && <p>{row.locked}</p>}
            <p>{row.error ?? row.detail}</p>
            {list.describeRemedies(row).map((remedy) => (
              <div key={remedy.id}>
                {remedy.kind === 'action' && <button {...list.getRemedyProps(row, remedy)}>{remedy.label}</button>}
                {(remedy.kind === 'link' || remedy.kind === 'contact') && (
                  <a {...list.getRemedyLinkProps(remedy)}>{remedy.label}</a>
                )}
                {remedy.error !== undefined && <p role="alert">{remedy.error}</p>}
              </div>
            ))}
            <button {...list.getRetryProps(row)}>Check {row.label} again</button>
          </li>
        ))}
      </ul>
      <p data-testid="summary">{summary}</p>
      <p data-testid="gate">{gate.open ? 'open' : gate.reason}</p>
      <button {...list.getRecheckProps()}>Check all again</button>
      {children?.(blockers, list)}
    </>
  )
}

/** One run of a check, which answers when the test says so. */
export interface CheckRun extends Deferred<CheckAnswer> {
  readonly signal: AbortSignal
}

/** A check that answers when the test says so, and keeps each of its runs. */
export function controlledCheck(): {
  readonly runs: CheckRun[]
  readonly check: (context: { readonly signal: AbortSignal }) => Promise<CheckAnswer>
} {
  const runs: CheckRun[] = []
  return {
    runs,
    check({ signal }) {
      const run = { ...deferred<CheckAnswer>(), signal }
      runs.push(run)
      return run.promise
    },
  }
}
