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
  readonly className?: string
}

/**
 * Copies a text. Where the page may not use the clipboard (plain http, a frame without permission) it says nothing
 * false: the text beside it can be selected.
 */
export function CopyButton({ text, label, copiedLabel, className }: CopyButtonProps): ReactNode {
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)

  function say(): void {
    setCopied(true)
    announce(copiedLabel)
  }

  return (
    <Button
      intent="plain"
      size="small"
      data-slot="copy-button"
      className={className}
      onClick={async () =>
        navigator.clipboard
          .writeText(text)
          .then(say)
          .catch(() => {})
      }
    >
      {copied ? copiedLabel : label}
    </Button>
  )
}
