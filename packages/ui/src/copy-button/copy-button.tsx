'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '../button/index.js'
import { useAnnounce } from '../live-region/index.js'

export interface CopyButtonProps {
  /** What is copied, exactly. */
  readonly text: string
  readonly label: string
  /** Shown and spoken when it has been copied. */
  readonly copiedLabel: string
  /** The id of what says what is copied. */
  readonly describedBy?: string | undefined
  readonly className?: string
}

/**
 * Copies a text. Where the page may not use the clipboard (plain http, a frame without permission) it says nothing
 * false: the text beside it can be selected.
 */
export function CopyButton({ text, label, copiedLabel, describedBy, className }: CopyButtonProps): ReactNode {
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    try {
      // Over plain http there is no clipboard at all.
      await navigator.clipboard.writeText(text)
    } catch {
      return
    }
    setCopied(true)
    announce(copiedLabel)
  }

  return (
    <Button
      intent="plain"
      size="small"
      data-slot="copy-button"
      className={className}
      aria-describedby={describedBy}
      onClick={copy}
    >
      {copied ? copiedLabel : label}
    </Button>
  )
}
