import type { Blockers } from '@offboard/core/blockers'
import { useEffect, useState } from 'react'
import type { UseBlockersOptions } from './use-blockers.js'

/**
 * Runs the checks again whenever the world may have changed behind the page: the user comes back to it (from the page of
 * a remedy, from another window, from the back-forward cache) or the network does.
 */
export function useRecheckTriggers(
  blockers: Blockers,
  { start, connections = [] }: Pick<UseBlockersOptions, 'start' | 'connections'>,
): void {
  const [kept] = useState(connections)
  useEffect(() => {
    const everRan = (): boolean => blockers.getState().checks.some(({ attempt }) => attempt > 0)
    // Hidden by an Activity meanwhile, what was under way has been given up.
    if (start !== 'demand' || everRan()) void blockers.recheck()
    const recheck = ({ persisted }: Partial<PageTransitionEvent>): void => {
      // `false` for a page that is shown for the first time, and for nothing else.
      if (persisted !== false && everRan() && !document.hidden) void blockers.recheck()
    }
    const controller = new AbortController()
    for (const type of ['focus', 'online', 'pageshow', 'visibilitychange'])
      window.addEventListener(type, recheck, controller)
    const ends = kept.map((connect) => connect(blockers))
    return () => {
      controller.abort()
      for (const end of ends) end()
    }
  }, [blockers, start, kept])
}
