import type { SchemaIssue } from '../schema/standard-schema.js'

/** Why a move was not made. */
export type MoveReason =
  /** Another move is under way. */
  | 'pending'
  /** The schema of the step refuses its data; see `issues`. */
  | 'invalid'
  /** The guard of the step said no. */
  | 'guard'
  /** The step may not be entered, or one before it is not finished. */
  | 'locked'
  | 'unknown-step'
  /** The step does not apply: its `when` says no. */
  | 'hidden'
  /** Nothing follows. */
  | 'end'
  /** Nothing was visited before. */
  | 'start'
  /** The user turned back, or something overtook the move. */
  | 'cancelled'
  /** Something threw. */
  | 'failed'

/** A move that was not made, and why. */
export interface Refusal {
  readonly ok: false
  readonly reason: MoveReason
  /** The reason in words for the user. */
  readonly message: string
  /** What the schema found. */
  readonly issues?: readonly SchemaIssue[]
}

export type MoveResult = { readonly ok: true } | Refusal
