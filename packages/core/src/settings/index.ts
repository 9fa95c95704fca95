export { createSettingsForm, type SettingsForm } from './create-settings-form.js'
export { createUnsavedChanges, type UnsavedChanges, type UnsavedChangesOptions } from './create-unsaved-changes.js'
export { describeField, describeSettings, type FieldStatus, type FieldView, type SettingsView } from './describe.js'
export {
  type Departure,
  type LeavingEvent,
  type LeavingState,
  nobodyLeaves,
  transitionLeaving,
} from './leaving-transition.js'
export {
  enSettings,
  enSettingsPage,
  enUnsavedChanges,
  type SettingsMessages,
  type SettingsPageMessages,
  type UnsavedChangesMessages,
} from './messages.js'
export type { SettingsFormOptions, SettingsKey } from './options.js'
export {
  type SettingsData,
  type SettingsEvent,
  type SettingsState,
  settingsFrom,
  transitionSettings,
} from './transition.js'
