import type { ActionContext } from '../action/index.js'
import type { SettingsMessages } from './messages.js'
import type { SettingsData } from './transition.js'

/** The keys of the settings. */
export type SettingsKey<Values extends object> = keyof Values & string

export interface SettingsFormOptions<Values extends object> {
  /**
   * What the server has, by setting: text, numbers, booleans, lists and plain objects. Pass the newest on each render, as
   * your query library has it. What changes in it is taken over where the user edits nothing, and is a conflict where
   * they do.
   */
  readonly values: Values
  /**
   * Saves the settings that differ, and only those. Called once at a time, for the form as a whole and for each of the
   * `instant` settings.
   *
   * What it throws is a failure, and so is an answer with an `error` or `errors` in it, or with `ok: false`, such as a
   * `Response` that failed. `errors` (or `issues`) tell at which settings: each with a `pointer` (RFC 6901), `path` or
   * `field`, and a `detail` or `message`. Answer `{ values }` with what the server made of it, if that is something else.
   */
  readonly onSave: (patch: Readonly<Partial<Values>>, context: ActionContext) => unknown
  /** The settings that are applied at once, each by a save of its own. Default: none. */
  readonly instant?: readonly SettingsKey<Values>[]
  /** Makes idempotency keys. Default: 128 random bits. */
  readonly newKey?: () => string
  readonly messages: SettingsMessages
}

/** What waits for a save: the edits, without what is applied at once. */
export function changesIn<Values extends object>(
  edits: SettingsData,
  { instant }: Pick<SettingsFormOptions<Values>, 'instant'>,
): SettingsData {
  const isInstant = (key: string): boolean => !!instant?.some((each) => each === key)
  return Object.fromEntries(Object.entries(edits).filter(([key]) => !isInstant(key)))
}
