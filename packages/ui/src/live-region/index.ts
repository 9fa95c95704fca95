export { LiveRegion, type LiveRegionProps, Spoken, useAnnounce } from './live-region.js'
