import type { Gate } from '../gate/index.js'
import { type UniqueItems, withUniqueIds } from '../internal/unique-ids.js'
import type { StandardSchema } from '../schema/standard-schema.js'

/** The data of the finished steps, by their ids. */
export type StepsData = Readonly<Record<string, unknown>>

/** What a guard gets. */
export interface StepContext<Data = unknown> {
  /** The data of this step as its schema returned it; without a schema as it was typed. */
  readonly data: Data
  /** The data of the steps finished before. */
  readonly steps: StepsData
  /** Aborted when the move is cancelled. Not by unmounting: what is being saved is left to the server. */
  readonly signal: AbortSignal
}

/** Says whether a thing may be: `true` or an open gate; else the reason in words, a closed gate, or just `false`. */
export type StepAnswer = boolean | string | Gate | null | undefined

/** One step. Functions must be pure and quick, except for the guard: they run in every render. */
export interface Step<Id extends string = string> {
  /** Its own, among all steps. It is what addresses and snapshots hold. */
  readonly id: Id
  readonly label: string
  /** What its data must be like: any Standard Schema, synchronous or not. */
  readonly schema?: StandardSchema
  /** Whether it is shown. Default: always. One that throws leaves the step shown and locked. */
  when?(data: StepsData): boolean
  /** Whether it may be entered: a gate, or a function. What is given but not known to be open locks it. */
  readonly enter?: Gate | null | undefined | EnterStep
  /** The step that follows; `null` is the end. Default, also for `undefined`: the next one that is shown. */
  next?(data: StepsData): NoInfer<Id> | null | undefined
  /** Asked before the user goes on from here, after the schema. Nothing answered is a yes. What it throws refuses. */
  guard?(context: StepContext): StepAnswer | PromiseLike<StepAnswer>
  /** Keeps its data out of snapshots. Restored, it has to be filled in again. */
  readonly secret?: boolean
}

// Taken from a method, so that the parameter may be annotated with what the app knows of the data.
type EnterStep = { enter(data: StepsData): StepAnswer }['enter']

/** The ids of some steps. */
export type StepId<Steps extends readonly Step[]> = Steps[number]['id']

type StepWith<Steps extends readonly Step[], Id> = Extract<Steps[number], { readonly id: Id }>
type InputOf<Found> = Found extends { readonly schema: StandardSchema<infer Input, infer _> } ? Input : unknown
type OutputOf<Found> = Found extends { readonly schema: StandardSchema<infer _, infer Output> } ? Output : unknown

/** What the schema of a step takes. */
export type StepInput<Steps extends readonly Step[], Id extends StepId<Steps> = StepId<Steps>> =
  // Where the ids are not known, nor are the data.
  string extends StepId<Steps> ? unknown : InputOf<StepWith<Steps, Id>>

/** What has been typed into a step: as much as there is yet. */
export type StepDraft<Steps extends readonly Step[], Id extends StepId<Steps> = StepId<Steps>> =
  StepInput<Steps, Id> extends infer Input ? (Input extends object ? Partial<Input> : Input) : never

/** The data of the finished steps, as the schemas returned it. */
export type StepsOutput<Steps extends readonly Step[]> = {
  readonly [Id in StepId<Steps>]?: OutputOf<StepWith<Steps, Id>>
}

/**
 * Makes the second of two steps with one id a type error that says so. A hook around `useStepper` whose steps are a type
 * parameter takes `UseStepperOptions<Steps> & { readonly steps: UniqueIds<Steps> }`.
 */
export type UniqueIds<Steps extends readonly Step[]> = UniqueItems<Steps, 'step'>

/**
 * Defines steps with literal ids, for `createStepper` and `useStepper`. Do it outside of components.
 *
 * @example
 * const steps = defineSteps([
 *   { id: 'export', label: 'Export your data' },
 *   { id: 'reason', label: 'Tell us why', schema: z.object({ reason: z.string().min(1) }) },
 *   { id: 'confirm', label: 'Confirm', enter: ({ export: done }) => done === true || 'Export your data first.' },
 * ])
 */
export function defineSteps<const Id extends string, const Steps extends readonly Step<Id>[]>(
  steps: Steps & readonly Step<Id>[] & UniqueIds<Steps>,
): Steps {
  return checkIds(steps)
}

/** Throws when two steps have one id, which types do not see where the steps are put together at run time. */
export function checkIds<Steps extends readonly Step[]>(steps: Steps): Steps {
  return withUniqueIds(steps, 'step', 'Moves, addresses and snapshots tell steps apart')
}
