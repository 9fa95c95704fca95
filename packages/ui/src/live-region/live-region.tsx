'use client'

import { useAnnouncer, useSpokenChanges } from '@offboard/react/announcer'
import { type Context, createContext, type ReactNode, useContext } from 'react'

type Announce = ReturnType<typeof useAnnouncer>['announce']

/** Where there is no region around, nothing is said. */
export const silence: Announce = () => {}

export const AnnounceContext: Context<Announce> = createContext(silence)

export interface LiveRegionProps {
  readonly children: ReactNode
}

/**
 * One polite live region for everything below it, in the page before its first message (ALL-12). A modal needs one of its
 * own, because what lies behind it is hidden from screen readers.
 */
export function LiveRegion({ children }: LiveRegionProps): ReactNode {
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
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}

/** Says the message in the region around each time it changes. */
export function Spoken({ message }: { readonly message: string }): ReactNode {
  useSpokenChanges(useAnnounce(), message)
  return null
}
