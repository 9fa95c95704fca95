import type { Answers } from './answers.js'
import type { FeedbackField, FeedbackIssue } from './transition.js'

type Form = Pick<Answers, 'fields' | 'result'>

/** Reads what a schema or a server says about the answers: nothing where it says nothing about fields. */
export function readIssues(found: unknown, form: Form): readonly FeedbackIssue[] {
  if (!Array.isArray(found)) return []
  return found.flatMap((each: unknown): FeedbackIssue[] => {
    const { path, pointer = path, field = pointer, detail, message = detail } = Object(each) as Record<string, unknown>
    return typeof message === 'string' ? [{ field: fieldAt(field, form), message }] : []
  })
}

/**
 * The field at a path of the result: `['reasons', 0, 'followUp']`, `/reasons/0/followUp`, `reasons[0].followUp`. What is
 * said of a field that is not there is said of the whole, so that nothing is refused in silence.
 */
function fieldAt(path: unknown, { fields, result }: Form): FeedbackField {
  const keys = Array.isArray(path) ? path.map((key) => String(Object(key).key ?? key)) : `${path}`.match(/\w+/g)
  const [first, index, last] = keys ?? []
  const reason = first === 'reasons' && last === 'followUp' && result.reasons[Number(index)]
  const field = reason ? `followUp-${reason.id}` : first
  return fields.find((each) => each === field) ?? 'form'
}
