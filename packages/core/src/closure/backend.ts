import type { BlockerReport, BlockerSnapshot } from './blocker-report.js'
import type { Closure, ClosureFeedback, StartInput } from './closure.js'
import type { ClosureDescriptor } from './descriptor.js'
import type { Operation, OperationUpdate, Resolution } from './operation.js'
import type { Plan, PlanInput, TaskPage, TaskQuery, TaskSource } from './plan.js'
import type { CostReport, ResourcePage, ResourceQuery } from './resources.js'
import type { Subject } from './wire.js'

/** A call that changes nothing. */
export interface Call {
  readonly signal?: AbortSignal
  /** For a page that is signed out: reads the closure that it belongs to, and its operation. */
  readonly statusToken?: string
}

/** A call that changes something. */
export interface Mutation extends Omit<Call, 'statusToken'> {
  /** The same for each try of one deed, another for another. See `ActionContext`. */
  readonly idempotencyKey: string
}

/**
 * What a backend has to offer, so that a subject can be closed. The rules that it keeps are those of API in the
 * specification.
 *
 * A refusal rejects with a `ProblemError`. Any other rejection means that nobody knows what became of the call: ask
 * `active`, then send the same again with the same key.
 */
export interface ClosureBackend {
  /** How closing works for this subject. */
  describe(subject: Subject, call?: Call): Promise<ClosureDescriptor>
  /** All that is in the way, read afresh. */
  blockers(subject: Subject, call?: Call): Promise<BlockerReport>
  /** One blocker alone. */
  blocker(subject: Subject, id: string, call?: Call): Promise<BlockerSnapshot>
  /** Does what a remedy of the kind `action` says. */
  resolve(subject: Subject, blocker: string, remedy: string, mutation: Mutation): Promise<Resolution>

  /** What there is under the subject. */
  resources(subject: Subject, query?: ResourceQuery, call?: Call): Promise<ResourcePage>
  /** Removes one. What goes with it has to be agreed to by `cascade`; else it is refused with `cascade-required`. */
  removeResource(subject: Subject, id: string, mutation: Mutation & { readonly cascade?: boolean }): Promise<Operation>
  /** What closing would remove, in which order. Changes nothing. */
  plan(subject: Subject, input: PlanInput, call?: Call): Promise<Plan>
  /** The tasks of a plan, or of an operation. */
  tasks(source: TaskSource, query?: TaskQuery, call?: Call): Promise<TaskPage>
  costs(subject: Subject, call?: Call): Promise<CostReport>
  /** Makes a copy for the user to take along. The operation's `files` say where it is. */
  startExport(subject: Subject, input: { readonly formats: readonly string[] }, mutation: Mutation): Promise<Operation>

  /** Closes the subject, or asks the vendor to. `ifMatch`: the etag of the report that the user has seen. */
  start(subject: Subject, input: StartInput, mutation: Mutation & { readonly ifMatch: string }): Promise<Closure>
  /** The closure that is open, or that this caller has just finished: after a reload, a lost answer, in a second tab. */
  active(subject: Subject, call?: Call): Promise<Closure | null>
  closure(id: string, call?: Call): Promise<Closure>
  /** Redeems the token of an e-mail. Looking at the link changes nothing. */
  confirm(id: string, token: string, mutation: Mutation): Promise<Closure>
  /** Takes it back before anything has been removed. */
  cancel(id: string, mutation: Mutation): Promise<Closure>
  /** Brings back what was closed, within the undo window. */
  restore(id: string, mutation: Mutation): Promise<Closure>

  operation(id: string, call?: Call): Promise<Operation>
  /**
   * Tells of an operation until it is done, at once with how it stands. `after`: what was seen last, to go on from.
   * Ends when the signal aborts.
   */
  watch(id: string, call?: Call & { readonly after?: number }): AsyncIterable<OperationUpdate>
  /** Tries again what failed and what was skipped because of it. Default: all of it. */
  retry(id: string, input: { readonly tasks?: readonly string[] }, mutation: Mutation): Promise<Operation>
  /** Leaves behind what failed. */
  retain(
    id: string,
    input: { readonly tasks: readonly string[]; readonly acknowledged: true },
    mutation: Mutation,
  ): Promise<Operation>
  /** Starts nothing more. What is removed stays removed. */
  stop(id: string, mutation: Mutation): Promise<Operation>

  /** Its failure holds nothing up. */
  feedback(input: ClosureFeedback, mutation: Mutation & Pick<Call, 'statusToken'>): Promise<void>
}
