'use client'

import { type BlockerFunction, useBlocker } from 'react-router'
import { useBlockedNavigation } from '../use-blocked-navigation.js'
import type { UseUnsavedChangesResult } from '../use-unsaved-changes.js'

type Locations = Pick<Parameters<BlockerFunction>[0], 'currentLocation' | 'nextLocation'>

export interface ReactRouterLeavingOptions {
  /** Whether a navigation leaves the form. Default: to another path or search; an anchor of the page does not. */
  readonly leaves?: (locations: Locations) => boolean
}

/**
 * Asks before a navigation of React Router leaves unsaved changes behind, and lets it go on after saving or discarding.
 * Needs a data router (`createBrowserRouter` and the like), for all others cannot be held back.
 *
 * @param unsaved What `useUnsavedChanges` returns.
 */
export function useReactRouterLeaving(
  unsaved: Pick<UseUnsavedChangesResult, 'mustAsk' | 'leave'>,
  { leaves = isOtherPage }: ReactRouterLeavingOptions = {},
): void {
  const blocker = useBlocker((locations) => unsaved.mustAsk() && leaves(locations))
  const { state, proceed, reset } = blocker
  useBlockedNavigation(unsaved, state === 'blocked' ? { go: proceed, stay: reset } : undefined)
}

function isOtherPage({ currentLocation, nextLocation }: Locations): boolean {
  return currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search
}
