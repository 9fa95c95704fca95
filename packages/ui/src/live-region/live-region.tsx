'use client'

import { useAnnouncer, useSpokenChanges } from '@offboard/react/announcer'
import { createContext, type ReactNode, useContext } from 'react'

const AnnounceContext = createContext<((message: string) => void) | undefined>(undefined)

export interface LiveRegionProps {
  /**
   * `own` (default): always a region here, as a modal needs it, because what lies behind one is hidden from screen readers.
   * `shared`: the one around it, if there is one.
   */
  readonly region?: 'own' | 'shared'
  readonly children: ReactNode
}

/** One polite live region for everything below it, in the page before its first message (ALL-12). */
export function LiveRegion({ region = 'own', children }: LiveRegionProps): ReactNode {
  const outer = useContext(AnnounceContext)
  return region === 'shared' && outer ? children : <OwnRegion>{children}</OwnRegion>
}

function OwnRegion({ children }: { readonly children: ReactNode }): ReactNode {
  const { text, announce } = useAnnouncer()
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div role="status" data-slot="live-region" className="ob:sr-only">
        {text}
      </div>
    </AnnounceContext.Provider>
  )
}

/** Says something in the region around. */
export function useAnnounce(): (message: string) => void {
  return useContext(AnnounceContext) ?? ignore
}

/** Says the message in the region around each time it changes. */
export function Spoken({ message }: { readonly message: string }): ReactNode {
  useSpokenChanges(useAnnounce(), message)
  return null
}

function ignore(): void {}
