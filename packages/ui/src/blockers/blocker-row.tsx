'use client'

import type { BlockerView } from '@offboard/core/blockers'
import { formatMoney } from '@offboard/core/messages'
import type { UseBlockerListResult, UseBlockersResult } from '@offboard/react/blockers'
import { type ReactNode, useRef } from 'react'
import { Button } from '../button/index.js'
import { BlockerRemedy } from './blocker-remedy.js'
import { BlockerStatus } from './blocker-status.js'
import { useKeepFocus } from './use-keep-focus.js'

export interface BlockerRowProps {
  readonly row: BlockerView
  readonly blockers: UseBlockersResult
  readonly list: UseBlockerListResult
}

/** One check: what it is, how it stands, what is in the way, and what can be done about it. */
export function BlockerRow({ row, blockers, list }: BlockerRowProps): ReactNode {
  const { messages } = blockers
  const { locale } = list
  const element = useRef<HTMLLIElement>(null)
  const detail = row.error ?? row.detail
  const howMuch = row.amount ? formatMoney(row.amount, locale) : row.count?.toLocaleString(locale)
  return (
    <li
      {...list.getRowProps(row)}
      {...useKeepFocus(element)}
      ref={element}
      // Takes focus when the button that had it goes away with what it has cleared.
      tabIndex={-1}
      data-slot="blocker-row"
      className="ob-focus ob:-outline-offset-2 ob:flex ob:flex-col ob:gap-1 ob:px-4 ob:py-3 ob:not-first:border-t ob:not-first:border-ob-border"
    >
      <div className="ob:flex ob:flex-wrap ob:items-start ob:justify-between ob:gap-x-4 ob:gap-y-1">
        <p className="ob:flex ob:min-w-0 ob:flex-wrap ob:items-center ob:gap-x-2 ob:font-medium ob:wrap-anywhere">
          {row.label}
          {howMuch !== undefined && (
            <span className="ob:font-normal ob:text-ob-text-muted ob:tabular-nums">{howMuch}</span>
          )}
          {row.isNew && (
            <span className="ob:rounded-sm ob:bg-ob-caution-surface ob:px-1.5 ob:text-xs/5 ob:text-ob-caution-text">
              {messages.new}
            </span>
          )}
        </p>
        <BlockerStatus row={row} messages={messages} />
      </div>
      {/* Where the sentence will be, so that nothing below moves when it comes. */}
      {row.status === 'unchecked' && (
        <div className="ob:my-1 ob:h-3 ob:w-3/5 ob:rounded-sm ob:bg-ob-muted ob:motion-safe:animate-ob-pulse" />
      )}
      {detail !== undefined && <p className="ob:text-ob-text-muted ob:break-words">{detail}</p>}
      {row.samples && row.samples.length > 0 && (
        <ul className="ob:flex ob:flex-wrap ob:gap-x-3 ob:gap-y-1 ob:font-ob-mono ob:text-ob-small ob:break-all">
          {row.samples.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {row.locked !== undefined && <p className="ob:text-ob-text-muted">{row.locked}</p>}
      {row.who !== undefined && <p className="ob:text-ob-text-muted">{row.who}</p>}
      {(row.remedies.length > 0 || row.status === 'unknown') && (
        <div className="ob:mt-1.5 ob:flex ob:flex-wrap ob:items-center ob:gap-2">
          {list.describeRemedies(row).map((remedy) => (
            <BlockerRemedy key={remedy.id} row={row} remedy={remedy} list={list} />
          ))}
          {row.status === 'unknown' && (
            <Button {...list.getRetryProps(row)} size="small">
              {list.messages.retryCheck}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
