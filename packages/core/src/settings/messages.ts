import { plural } from '../messages/format.js'
import type { FieldStatus } from './describe.js'

/** The words of a settings form. Those of the states say how a setting stands. */
export interface SettingsMessages extends Readonly<Record<FieldStatus, string>> {
  /** How much is not saved yet. */
  readonly unsaved: (count: number) => string
  /** Why saving waits: others have changed what is edited here. */
  readonly settleFirst: (count: number) => string
  /** Saving failed, and the handler gave no words. */
  readonly notSaved: string
  /** The same for a setting that is applied at once: it is back where it was. */
  readonly notApplied: string
  /** The server found something wrong with some settings. */
  readonly invalid: string
  /** Spoken when everything is saved. */
  readonly stored: string
}

export const enSettings: SettingsMessages = {
  idle: '',
  changed: 'Not saved yet',
  saving: 'Saving',
  saved: 'Saved',
  failed: 'Not saved',
  conflict: 'Changed by somebody else',
  unsaved: (count) => plural('en', count, { one: '# unsaved change', other: '# unsaved changes' }),
  settleFirst: (count) =>
    plural('en', count, {
      one: 'Somebody else has changed # setting that you edit. Choose which value to keep.',
      other: 'Somebody else has changed # settings that you edit. Choose which values to keep.',
    }),
  notSaved: 'Your changes are not saved. Try again.',
  notApplied: 'This was not changed. Try again.',
  invalid: 'Some settings need a correction. Nothing is saved yet.',
  stored: 'Saved.',
}

/** The words that our own settings page adds. */
export interface SettingsPageMessages {
  /** Names the navigation. */
  readonly navigation: string
  /** Marks of a link in the navigation. */
  readonly unsavedMark: string
  readonly errorMark: string
  /** Names the bar that saves. */
  readonly bar: string
  readonly save: string
  readonly discard: string
  /** In front of why a setting cannot be changed. */
  readonly locked: string
  /** In front of the value that somebody else has saved. */
  readonly theirs: string
  readonly keepMine: string
  readonly takeTheirs: string
}

export const enSettingsPage: SettingsPageMessages = {
  navigation: 'Settings',
  unsavedMark: 'Unsaved',
  errorMark: 'Needs a correction',
  bar: 'Unsaved changes',
  save: 'Save changes',
  discard: 'Discard',
  locked: 'Locked',
  theirs: 'Saved by somebody else:',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
}

/** The words of the question that is asked before unsaved changes are left behind. */
export interface UnsavedChangesMessages {
  readonly title: string
  readonly description: string
  /** Stays here. The default. */
  readonly keep: string
  /** Leaves without saving. */
  readonly discard: string
  /** Saves, then leaves. */
  readonly save: string
  /** Saving failed, so nobody has left. */
  readonly failed: string
}

export const enUnsavedChanges: UnsavedChangesMessages = {
  title: 'Leave with unsaved changes?',
  description: 'What you changed here is not saved yet.',
  keep: 'Keep editing',
  discard: 'Discard and leave',
  save: 'Save and leave',
  failed: 'Your changes are not saved, so you are still here. Keep editing to see why.',
}
