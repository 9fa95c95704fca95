import { useBlockerList, useBlockers } from '@offboard/react/blockers'
import { type ReactNode, useEffect, useRef } from 'react'

export interface CloseAccountChecksProps {
  readonly countSites: (signal: AbortSignal) => Promise<number>
  readonly stopSites: (idempotencyKey: string) => Promise<void>
}

export function CloseAccountChecks({ countSites, stopSites }: CloseAccountChecksProps): ReactNode {
  const blockers = useBlockers({
    checks: [
      {
        id: 'sites',
        label: 'Sites',
        check: async ({ signal }) => {
          const count = await countSites(signal)
          return count === 0 ? { status: 'clear' } : { status: 'blocking', count, detail: `${count} sites are online.` }
        },
        remedies: [
          {
            kind: 'action',
            id: 'stop',
            label: 'Take all sites offline',
            run: ({ idempotencyKey }) => stopSites(idempotencyKey),
          },
          { kind: 'link', id: 'sites', label: 'Look at the sites', href: '#sites' },
        ],
      },
    ],
  })

  const list = useBlockerList(blockers)

  // A remedy that has helped takes its button away, and focus with it.
  const heading = useRef<HTMLHeadingElement>(null)
  const isInside = useRef(false)
  useEffect(() => {
    if (isInside.current && document.activeElement === document.body) heading.current?.focus()
  })

  return (
    <>
      <h2 id="checks" ref={heading} tabIndex={-1}>
        Before you close the account
      </h2>
      <ul
        aria-labelledby="checks"
        onFocus={() => {
          isInside.current = true
        }}
        onBlur={() => {
          isInside.current = false
        }}
      >
        {blockers.rows.map((row) => (
          <li key={row.id} {...list.getRowProps(row)}>
            <p>
              {row.label}: {row.checking ? blockers.messages.checking : row.statusText}. {row.detail} {row.locked}
            </p>
            {row.error && (
              <p role="alert">
                {row.error} <button {...list.getRetryProps(row)}>Check again</button>
              </p>
            )}
            {list.describeRemedies(row).map((remedy) => (
              <span key={remedy.id}>
                {remedy.kind === 'action' && <button {...list.getRemedyProps(row, remedy)}>{remedy.label}</button>}
                {remedy.kind === 'link' && <a {...list.getRemedyLinkProps(remedy)}>{remedy.label}</a>}
                {remedy.error && <span role="alert">{remedy.error}</span>}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <button {...list.getRecheckProps()}>Check all again</button>
      <p>{blockers.gate.open ? 'Nothing is in the way.' : blockers.gate.reason}</p>
      <p role="status">{blockers.summary}</p>
    </>
  )
}
