import { type Action, type ActionContext, createAction } from '../action/index.js'
import { createFlow } from '../flow/index.js'
import { newKey } from '../platform/new-key.js'
import { notify } from '../platform/report.js'
import { chosenReasons, missingAnswers, offerOf, resultOf } from './answers.js'
import { readIssues } from './issues.js'
import type { FeedbackOptions } from './options.js'
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

export interface Feedback<Reasons extends readonly Reason[] = readonly Reason[]> {
  readonly getState: () => FeedbackState
  readonly subscribe: (listener: () => void) => () => void
  /** The deed, pending or failed: doing what the offer says while one is shown, else sending the answers. */
  readonly action: Action<unknown, unknown>
  /** Takes the options of the latest render. */
  readonly setOptions: (options: FeedbackOptions<Reasons>) => void
  /** Chooses a reason or takes it back. Refused, like typing, while something is under way and after the end. */
  choose(id: ReasonId<Reasons>, checked?: boolean): void
  /** Types into the general text, or into that of a reason: `followUp-` and its id. */
  readonly write: (field: FeedbackField, text: string) => void
  /** Takes back what is chosen. What was typed is kept. */
  readonly clear: () => void
  /**
   * Sends the answers, or tells what is wrong with them, or shows the offer first. Where nothing is required and nothing
   * was answered, it skips. Resolves when that has ended; never rejects.
   */
  readonly submit: () => Promise<void>
  /** Goes on without an answer: where none is required, and where sending has failed (FBK-9). */
  readonly skip: () => void
  /** Takes the offer. `choice`, plain data, is what the user chose inside of it. A failure can be tried again. */
  readonly accept: (choice?: unknown) => Promise<void>
  /** Turns the offer down and sends the answers at once. */
  readonly decline: () => Promise<void>
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
  let job: (context: ActionContext) => unknown
  const { send, ...flow } = createFlow<FeedbackState, FeedbackEvent>(emptyFeedback, transitionFeedback)
  const { getState } = flow
  const action = createAction<unknown, unknown>(() => ({
    ...options,
    run: async (_key, context) => judge(await job(context)),
  }))

  // What has succeeded is about to end the feedback.
  const isBusy = (): boolean => ['pending', 'succeeded'].includes(action.getState().status)
  const result = (): FeedbackResult<Reasons> => resultOf(getState(), options)

  function named<Thing extends object>(thing: Thing): Thing & { readonly submissionId: string } {
    submissionId ??= (options.newKey ?? newKey)()
    return { ...thing, submissionId }
  }

  function tell(ended: FeedbackEnd<Reasons>): void {
    notify(() => options.onEnd?.(named(ended)))
  }

  function end(ended: Exclude<FeedbackEnd<Reasons>, { outcome: 'abandoned' }>): void {
    if (send({ type: 'end', outcome: ended.outcome })) tell(ended)
  }

  async function findIssues(answers: FeedbackResult): Promise<readonly FeedbackIssue[]> {
    return readIssues((await options.schema?.['~standard'].validate(answers))?.issues, answers)
  }

  async function transmit(context: ActionContext): Promise<unknown> {
    const answers = result()
    const issues = options.schema ? await findIssues(answers) : []
    // The user has left the page meanwhile. Nothing was sent yet, so nothing is.
    if (!context.isCurrent()) throw turnBack
    const leading = chosenReasons(getState(), options).find(({ offer }) => offer)
    if (issues.length > 0) send({ type: 'refuse', issues })
    else if (!leading || !send({ type: 'offer', reason: leading.id })) {
      sent = answers
      return options.onSubmit?.(answers, named(context))
    }
    throw turnBack
  }

  function edit(event: FeedbackEvent): void {
    if (isBusy()) return
    // Whoever changes answers is past the offer, and past its failure.
    if (getState().status === 'offer') action.reset()
    if (send(event)) void recheck()
  }

  /** FBK-6: once errors are told, they follow the answers. */
  async function recheck(): Promise<void> {
    const before = getState()
    if (!options.schema || before.refusals === 0) return
    try {
      const issues = await findIssues(result())
      if (getState() === before) send({ type: 'check', issues })
    } catch {
      // A schema that throws is a failure when the answers are sent, and none before.
    }
  }

  function skip(): void {
    if (isBusy() || (options.required && !getState().failed)) return
    end({ outcome: 'skipped', ...(sent && { result: sent }) })
  }

  async function submit(): Promise<void> {
    if (isBusy() || getState().status !== 'answering') return
    if (missingAnswers(getState(), options).length > 0) return edit({ type: 'refuse', issues: getState().issues })
    const answers = result()
    if (!options.required && answers.reasons.length === 0 && !answers.comment) return skip()
    job = transmit
    const outcome = await action.run(JSON.stringify(answers))
    if (outcome.status === 'succeeded') end({ outcome: 'submitted', result: sent ?? answers })
    if (outcome.status !== 'failed') return
    const { errors, issues = errors } = Object(outcome.error) as {
      readonly errors?: unknown
      readonly issues?: unknown
    }
    const reported = readIssues(issues, answers)
    // What is wrong with the answers is not wrong with sending them.
    if (reported.length > 0) action.reset()
    send({ type: 'fail', reported })
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
    clear() {
      for (const id of getState().chosen) edit({ type: 'choose', id, checked: false, alone: false })
    },
    submit,
    skip,
    async accept(choice) {
      const shown = offerOf(getState(), options)
      if (isBusy() || !shown || getState().status !== 'offer') return
      const taken = { ...shown, choice }
      job = (context) => options.onAccept?.(taken, named(context))
      const outcome = await action.run(keyOf(taken))
      if (outcome.status === 'succeeded') end({ outcome: 'saved', result: result(), offer: shown.offer, choice })
    },
    async decline() {
      if (isBusy() || !send({ type: 'decline' })) return
      action.reset()
      await submit()
    },
    dispose() {
      action.reset()
      if (isOver(getState())) return
      tell({ outcome: 'abandoned', ...(sent && { result: sent }) })
      submissionId = undefined
      sent = undefined
    },
  }
}

/** Fails with what a handler answers to say so. */
function judge(answer: unknown): unknown {
  const { ok, error, errors } = Object(answer) as Record<string, unknown>
  if (Array.isArray(errors) && errors.length > 0) throw answer
  if (error || ok === false) throw error
  return answer
}

/** Names what is accepted: the same again is a retry. An app that passes an event as the choice still gets its deed. */
function keyOf(acceptance: object): unknown {
  try {
    return JSON.stringify(acceptance)
  } catch {
    return acceptance
  }
}
