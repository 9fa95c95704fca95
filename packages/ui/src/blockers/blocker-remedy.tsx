'use client'

import type { BlockerView, RemedyView } from '@offboard/core/blockers'
import type { UseBlockerListResult } from '@offboard/react/blockers'
import type { ReactNode } from 'react'
import { Button, buttonVariants } from '../button/index.js'
import { CommandSnippet } from '../command-snippet/index.js'

export interface BlockerRemedyProps {
  readonly row: BlockerView
  readonly remedy: RemedyView
  readonly list: UseBlockerListResult
}

/** One way to clear a blocker. */
export function BlockerRemedy({ row, remedy, list }: BlockerRemedyProps): ReactNode {
  switch (remedy.kind) {
    case 'action':
      return <ActionRemedy row={row} remedy={remedy} list={list} />
    case 'link':
    case 'contact':
      return (
        <a {...list.getRemedyLinkProps(remedy)} className={buttonVariants({ size: 'small' })}>
          {remedy.label}
        </a>
      )
    case 'command':
      return (
        <CommandSnippet
          label={remedy.label}
          command={remedy.command}
          copyLabel={list.messages.copyCommand}
          copiedLabel={list.messages.copied}
        />
      )
    case 'wait':
      return <p className="ob:text-ob-text-muted">{remedy.label}</p>
  }
}

function ActionRemedy({ row, remedy, list }: BlockerRemedyProps): ReactNode {
  return (
    <>
      <Button {...list.getRemedyProps(row, remedy)} size="small">
        {remedy.label}
      </Button>
      {remedy.error !== undefined && (
        <p role="alert" className="ob-problem ob:w-full">
          {remedy.error}
        </p>
      )}
    </>
  )
}
