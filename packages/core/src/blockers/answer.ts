import type { ActionContext } from '../action/index.js'
import type { Money } from '../messages/format.js'
import { explainAnswer } from './complain.js'

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
  | {
      readonly status: 'clear'
      readonly detail?: string
      /** A row for each instead of one for the check itself: what `reportCheck` answers. */
      readonly blockers?: readonly ReceivedBlocker[]
    }
  | { readonly status: 'not-applicable'; readonly detail?: string }
  | ({ readonly status: 'blocking' } & Finding)
  /** Worth knowing; does not hold anything up. */
  | ({ readonly status: 'warning' } & Finding)

/** A blocker as the server reports it. The label is needed when no check has that id. */
export type ReceivedBlocker = CheckAnswer & { readonly id: string; readonly label?: string }

/** What is known of a row. `unknown` keeps the gate closed: the check threw, timed out or said something new. */
export type Knowledge = FromServer &
  (
    | CheckAnswer
    | { readonly status: 'unchecked' }
    | {
        readonly status: 'unknown'
        readonly error?: unknown
        /** Our own word for it, where it was not the check that failed. */
        readonly why?: 'checkTimedOut' | 'checkStale' | undefined
      }
  )

interface FromServer {
  /** Its name, where no check has one for it. */
  readonly label?: string | undefined
  /** The rows of a report. */
  readonly blockers?: readonly ReceivedBlocker[] | undefined
}

const good: readonly unknown[] = ['clear', 'warning', 'not-applicable'] satisfies CheckAnswer['status'][]

/** Whether nothing is in the way. What is not known to be so is not. */
export function isGood({ status }: { readonly status: unknown }): boolean {
  return good.includes(status)
}

/** Takes an answer as it came. What is not one of the known answers never counts as clear (ALL-14). */
export function parseAnswer(answer: unknown): Knowledge {
  const { status, label, blockers } = Object(answer) as FromServer & { readonly status?: unknown }
  if (status === 'blocking' || isGood({ status })) return answer as CheckAnswer
  const error = new TypeError(process.env.NODE_ENV === 'production' ? '' : explainAnswer(answer))
  return { status: 'unknown', error, label, blockers }
}
