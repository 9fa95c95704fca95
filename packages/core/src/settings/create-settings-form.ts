import { type Action, type ActionContext, createAction, failureMessage } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import { changesIn, type SettingsFormOptions, type SettingsKey } from './options.js'
import { readFieldErrors } from './read-field-errors.js'
import { sameValue } from './same-value.js'
import {
  type SettingsData,
  type SettingsEvent,
  type SettingsState,
  settingsFrom,
  transitionSettings,
  wishFor,
} from './transition.js'

export interface SettingsForm<Values extends object> {
  readonly getState: () => SettingsState
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the options of the latest render. Values that differ from those before are news from the server. */
  readonly setOptions: (options: SettingsFormOptions<Values>) => void
  /** Changes a setting. One that is `instant` is saved at once; pressed again meanwhile, the last wish is what is saved. */
  edit<Key extends SettingsKey<Values>>(key: Key, value: Values[Key]): void
  /**
   * Saves what differs. Resolves with whether nothing is left to save: `false` while a save is under way, while there is
   * a conflict, when it failed, and when the user has typed on meanwhile. Never rejects.
   */
  readonly save: () => Promise<boolean>
  /** Puts everything back to what the server has, except for what is on its way. */
  readonly discard: () => void
  /** Gives up the save of the form that is under way, and aborts its request. Nothing that was typed is lost. */
  readonly abort: () => void
  /** Settles a conflict: the user's value stays, and may be saved. */
  readonly keepMine: (key: SettingsKey<Values>) => void
  /** Settles a conflict: the value of the server takes its place. */
  readonly takeTheirs: (key: SettingsKey<Values>) => void
  /** The part leaves the page. What is under way goes on, and so does the last wish of an `instant` setting. */
  readonly dispose: () => void
}

/** A settings form without a user interface. */
export function createSettingsForm<Values extends object>(initial: SettingsFormOptions<Values>): SettingsForm<Values> {
  let options = initial
  // What the app passed last. News are told from it, and not from what was saved, of which the app may not know yet.
  let passed = { ...initial.values } as SettingsData
  let tried: SettingsData = {}
  const { send, ...flow } = createFlow<SettingsState, SettingsEvent>(settingsFrom(passed), transitionSettings)
  const { getState } = flow
  const formAction = createAction<SettingsData, unknown>(() => ({ ...options, run: request }))
  const instantActions = new Map<string, Action<unknown, unknown>>()

  async function request(patch: SettingsData, context: ActionContext): Promise<unknown> {
    const answer = await options.onSave(patch as Partial<Values>, context)
    const { error, ok, errors } = Object(answer) as Record<string, unknown>
    const isInvalid = Object(errors).length > 0
    if (error || ok === false || isInvalid) throw isInvalid ? answer : error
    return answer
  }

  /** What the server has taken. */
  function store(keys: readonly string[], result: unknown): void {
    send({ type: 'store', keys, values: Object(Object(result).values) })
  }

  /** What is wrong, at the settings and as a whole. */
  function explain(error: unknown, fallback: string): { errors: Record<string, string>; failure: string } {
    const { errors, others } = readFieldErrors(error, Object.keys(passed))
    const words = Object.keys(errors).length > 0 ? options.messages.invalid : fallback
    return { errors, failure: others.join(' ') || failureMessage(error, words) }
  }

  async function save(): Promise<boolean> {
    const { edits, conflicts } = getState()
    const patch = changesIn(edits, options)
    if (Object.keys(patch).length === 0) return true
    if (conflicts.length > 0 || formAction.getState().status === 'pending') return false
    // The same changes again are a retry, and keep their idempotency key.
    if (!sameValue(tried, patch)) tried = patch
    const keys = Object.keys(patch)
    if (!send({ type: 'send', patch })) return false
    const end = await formAction.run(tried)
    if (end.status === 'succeeded') store(keys, end.result)
    else {
      const found = end.status === 'failed' ? explain(end.error, options.messages.notSaved) : { errors: {} }
      send({ type: 'fail', keys, rollback: false, ...found })
    }
    return Object.keys(changesIn(getState().edits, options)).length === 0
  }

  /** Saves an instant setting, one request at a time, until what was sent is what the user wants. */
  async function apply(key: string, value: unknown): Promise<void> {
    const action =
      instantActions.get(key) ??
      createAction(() => ({ ...options, run: (wish: unknown, context) => request({ [key]: wish }, context) }))
    instantActions.set(key, action)
    if (!send({ type: 'send', patch: { [key]: value } })) return
    const end = await action.run(value)
    const wish = wishFor(getState(), key)
    if (end.status === 'succeeded') store([key], end.result)
    else {
      const found = end.status === 'failed' ? explain(end.error, options.messages.notApplied) : undefined
      const isOver = sameValue(wish, value)
      const errors = found && isOver ? { [key]: found.errors[key] ?? found.failure } : {}
      send({ type: 'fail', keys: [key], rollback: true, errors })
    }
    // After a failure as well, though that may be the value from before: the request may have arrived.
    if (!sameValue(wish, value)) await apply(key, wish)
  }

  return {
    ...flow,
    setOptions(next) {
      options = next
      const before = passed
      passed = { ...next.values } as SettingsData
      const news = Object.entries(passed).filter(([key, value]) => !sameValue(before[key], value))
      send({ type: 'receive', values: Object.fromEntries(news), instant: next.instant ?? [] })
    },
    edit(key, value) {
      if (!send({ type: 'edit', key, value }) || !options.instant?.includes(key)) return
      void apply(key, value)
    },
    save,
    discard: () => void send({ type: 'discard' }),
    abort: formAction.abort,
    keepMine: (key) => void send({ type: 'keep', key }),
    takeTheirs: (key) => void send({ type: 'take', key }),
    dispose: formAction.reset,
  }
}
