export { LiveRegion, type LiveRegionProps, Spoken, useAnnounce } from './live-region.js'
export { SharedLiveRegion } from './shared-live-region.js'
