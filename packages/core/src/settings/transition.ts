import { sameValue } from './same-value.js'

/** Values by the key of their setting. */
export type SettingsData = Readonly<Record<string, unknown>>

export interface SettingsState {
  /** What the server has, as far as is known. In a conflict it is their value. */
  readonly saved: SettingsData
  /** What the user wants instead. What was put back by hand is not in it. */
  readonly edits: SettingsData
  /** What is on its way to the server. */
  readonly sent: SettingsData
  /** The settings that the server has changed while they were edited here. */
  readonly conflicts: readonly string[]
  /** The settings that were saved and not touched since. */
  readonly stored: readonly string[]
  /** What is wrong with a setting, in words. */
  readonly errors: Readonly<Record<string, string>>
  /** Why the last save of the form failed, in words. Gone with the next attempt, and when nothing is left to save. */
  readonly failure: string | undefined
}

export type SettingsEvent =
  | { readonly type: 'edit'; readonly key: string; readonly value: unknown }
  /** This goes to the server. */
  | { readonly type: 'send'; readonly patch: SettingsData }
  /** The server has taken what was sent. `values`: what it made of it. */
  | { readonly type: 'store'; readonly keys: readonly string[]; readonly values: SettingsData }
  /** It has not, or nobody knows. `rollback`: what was not edited since goes back to what the server has. */
  | {
      readonly type: 'fail'
      readonly keys: readonly string[]
      readonly errors: Readonly<Record<string, string>>
      readonly failure?: string
      readonly rollback: boolean
    }
  /** The server has other values. Those that are applied at once know no conflict: the last wish counts. */
  | { readonly type: 'receive'; readonly values: SettingsData; readonly instant: readonly string[] }
  /** Settles a conflict for the user's value, or for the server's. */
  | { readonly type: 'keep'; readonly key: string }
  | { readonly type: 'take'; readonly key: string }
  /** Drops what was edited, except for what is on its way. */
  | { readonly type: 'discard' }

/** A form whose server has these values. */
export function settingsFrom(saved: SettingsData): SettingsState {
  return { saved, edits: {}, sent: {}, conflicts: [], stored: [], errors: {}, failure: undefined }
}

/** What a setting shows: the wish of the user, else what the server has. */
export function wishFor({ edits, saved }: SettingsState, key: string): unknown {
  return Object.hasOwn(edits, key) ? edits[key] : saved[key]
}

/** Which state of a settings form follows. A refused event gives back the same state. */
export function transitionSettings(state: SettingsState, event: SettingsEvent): SettingsState {
  const { saved, edits, sent, conflicts } = state
  switch (event.type) {
    case 'edit': {
      const { key, value } = event
      if (sameValue(wishFor(state, key), value)) return state
      return tidy({ ...untouched(state, [key]), edits: { ...edits, [key]: value } })
    }
    case 'send': {
      const keys = Object.keys(event.patch)
      if (keys.length === 0 || keys.some((key) => Object.hasOwn(sent, key))) return state
      return { ...untouched(state, keys), sent: { ...sent, ...event.patch }, failure: undefined }
    }
    case 'store': {
      const keys = event.keys.filter((key) => Object.hasOwn(sent, key))
      if (keys.length === 0) return state
      // News that came meanwhile may be newer than what was sent, or older. Nobody knows, so the user is asked.
      const settled = keys.filter((key) => !conflicts.includes(key))
      const done = settled.filter((key) => sameValue(wishFor(state, key), sent[key]))
      const taken = settled.map((key) => [key, Object.hasOwn(event.values, key) ? event.values[key] : sent[key]])
      return tidy({
        ...state,
        saved: { ...saved, ...Object.fromEntries(taken) },
        edits: without(edits, done),
        sent: without(sent, keys),
        stored: [...state.stored, ...done],
      })
    }
    case 'fail': {
      const { keys, errors, failure, rollback } = event
      if (!keys.some((key) => Object.hasOwn(sent, key))) return state
      const back = keys.filter((key) => rollback && sameValue(wishFor(state, key), sent[key]))
      return tidy({
        ...state,
        edits: without(edits, back),
        sent: without(sent, keys),
        errors: { ...state.errors, ...errors },
        failure: failure ?? state.failure,
      })
    }
    case 'receive': {
      const { values, instant } = event
      const news = Object.keys(values).filter((key) => !sameValue(saved[key], values[key]))
      if (news.length === 0) return state
      const contested = news.filter((key) => {
        const isOurs = Object.hasOwn(sent, key) && sameValue(sent[key], values[key])
        return Object.hasOwn(edits, key) && !isOurs && !instant.includes(key) && !conflicts.includes(key)
      })
      return tidy({
        ...state,
        saved: { ...saved, ...Object.fromEntries(news.map((key) => [key, values[key]])) },
        conflicts: [...conflicts, ...contested],
        stored: state.stored.filter((key) => !news.includes(key)),
      })
    }
    case 'keep':
      return conflicts.includes(event.key)
        ? { ...state, conflicts: conflicts.filter((key) => key !== event.key) }
        : state
    case 'take': {
      const { key } = event
      if (!conflicts.includes(key)) return state
      // A wish like any other: while the user's own value is on its way, it is what has to follow.
      return tidy({ ...untouched(state, [key]), edits: { ...edits, [key]: saved[key] } })
    }
    case 'discard': {
      const dropped = Object.keys(edits).filter((key) => !Object.hasOwn(sent, key))
      return dropped.length === 0 ? state : tidy({ ...untouched(state, dropped), edits: without(edits, dropped) })
    }
  }
}

/** What was said about a setting is not true any more when it is touched. */
function untouched(state: SettingsState, keys: readonly string[]): SettingsState {
  return {
    ...state,
    errors: without(state.errors, keys),
    stored: state.stored.filter((key) => !keys.includes(key)),
  }
}

/** What is back where the server has it is clean, unless something else is on its way there. */
function tidy(state: SettingsState): SettingsState {
  const { saved, sent, edits } = state
  const isSame = (key: string): boolean => sameValue(edits[key], saved[key])
  const clean = Object.keys(edits).filter((key) => !Object.hasOwn(sent, key) && isSame(key))
  const left = without(edits, clean)
  return {
    ...state,
    edits: left,
    conflicts: state.conflicts.filter((key) => Object.hasOwn(left, key) && !isSame(key)),
    failure: Object.keys(left).length === 0 ? undefined : state.failure,
  }
}

function without<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}
