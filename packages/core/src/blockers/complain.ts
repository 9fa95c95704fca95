import { errorInDevelopment } from '../platform/report.js'
import type { BlockersView } from './describe.js'
import type { Check } from './options.js'

// Only called in development, so that a bundler drops this file from what users load.

interface Named {
  readonly id: string
}

/** BLK-5: a blocker that nobody can clear is a dead end. */
export function complainAboutRemedies({ rows }: BlockersView, news: readonly Named[]): void {
  const ids = new Set(news.map(({ id }) => id))
  for (const { id, status, locked, remedies } of rows) {
    if (!ids.has(id) || status !== 'blocking' || locked !== undefined || remedies.length > 0) continue
    errorInDevelopment(
      `the check "${id}" is blocking and offers no remedy, so nobody can clear it. ` +
        'Give the check, or its answer, at least one: an action, a link, a command, a contact or a wait.',
    )
  }
}

/** Words for an answer that is none. */
export function explainAnswer(answer: unknown): string {
  const { status } = Object(answer) as { readonly status?: unknown }
  const said = typeof status === 'string' ? JSON.stringify(status) : typeof (status ?? answer)
  return `A check answered ${said}. It must answer { status } with one of: clear, not-applicable, blocking, warning.`
}

/** Words for two checks with one id. */
export function explainIds(checks: readonly Named[]): string {
  const ids = checks.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  return (
    `Offboard: two checks have the id "${twice}". Answers are kept by id, so one would overwrite the other. ` +
    'Give each check an id of its own.'
  )
}

// Checks are given anew with each render, and once is enough.
const told = new Set<string>()

/** BLK-8: what comes after a check that does not stand before it would wait for ever, so it does not wait. */
export function complainAboutOrder(checks: readonly Check[]): void {
  const before = new Set<string>()
  for (const { id, after = [] } of checks) {
    for (const first of after) {
      const pair = JSON.stringify([id, first])
      if (before.has(first) || told.size === told.add(pair).size) continue
      errorInDevelopment(
        `the check "${id}" comes after "${first}", which does not stand before it in the list, so it does not wait for it. ` +
          'Put that check higher up in the list, or correct its id.',
      )
    }
    before.add(id)
  }
}
