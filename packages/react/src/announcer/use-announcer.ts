'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

/** How long messages are gathered before they are spoken together, in milliseconds. */
const gatherFor = 150

/**
 * The text of one polite live region. Messages that come close together are spoken as one; a message that is said again
 * is spoken again.
 */
export function useAnnouncer(): { readonly text: string; readonly announce: (message: string) => void } {
  const [text, setText] = useState('')
  const waiting = useRef(new Set<string>())
  const announce = useCallback((message: string) => {
    if (waiting.current.add(message).size > 1) return
    setTimeout(() => {
      const gathered = [...waiting.current].join(' ')
      waiting.current.clear()
      // A region that is given the text it has stays silent. A no-break space at the end makes it another text.
      setText((spoken) => (spoken === gathered ? `${gathered}\u00a0` : gathered))
    }, gatherFor)
  }, [])
  return { text, announce }
}

/** Speaks the message each time it changes to another one. What it says at first is not news. */
export function useSpokenChanges(announce: (message: string) => void, message: string): void {
  const spoken = useRef(message)
  useEffect(() => {
    if (message !== spoken.current && message) announce(message)
    spoken.current = message
  }, [announce, message])
}
