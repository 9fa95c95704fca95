'use client'

import type { BlockerListMessages, BlockerView, RemedyView } from '@offboard/core/blockers'
import type { UseBlockerListResult } from '@offboard/react/blockers'
import type { ReactNode } from 'react'
import { Button, buttonVariants } from '../button/index.js'
import { CopyButton } from '../copy-button/index.js'

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
      return <CommandRemedy label={remedy.label} command={remedy.command} words={list.messages} />
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

function CommandRemedy({
  label,
  command,
  words,
}: {
  readonly label: string
  readonly command: string
  readonly words: BlockerListMessages
}): ReactNode {
  return (
    <div className="ob:flex ob:w-full ob:flex-col ob:gap-1">
      <p className="ob:text-ob-text-muted">{label}</p>
      <div className="ob:flex ob:items-baseline ob:gap-2">
        <code className="ob-code ob:min-w-0 ob:flex-1">{command}</code>
        <CopyButton text={command} label={words.copyCommand} copiedLabel={words.copied} />
      </div>
    </div>
  )
}
