'use client'

import { useEffect, useRef } from 'react'
import type { UseUnsavedChangesResult } from './use-unsaved-changes.js'

/** A navigation that a router holds back. */
export interface BlockedNavigation {
  /** Lets it go on. */
  readonly go: () => void
  /** Gives it up. */
  readonly stay: () => void
}

/**
 * The port to a router: hand it the navigation that the router holds back, or nothing. The adapters for React Router and
 * TanStack Router are made of it.
 *
 * @example
 * const blocker = useMyRouterBlocker(() => unsaved.mustAsk())
 * useBlockedNavigation(unsaved, blocker.isBlocked ? { go: blocker.proceed, stay: blocker.reset } : undefined)
 */
export function useBlockedNavigation(
  { leave }: Pick<UseUnsavedChangesResult, 'leave'>,
  blocked: BlockedNavigation | undefined,
): void {
  const { go, stay } = blocked ?? {}
  const latest = useRef(stay)
  useEffect(() => {
    latest.current = stay
    // A router holds one navigation back: to give up the one before would give up this one.
    if (go) leave(go, () => latest.current === stay && stay?.())
  }, [go, stay, leave])
}
