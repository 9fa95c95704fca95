'use client'

import type { BlockerListMessages } from '@offboard/core/blockers'
import { type UseBlockerListResult, type UseBlockersResult, useBlockerList } from '@offboard/react/blockers'
import { type ComponentPropsWithRef, type ReactNode, useEffect } from 'react'
import { Button } from '../button/index.js'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { SharedLiveRegion, Spoken } from '../live-region/index.js'
import { BlockerRow } from './blocker-row.js'

export interface BlockerListProps extends Omit<ComponentPropsWithRef<'section'>, 'children'> {
  /** What `useBlockers` returns. */
  readonly blockers: UseBlockersResult
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<BlockerListMessages>
}

/** The state of every check, good ones too, each with its remedies, and how far the user has come. */
export const BlockerList: (props: BlockerListProps) => ReactNode = /* @__PURE__ */ withRef(function BlockerList({
  blockers,
  messages,
  className,
  ...props
}: BlockerListProps) {
  const { rows, summary, look } = blockers
  const list = useBlockerList(blockers, { messages: messages ?? {} })
  useEffect(look, [look])
  return (
    <section
      data-slot="blocker-list"
      {...props}
      className={classNames('ob:flex ob:flex-col ob:gap-2 ob:text-sm/5 ob:break-words', className)}
    >
      <SharedLiveRegion>
        <Spoken message={summary} />
        {rows.length === 0 && <p className="ob:text-ob-text-muted">{list.messages.nothingToCheck}</p>}
        <ul className="ob:rounded-ob ob:border ob:border-ob-border ob:bg-ob-surface ob:empty:hidden">
          {rows.map((row) => (
            <BlockerRow key={row.id} row={row} blockers={blockers} list={list} />
          ))}
        </ul>
        {rows.length > 0 && <Summary blockers={blockers} list={list} />}
      </SharedLiveRegion>
    </section>
  )
})

function Summary({
  blockers: { summary, messages },
  list,
}: {
  readonly blockers: UseBlockersResult
  readonly list: UseBlockerListResult
}): ReactNode {
  return (
    <div className="ob:flex ob:min-h-7 ob:flex-wrap ob:items-center ob:justify-between ob:gap-x-4 ob:ps-4 ob:pe-1.5 ob-hint">
      <p data-slot="blocker-summary" className="ob:tabular-nums">
        {summary || messages.checking}
      </p>
      <Button {...list.getRecheckProps()} intent="plain" size="small">
        {list.messages.recheck}
      </Button>
    </div>
  )
}
