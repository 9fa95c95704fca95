'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

/** How long messages are gathered before they are spoken together, in milliseconds. */
const gatherFor = 150

/** Says a message. What the same source said a moment before, and nobody has heard yet, is replaced. */
type Announce = (message: string, source?: unknown) => void

/**
 * The text of one polite live region. Messages that come close together are spoken as one; a message that is said again
 * is spoken again.
 */
export function useAnnouncer(): { readonly text: string; readonly announce: Announce } {
  const [text, setText] = useState('')
  const waiting = useRef(new Map<unknown, string>())
  const announce = useCallback<Announce>((message, source = message) => {
    const isFirst = waiting.current.size === 0
    waiting.current.set(source, message)
    if (!isFirst) return
    setTimeout(() => {
      const gathered = [...waiting.current.values()].join(' ')
      waiting.current.clear()
      // A region that is given the text it has stays silent. A no-break space at the end makes it another text.
      setText((spoken) => (spoken === gathered ? `${gathered}\u00a0` : gathered))
    }, gatherFor)
  }, [])
  return { text, announce }
}

/** Speaks the message each time it changes to another one. What it says at first is not news. */
export function useSpokenChanges(announce: Announce, message: string): void {
  const spoken = useRef(message)
  useEffect(() => {
    if (message !== spoken.current && message) announce(message, spoken)
    spoken.current = message
  }, [announce, message])
}
