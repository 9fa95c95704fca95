import { followUpField } from './answers.js'
import type { FeedbackResult } from './result.js'
import type { FeedbackField, FeedbackIssue } from './transition.js'

/** Reads what a schema or a server says about a result: nothing where it says nothing about fields. */
export function readIssues(found: unknown, result: FeedbackResult): readonly FeedbackIssue[] {
  if (!Array.isArray(found)) return []
  return found.flatMap((each: unknown): FeedbackIssue[] => {
    const { path, pointer = path, field = pointer, detail, message = detail } = Object(each) as Record<string, unknown>
    return typeof message === 'string' ? [{ field: fieldAt(field, result), message }] : []
  })
}

/** The field at a path of the result: `['reasons', 0, 'followUp']`, `/reasons/0/followUp`, `reasons[0].followUp`. */
function fieldAt(path: unknown, { reasons }: FeedbackResult): FeedbackField {
  const keys = Array.isArray(path) ? path.map((key) => String(Object(key).key ?? key)) : `${path}`.match(/\w+/g)
  const [first, index, last] = keys ?? []
  const reason = last === 'followUp' && reasons[Number(index)]
  if (first === 'reasons') return reason ? followUpField(reason.id) : first
  return first === 'comment' ? first : 'form'
}
