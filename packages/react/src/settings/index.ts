export type { ControlProps, SettingsField, SettingsKeyOf, SettingsPart } from './settings-props.js'
export { type BlockedNavigation, useBlockedNavigation } from './use-blocked-navigation.js'
export { type UseSettingsFormOptions, type UseSettingsFormResult, useSettingsForm } from './use-settings-form.js'
export {
  type UseUnsavedChangesOptions,
  type UseUnsavedChangesResult,
  useUnsavedChanges,
} from './use-unsaved-changes.js'
