import { closedGate, type Gate, openGate } from '../gate/index.js'
import { changesIn, type SettingsFormOptions, type SettingsKey } from './options.js'
import { type SettingsState, wishFor } from './transition.js'

/** How one setting stands. */
export type FieldStatus = 'idle' | 'changed' | 'saving' | 'saved' | 'failed' | 'conflict'

/** One setting. */
export interface FieldView<Value = unknown> {
  readonly key: string
  /** What to show: the user's value, else the server's. */
  readonly value: Value
  readonly status: FieldStatus
  /** The status in words; empty for `idle`. */
  readonly statusText: string
  /** What is wrong with it. */
  readonly error: string | undefined
  /** It is applied at once: what is wrong with it has to be said at once as well, for no save of the form says so. */
  readonly isInstant: boolean
  /** What somebody else has saved meanwhile, in a conflict. */
  readonly theirs: { readonly value: Value } | undefined
}

/** All that a screen needs to show a settings form. */
export interface SettingsView<Values extends object> {
  /** `saving`: a save of the form is under way. `failed`: the last one did not work, and nothing is lost. */
  readonly status: 'clean' | 'dirty' | 'saving' | 'failed'
  /** Whether something waits to be saved. What is applied at once never waits. */
  readonly isDirty: boolean
  /** What to show for each setting. */
  readonly values: Values
  /** The settings that differ from what the server has, without those that are applied at once. */
  readonly changes: readonly SettingsKey<Values>[]
  /** The settings that somebody else has changed meanwhile. */
  readonly conflicts: readonly SettingsKey<Values>[]
  /** How many changes wait, in words; empty for none. */
  readonly summary: string
  /** Why the last save failed, in words. */
  readonly error: string | undefined
  /** Closed while a conflict is not settled: nothing is saved over what others did, unseen. */
  readonly gate: Gate
  /** To be spoken politely when it changes; empty at first. */
  readonly announcement: string
}

/** Derives what to show from the state and the options of this render. */
export function describeSettings<Values extends object>(
  state: SettingsState,
  options: SettingsFormOptions<Values>,
): SettingsView<Values> {
  const { messages } = options
  const { saved, edits, sent, stored, failure } = state
  const changes = Object.keys(changesIn(edits, options)) as SettingsKey<Values>[]
  const isDirty = changes.length > 0
  const isSaving = Object.keys(changesIn(sent, options)).length > 0
  const conflicts = state.conflicts as readonly SettingsKey<Values>[]
  const gate = conflicts.length === 0 ? openGate : closedGate(messages.settleFirst(conflicts.length))
  const isStored = stored.length > 0 && !isDirty && Object.keys(sent).length === 0
  return {
    status: isSaving ? 'saving' : failure !== undefined ? 'failed' : isDirty ? 'dirty' : 'clean',
    isDirty,
    values: { ...saved, ...edits } as Values,
    changes,
    conflicts,
    summary: isDirty ? messages.unsaved(changes.length) : '',
    error: failure,
    gate,
    announcement: gate.open ? (isStored ? messages.stored : '') : gate.reason,
  }
}

/** Derives what to show for one setting. */
export function describeField<Values extends object, Key extends SettingsKey<Values>>(
  state: SettingsState,
  key: Key,
  { messages, instant = [] }: Pick<SettingsFormOptions<Values>, 'messages' | 'instant'>,
): FieldView<Values[Key]> {
  const isConflict = state.conflicts.includes(key)
  const error = state.errors[key]
  const status = Object.hasOwn(state.sent, key)
    ? 'saving'
    : isConflict
      ? 'conflict'
      : error !== undefined
        ? 'failed'
        : Object.hasOwn(state.edits, key)
          ? 'changed'
          : state.stored.includes(key)
            ? 'saved'
            : 'idle'
  return {
    key,
    value: wishFor(state, key) as Values[Key],
    status,
    statusText: messages[status],
    error,
    isInstant: instant.includes(key),
    theirs: isConflict ? { value: state.saved[key] as Values[Key] } : undefined,
  }
}
