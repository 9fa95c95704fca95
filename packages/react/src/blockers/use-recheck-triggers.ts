import type { Blockers } from '@offboard/core/blockers'
import { useEffect } from 'react'

/**
 * Runs the checks again whenever the world may have changed behind the page: the user comes back to it (from the page of
 * a remedy, from another window, from the back-forward cache) or the network does.
 */
export function useRecheckTriggers(blockers: Blockers, start: 'mount' | 'demand'): void {
  useEffect(() => {
    if (start === 'mount') void blockers.recheck()
    const recheck = (): void => {
      const everRan = blockers.getState().checks.some(({ attempt }) => attempt > 0)
      if (everRan && document.visibilityState === 'visible') void blockers.recheck()
    }
    const onPageShow = (event: PageTransitionEvent): void => {
      if (event.persisted) recheck()
    }
    window.addEventListener('focus', recheck)
    window.addEventListener('online', recheck)
    window.addEventListener('pageshow', onPageShow)
    document.addEventListener('visibilitychange', recheck)
    return () => {
      window.removeEventListener('focus', recheck)
      window.removeEventListener('online', recheck)
      window.removeEventListener('pageshow', onPageShow)
      document.removeEventListener('visibilitychange', recheck)
    }
  }, [blockers, start])
}
