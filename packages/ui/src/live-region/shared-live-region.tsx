'use client'

import { type ReactNode, useContext } from 'react'
import { AnnounceContext, LiveRegion, type LiveRegionProps, silence } from './live-region.js'

/** For a part that may stand alone or in a dialog: the region around, and one of its own where there is none. */
export function SharedLiveRegion({ children }: LiveRegionProps): ReactNode {
  return useContext(AnnounceContext) === silence ? <LiveRegion>{children}</LiveRegion> : children
}
