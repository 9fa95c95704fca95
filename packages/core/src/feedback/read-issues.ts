import type { Answers } from './answers.js'
import type { FeedbackField, FeedbackIssue } from './transition.js'

/**
 * Reads what a schema or a server says about the answers: nothing where it says nothing about fields. What is said of a
 * field that is not there is said of the whole, so that nothing is refused in silence.
 */
export function readIssues(found: unknown, answers: Pick<Answers, 'fields' | 'result'>): readonly FeedbackIssue[] {
  if (!Array.isArray(found)) return []
  return found.flatMap((each: unknown): FeedbackIssue[] => {
    const { path, pointer = path, field = pointer, detail, message = detail } = Object(each) as Record<string, unknown>
    const place = fieldAt(field, answers)
    return typeof message === 'string' ? [{ field: answers.fields.includes(place) ? place : 'form', message }] : []
  })
}

/** The field at a path of the result: `['reasons', 0, 'followUp']`, `/reasons/0/followUp`, `reasons[0].followUp`. */
function fieldAt(path: unknown, { result }: Pick<Answers, 'result'>): FeedbackField {
  const keys = Array.isArray(path) ? path.map((key) => String(Object(key).key ?? key)) : `${path}`.match(/\w+/g)
  const [first, index, last] = keys ?? []
  const reason = last === 'followUp' && result.reasons[Number(index)]
  if (first === 'reasons') return reason ? `followUp-${reason.id}` : first
  return first === 'comment' ? first : 'form'
}
