import { type Action, type ActionState, createAction } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import { newKey } from '../platform/new-key.js'
import { notify } from '../platform/report.js'
import { type Answers, readAnswers } from './answers.js'
import { judge } from './judge.js'
import type { FeedbackContext, FeedbackOptions } from './options.js'
import type { Reason, ReasonId } from './reasons.js'
import type { FeedbackEnd, FeedbackResult } from './result.js'
import {
  emptyFeedback,
  type FeedbackEvent,
  type FeedbackField,
  type FeedbackIssue,
  type FeedbackState,
  isOver,
  transitionFeedback,
} from './transition.js'

/** What a feedback does, and how it ends when that is done. */
export interface FeedbackDeed<Reasons extends readonly Reason[] = readonly Reason[]> {
  /** Names what is done: the same again, by `===`, is a retry and keeps its idempotency key. */
  readonly key: unknown
  /** Fails as `onSubmit` does. An `AbortError` is turning back: neither done nor failed. */
  readonly run: (context: FeedbackContext) => unknown
  readonly end: Exclude<FeedbackEnd<Reasons>, { outcome: 'abandoned' }>
}

export interface Feedback<Reasons extends readonly Reason[] = readonly Reason[]> {
  readonly getState: () => FeedbackState
  readonly subscribe: (listener: () => void) => () => void
  /** The deed, pending or failed: sending the answers, or what is done in place of it. */
  readonly action: Action<unknown, void>
  /** Takes the options of the latest render. */
  readonly setOptions: (options: FeedbackOptions<Reasons>) => void
  /** Chooses a reason or takes it back. Refused, like typing, while something is under way and after the end. */
  choose(id: ReasonId<Reasons>, checked?: boolean): void
  /** Types into the general text, or into that of a reason: `followUp-` and its id. */
  readonly write: (field: FeedbackField, text: string) => void
  /** Takes back what is chosen. What was typed is kept. */
  readonly clear: () => void
  /**
   * Sends the answers, or tells what is wrong with them. Where nothing is required and nothing was answered, it skips.
   * Resolves when that has ended; never rejects.
   */
  readonly submit: () => Promise<void>
  /** Goes on without an answer: where none is required, and where sending has failed (FBK-9). */
  readonly skip: () => void
  /** The form as it is filled in. */
  readonly answers: () => Answers<Reasons>
  /** Says what is wrong with the answers, in place of what was said before. `refused`: they were to be sent. */
  readonly tell: (issues: readonly FeedbackIssue[], refused?: boolean) => void
  /** Asks `holds` before complete answers are sent: what is true holds them back. Returns what ends that. */
  readonly before: (holds: (answers: Answers<Reasons>) => unknown) => () => void
  /** Does something else in place of sending, and ends with it. Refused while something is under way. Never rejects. */
  perform(deed: FeedbackDeed<Reasons>): Promise<ActionState<void> | undefined>
  /**
   * The part leaves the page: a feedback that has not ended is recorded as abandoned. A request goes on, its answer is
   * ignored. Used again, it keeps its answers and is another submission.
   */
  readonly dispose: () => void
}

/** Ends an action without a success and without a failure. */
const turnBack = { name: 'AbortError' }

/** Asks why somebody leaves, without a user interface. */
export function createFeedback<const Reasons extends readonly Reason[]>(
  initial: FeedbackOptions<Reasons>,
): Feedback<Reasons> {
  let options = initial
  let submissionId: string | undefined
  /** What was sent off last. */
  let sent: FeedbackResult<Reasons> | undefined
  /** What the action does. */
  let deed: FeedbackDeed<Reasons>
  const holders = new Set<(answers: Answers<Reasons>) => unknown>()
  const { send, ...flow } = createFlow<FeedbackState, FeedbackEvent>(emptyFeedback, transitionFeedback)
  const { getState } = flow
  const action = createAction<unknown, void>(() => ({
    ...options,
    async run(_key, context) {
      const { run, end: ended } = deed
      judge(await run(named(context)))
      // Before the action is done, so that nothing can begin in between.
      if (context.isCurrent()) end(ended)
    },
  }))

  const isBusy = (): boolean => isOver(getState()) || action.getState().status === 'pending'
  const answers = (): Answers<Reasons> => readAnswers(getState(), options)

  function named<Thing extends object>(thing: Thing): Thing & { readonly submissionId: string } {
    submissionId ??= (options.newKey ?? newKey)()
    return { ...thing, submissionId }
  }

  function record(ended: FeedbackEnd<Reasons>): void {
    notify(() => options.onEnd?.(named(ended)))
  }

  function end(ended: FeedbackDeed<Reasons>['end']): void {
    if (send({ type: 'end', outcome: ended.outcome })) record(ended)
  }

  function edit(event: FeedbackEvent): void {
    if (!isBusy()) send(event)
  }

  function tell(issues: readonly FeedbackIssue[], refused: boolean = false): void {
    send({ type: 'tell', issues, refused })
  }

  function skip(): void {
    if (!isBusy() && (!options.required || getState().failed)) {
      end({ outcome: 'skipped', ...(sent && { result: sent }) })
    }
  }

  async function perform(next: FeedbackDeed<Reasons>): Promise<ActionState<void> | undefined> {
    if (isBusy()) return
    deed = next
    return action.run(next.key)
  }

  async function submit(): Promise<void> {
    const given = answers()
    const { missing, result } = given
    if (missing.length > 0) return tell(getState().issues, true)
    if (!options.required && result.reasons.length === 0 && !result.comment) return skip()
    const outcome = await perform({
      key: JSON.stringify(result),
      end: { outcome: 'submitted', result },
      async run(context) {
        for (const holds of holders) {
          // If the user has left the page meanwhile: nothing was sent yet, so nothing is.
          if ((await holds(given)) || !context.isCurrent()) throw turnBack
        }
        sent = result
        return options.onSubmit?.(result, context)
      },
    })
    if (outcome?.status === 'failed') send({ type: 'fail' })
  }

  return {
    ...flow,
    action,
    setOptions(next) {
      options = next
    },
    choose(id: string, checked = true) {
      if (!options.reasons.some((reason) => reason.id === id)) return
      edit({ type: 'choose', id, checked, alone: options.choice !== 'many' })
    },
    write: (field, text) => edit({ type: 'write', field, text }),
    // Taken back alone, one takes all others with it.
    clear: () => edit({ type: 'choose', id: getState().chosen[0] ?? '', checked: false, alone: true }),
    submit,
    skip,
    before(holds) {
      holders.add(holds)
      return () => holders.delete(holds)
    },
    perform,
    answers,
    tell,
    dispose() {
      action.reset()
      if (isOver(getState())) return
      record({ outcome: 'abandoned', ...(sent && { result: sent }) })
      submissionId = undefined
      sent = undefined
    },
  }
}
