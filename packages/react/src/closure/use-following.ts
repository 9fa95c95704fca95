import type { Closing } from '@offboard/core/closure'
import { useEffect } from 'react'

/**
 * Follows a closure while the page is seen, and reads it anew whenever the world may have changed behind it: the user
 * comes back to the page, from another one or from the back-forward cache, or the network does. A hidden page asks
 * nothing.
 */
export function useFollowing(closing: Closing, isUnsaved: boolean): void {
  useEffect(() => {
    let end: (() => void) | undefined
    const hide = (): void => {
      end?.()
      end = undefined
    }
    const look = ({ persisted }: Partial<PageTransitionEvent>): void => {
      if (document.hidden) hide()
      else if (!end) end = closing.connect()
      // `false` for a page that is shown for the first time, and for nothing else.
      else if (persisted !== false) void closing.refresh()
    }
    look({})
    const controller = new AbortController()
    for (const type of ['focus', 'online', 'pageshow', 'visibilitychange'])
      window.addEventListener(type, look, controller)
    return () => {
      controller.abort()
      hide()
    }
  }, [closing])

  useEffect(() => {
    if (!isUnsaved) return
    const controller = new AbortController()
    window.addEventListener('beforeunload', (event) => event.preventDefault(), controller)
    return () => controller.abort()
  }, [isUnsaved])
}
