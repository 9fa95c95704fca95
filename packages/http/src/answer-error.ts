/**
 * An answer that is not what the document says: a field that is needed is missing, or is of another type. It is a bug of
 * the server, or of what stands in between.
 *
 * Its name is that of a `TypeError`, whose message is not shown to users.
 */
export class AnswerError extends TypeError {
  /** What was asked, without ids: `GET …/blockers`. */
  readonly request: string
  /** Where in the answer: `blockers[2].state`. Empty for all of it. */
  readonly field: string

  constructor(request: string, field: string, what: string) {
    super(`${request}: ${field || 'the answer'} ${what}`)
    this.request = request
    this.field = field
  }
}
