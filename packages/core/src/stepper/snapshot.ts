import type { StepperConnection, StepperCore } from './create-stepper.js'
import type { StepperOptions } from './options.js'
import { draftOf, surveySteps } from './policy.js'
import type { Step, StepsData } from './steps.js'
import { emptyStepper, type StepperState } from './transition.js'

/** What of a stepper can be kept as JSON: what was typed, and where the user was. Secrets are not in it. */
export interface StepperSnapshot {
  readonly version: number
  readonly current: string | null
  readonly history: readonly string[]
  readonly completed: readonly string[]
  readonly drafts: StepsData
}

export interface SnapshotOptions {
  /** The version of the app's snapshots. Raise it when old ones do not fit any more. Default 1. */
  readonly version?: number
  /** Makes a snapshot of this version out of an older or foreign one. Without it, and when it throws, that is dropped. */
  readonly migrate?: (snapshot: unknown) => unknown
}

/** Keeps text, for example in `sessionStorage` under a key of the app. What it throws is ignored. */
export interface StepperStorage {
  readonly get: () => string | null
  readonly set: (text: string) => void
  readonly remove: () => void
}

/** What to keep, to be taken up later by `restoreSnapshot`. */
export function takeSnapshot(stepper: StepperCore, { version = 1 }: SnapshotOptions = {}): StepperSnapshot {
  const { current, history, completed, drafts } = stepper.getState()
  return { version, current, history, completed, drafts: publicDrafts(stepper.getOptions(), drafts) }
}

/**
 * Takes up a snapshot from anywhere. What does not fit is left out: steps that do not exist, secrets, and what the
 * schemas do not accept at once has to be finished again. `false` when it is none of ours, or too old: then nothing
 * changes. Never throws.
 */
export function restoreSnapshot(stepper: StepperCore, input: unknown, options: SnapshotOptions = {}): boolean {
  try {
    const state = readSnapshot(input, stepper.getOptions(), options)
    if (state) stepper.load(state)
    return state !== undefined
  } catch {
    return false
  }
}

/**
 * Keeps a stepper in a storage, as long as something has been typed or visited.
 *
 * @example
 * useStepper({ steps, connections: [storeSnapshots({
 *   get: () => sessionStorage.getItem('closing'),
 *   set: (text) => sessionStorage.setItem('closing', text),
 *   remove: () => sessionStorage.removeItem('closing'),
 * }, { version: 2 })] })
 */
export function storeSnapshots(storage: StepperStorage, options?: SnapshotOptions): StepperConnection {
  return (stepper) => {
    function isBlank(): boolean {
      const { history, completed, drafts } = stepper.getState()
      return history.length + completed.length + Object.keys(drafts).length === 0
    }
    // One that is in use is connected again after it was hidden, and has more in it than is kept: secrets.
    if (isBlank()) quietly(() => restoreSnapshot(stepper, JSON.parse(storage.get() ?? 'null'), options))
    return stepper.subscribe(() =>
      quietly(() => {
        if (isBlank()) storage.remove()
        else storage.set(JSON.stringify(takeSnapshot(stepper, options)))
      }),
    )
  }
}

function readSnapshot(
  input: unknown,
  options: StepperOptions,
  { version = 1, migrate }: SnapshotOptions,
): StepperState | undefined {
  let found = Object(input) as { readonly [Key in keyof StepperSnapshot]?: unknown }
  if (found.version !== version) found = Object(migrate?.(input))
  const { current, history, completed, drafts } = found
  if (found.version !== version || !Array.isArray(history) || !Array.isArray(completed)) return undefined

  const state: StepperState = {
    ...emptyStepper,
    current: typeof current === 'string' ? current : null,
    history: history.filter((id) => options.steps.some((step) => step.id === id)),
    drafts: publicDrafts(options, Object(drafts)),
  }
  const finished = options.steps.flatMap((step) => {
    const accepted = completed.includes(step.id) && acceptedDraft(step, draftOf(state.drafts, step.id))
    return accepted ? [[step.id, accepted.value] as const] : []
  })
  const restored = { ...state, data: Object.fromEntries(finished), completed: finished.map(([id]) => id) }
  if (options.order === 'free') return restored
  // What was finished after a step that has to be finished again is open again as well.
  const { refusalOf } = surveySteps(restored, options)
  return { ...restored, completed: restored.completed.filter((id) => !refusalOf(id)) }
}

/** What the step commits for this draft. Nothing when it cannot be told at once that the draft is good. */
function acceptedDraft({ secret, schema }: Step, draft: unknown): { readonly value: unknown } | undefined {
  if (secret) return undefined
  if (!schema) return { value: draft }
  try {
    const result = schema['~standard'].validate(draft)
    // Nobody waits for one that answers later, whatever kind of promise that is.
    void Promise.resolve(result).catch(() => {})
    return 'value' in result && !result.issues ? result : undefined
  } catch {
    return undefined
  }
}

function publicDrafts({ steps }: StepperOptions, drafts: StepsData): StepsData {
  const kept = steps.filter(({ id, secret }) => !secret && Object.hasOwn(drafts, id))
  return Object.fromEntries(kept.map(({ id }) => [id, drafts[id]]))
}

/** A storage is a convenience: where it fails, all else goes on. */
function quietly(run: () => unknown): void {
  try {
    run()
  } catch {}
}
