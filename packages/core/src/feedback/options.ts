import type { ActionContext } from '../action/index.js'
import type { FeedbackMessages } from './messages.js'
import type { FeedbackText, Reason } from './reasons.js'
import type { FeedbackRecord, FeedbackResult } from './result.js'

/** What the handlers of a feedback get besides their input. */
export interface FeedbackContext extends ActionContext {
  /**
   * The same for all attempts to send this feedback, also when the user has changed an answer in between, while the
   * idempotency key belongs to the answers. A server that keeps one feedback for each has one, and the last.
   */
  readonly submissionId: string
}

export interface FeedbackOptions<Reasons extends readonly Reason[] = readonly Reason[]> {
  /** In the order in which they are shown: see `defineReasons` and `shuffleReasons`. */
  readonly reasons: Reasons
  /** How many reasons may be chosen: `one` (default) or `many`. */
  readonly choice?: 'one' | 'many' | undefined
  /** Whether a reason must be chosen. Default `false`: the user may also skip it. */
  readonly required?: boolean | undefined
  /** A general text. Default: none. */
  readonly comment?: FeedbackText | undefined
  /**
   * Sends the answers. What it throws is a failure, and so is an answer with an `error` or `errors` in it, or with
   * `ok: false`, such as a `Response` that failed. Errors that name fields are told there by `connectFieldErrors`.
   * Default: nothing is sent; `onEnd` has the result.
   */
  onSubmit?(result: FeedbackResult<Reasons>, context: FeedbackContext): unknown
  /** Called once for each submission, with how it ended. A listener: what it throws is reported and changes nothing. */
  onEnd?(record: FeedbackRecord<Reasons>): void
  /** Makes idempotency keys and the id of the submission. Default: 128 random bits each, made when they are needed. */
  readonly newKey?: (() => string) | undefined
  readonly messages: FeedbackMessages
}
