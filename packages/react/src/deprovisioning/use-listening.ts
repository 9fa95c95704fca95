import { type Deprovisioning, type DeprovisioningConnection, speakProgress } from '@offboard/core/deprovisioning'
import { useEffect, useState } from 'react'

/**
 * Listens to the server while somebody looks. A page that comes back, from another tab, from sleep or from the
 * back-forward cache, reads once and goes on (F35, F41).
 */
export function useListening(run: Deprovisioning, connections: readonly DeprovisioningConnection[] = []): void {
  const [kept] = useState(connections)
  useEffect(() => {
    let end: (() => void) | undefined
    const rest = (): void => {
      end?.()
      end = undefined
    }
    const look = (): void => {
      if (document.hidden) rest()
      else end ??= run.listen()
    }
    const again = (): void => {
      rest()
      look()
    }
    const controller = new AbortController()
    document.addEventListener('visibilitychange', look, controller)
    window.addEventListener('online', again, controller)
    look()
    const ends = kept.map((connect) => connect(run))
    return () => {
      controller.abort()
      rest()
      for (const each of ends) each()
    }
  }, [run, kept])
}

/** What to say of it in a live region. */
export function useAnnouncement(run: Deprovisioning): string {
  const [text, setText] = useState('')
  useEffect(() => speakProgress(run, setText), [run])
  return text
}
