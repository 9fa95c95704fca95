export { DangerAction, type DangerActionProps, type DangerAvailability } from './danger-action.js'
export { DangerZone, type DangerZoneProps } from './danger-zone.js'
