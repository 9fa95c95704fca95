import type { StandardSchema } from '../schema/standard-schema.js'
import type { Feedback } from './create-feedback.js'
import { readIssues } from './read-issues.js'
import type { FeedbackIssue, FeedbackState } from './transition.js'

/** What field errors need of a feedback. */
export type CheckedFeedback = Pick<Feedback, 'getState' | 'subscribe' | 'action' | 'answers' | 'before' | 'tell'>

/**
 * Tells what a schema or the server finds wrong, at the fields it is about (FBK-6), until it is ended by what this returns.
 *
 * The schema, read by `getSchema` each time, checks answers before they are sent, and again whenever they change once errors
 * are told. It checks; the result stays as it is. The server's errors stand in `errors` of what `onSubmit` answers, or in
 * `errors` or `issues` of what it throws, each with a `pointer` (RFC 6901, as in problem details), `path` or `field`, and
 * a `detail` or `message`: `{ errors: [{ pointer: '/reasons/0/followUp', detail: 'Too long.' }] }`.
 */
export function connectFieldErrors(
  feedback: CheckedFeedback,
  getSchema: () => StandardSchema | undefined = () => undefined,
): () => void {
  let seen = feedback.getState()
  /** What the schema found last. */
  let found: readonly FeedbackIssue[] = []

  async function find(): Promise<readonly FeedbackIssue[]> {
    const answers = feedback.answers()
    return readIssues((await getSchema()?.['~standard'].validate(answers.result))?.issues, answers)
  }

  async function recheck(): Promise<void> {
    const before = seen
    try {
      const issues = await find()
      const now = feedback.getState()
      if (isEdited(before, now) || issues.length + found.length === 0) return
      const others = now.issues.filter((issue) => !found.includes(issue))
      found = issues
      feedback.tell([...others, ...issues])
    } catch {
      // A schema that throws is a failure when the answers are sent, and none before.
    }
  }

  function look(): void {
    const before = seen
    seen = feedback.getState()
    const { issues, refusals } = seen
    const edited = isEdited(before, seen)
    // What the schema refuses itself it has just read.
    const refused = refusals > before.refusals && issues !== found
    if (refusals > 0 && (edited || refused)) void recheck()
    const left = edited ? issues.filter((issue) => isStillTrue(issue, before, seen)) : issues
    if (left.length < issues.length) feedback.tell(left)
  }

  const release = feedback.before(async () => {
    found = await find()
    if (found.length > 0) feedback.tell(found, true)
    return found.length > 0
  })
  const ends = [
    release,
    feedback.subscribe(look),
    feedback.action.subscribe(() => {
      const { error } = feedback.action.getState() as { readonly error?: unknown }
      const { errors, issues = errors } = Object(error) as { readonly errors?: unknown; readonly issues?: unknown }
      const refused = readIssues(issues, feedback.answers())
      if (refused.length === 0) return
      // What is wrong with the answers is not wrong with sending them.
      feedback.action.reset()
      feedback.tell(refused, true)
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}

function isEdited(before: FeedbackState, now: FeedbackState): boolean {
  return before.chosen !== now.chosen || before.texts !== now.texts
}

/** What was said about an answer as it was is not true any more. */
function isStillTrue({ field }: FeedbackIssue, before: FeedbackState, now: FeedbackState): boolean {
  // Another choice moves the places at which texts stand in the result, so what was said of them is over as well.
  const isSameChoice = before.chosen === now.chosen || field === 'comment'
  return isSameChoice && field !== 'form' && before.texts[field] === now.texts[field]
}
