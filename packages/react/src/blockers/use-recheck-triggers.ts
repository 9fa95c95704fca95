import type { Blockers, BlockersConnection } from '@offboard/core/blockers'
import { useEffect, useState } from 'react'

/**
 * Runs the checks again whenever the world may have changed behind the page: the user comes back to it (from the page of
 * a remedy, from another window, from the back-forward cache) or the network does.
 */
export function useRecheckTriggers(
  blockers: Blockers,
  start: 'mount' | 'demand',
  given: readonly BlockersConnection[] = [],
): void {
  const [connections] = useState(given)
  useEffect(() => {
    const everRan = (): boolean => blockers.getState().checks.some(({ attempt }) => attempt > 0)
    // Hidden by an Activity meanwhile, what was under way has been given up.
    if (start === 'mount' || everRan()) void blockers.recheck()
    const recheck = (event: Event): void => {
      const isNew = event.type === 'pageshow' && !(event as PageTransitionEvent).persisted
      if (!isNew && everRan() && document.visibilityState === 'visible') void blockers.recheck()
    }
    const controller = new AbortController()
    const { signal } = controller
    for (const type of ['focus', 'online', 'pageshow']) window.addEventListener(type, recheck, { signal })
    document.addEventListener('visibilitychange', recheck, { signal })
    const ends = connections.map((connect) => connect(blockers))
    return () => {
      controller.abort()
      for (const end of ends) end()
    }
  }, [blockers, start, connections])
}
