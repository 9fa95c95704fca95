export { useAnnouncer, useSpokenChanges } from './use-announcer.js'
