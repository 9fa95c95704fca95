import type { ActionContext } from '../action/index.js'
import type { Money } from '../messages/format.js'

/** One way to clear a blocker. Every kind has a label that says what happens. */
export type Remedy =
  /** Done here. Runs once at a time, with its own pending and error. */
  | {
      readonly kind: 'action'
      readonly id: string
      readonly label: string
      readonly run: (context: ActionContext) => unknown
    }
  /** Done on another page. On the way back the check runs again. */
  | { readonly kind: 'link'; readonly id: string; readonly label: string; readonly href: string }
  /** Done in a terminal. The command is shown as it is and copied exactly. */
  | { readonly kind: 'command'; readonly id: string; readonly label: string; readonly command: string }
  /** Done by somebody else: a mail or telephone link. */
  | { readonly kind: 'contact'; readonly id: string; readonly label: string; readonly href: string }
  /** Nothing to do but wait. The label says until when. */
  | { readonly kind: 'wait'; readonly id: string; readonly label: string }

/** What is in the way, and how to clear it. */
export interface Finding {
  /** One sentence for the user. */
  readonly detail?: string
  readonly count?: number
  /** Some of the names. */
  readonly samples?: readonly string[]
  /** What is owed. */
  readonly amount?: Money
  /** Who can clear it, when it is not the user. */
  readonly who?: string
  readonly remedies?: readonly Remedy[]
}

/** What a check may answer. */
export type CheckAnswer =
  | { readonly status: 'clear'; readonly detail?: string }
  | { readonly status: 'not-applicable'; readonly detail?: string }
  | ({ readonly status: 'blocking' } & Finding)
  /** Worth knowing; does not hold anything up. */
  | ({ readonly status: 'warning' } & Finding)

/** What is known of a check. `unknown` keeps the gate closed: the check threw, timed out or said something new. */
export type Knowledge =
  | CheckAnswer
  | { readonly status: 'unchecked' }
  | { readonly status: 'unknown'; readonly error?: unknown }

const statuses: readonly unknown[] = [
  'clear',
  'not-applicable',
  'blocking',
  'warning',
] satisfies CheckAnswer['status'][]

/** Takes an answer as it came. What is not one of the known answers never counts as clear (ALL-14). */
export function parseAnswer(answer: unknown): Knowledge {
  const status = (answer as { status?: unknown } | null | undefined)?.status
  if (statuses.includes(status)) return answer as CheckAnswer
  const said = typeof status === 'string' ? JSON.stringify(status) : typeof (status ?? answer)
  return {
    status: 'unknown',
    error: new TypeError(`A check answered ${said}. It must answer { status } with one of: ${statuses.join(', ')}.`),
  }
}
