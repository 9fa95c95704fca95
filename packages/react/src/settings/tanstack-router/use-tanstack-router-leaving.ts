'use client'

import { type ShouldBlockFn, useBlocker } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useBlockedNavigation } from '../use-blocked-navigation.js'
import type { UseUnsavedChangesResult } from '../use-unsaved-changes.js'

type Locations = Pick<Parameters<ShouldBlockFn>[0], 'current' | 'next'>

export interface TanStackRouterLeavingOptions {
  /**
   * Whether a navigation leaves the form. Default: to another path or search; an anchor of the page does not. Define it
   * outside of the component.
   */
  readonly leaves?: (locations: Locations) => boolean
}

/**
 * Asks before a navigation of TanStack Router leaves unsaved changes behind, and lets it go on after saving or
 * discarding.
 *
 * @param unsaved What `useUnsavedChanges` returns.
 */
export function useTanStackRouterLeaving(
  unsaved: Pick<UseUnsavedChangesResult, 'mustAsk' | 'leave'>,
  { leaves = isOtherPage }: TanStackRouterLeavingOptions = {},
): void {
  const { mustAsk } = unsaved
  // The router starts its watch anew for another function.
  const shouldBlockFn = useCallback<ShouldBlockFn>((locations) => mustAsk() && leaves(locations), [mustAsk, leaves])
  const { status, proceed, reset } = useBlocker({ shouldBlockFn, withResolver: true, enableBeforeUnload: false })
  useBlockedNavigation(unsaved, status === 'blocked' ? { go: proceed, stay: reset } : undefined)
}

function isOtherPage({ current, next }: Locations): boolean {
  return current.pathname !== next.pathname || JSON.stringify(current.search) !== JSON.stringify(next.search)
}
