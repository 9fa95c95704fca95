import { formatList } from '../messages/format.js'
import type { Knowledge } from './answer.js'

/** The words of the blocker checks. Labels and names come from the app and are passed in. The states are under their own names. */
export interface BlockersMessages extends Readonly<Record<Knowledge['status'], string>> {
  readonly checking: string
  /** Marks a blocker that came up after the user had looked. */
  readonly new: string
  /** Shown when a check failed without words of its own. */
  readonly checkFailed: string
  /** Shown when a check did not answer in time. */
  readonly checkTimedOut: string
  /** Shown when an answer that was good has become too old to count. */
  readonly checkStale: string
  /** Why nothing can be done about a check yet: these come first. */
  readonly locked: (labels: readonly string[]) => string
  /** Progress in one sentence. Items that do not apply are not counted. */
  readonly summary: (cleared: number, total: number) => string
  readonly gateBlocked: (labels: readonly string[]) => string
  readonly gateUnknown: (labels: readonly string[]) => string
  readonly gateChecking: string
}

/** The words around the checks: buttons, remedies, an empty list. */
export interface BlockerListMessages {
  readonly retryCheck: string
  /** Shown when a remedy failed without words of its own. */
  readonly remedyFailed: string
  readonly copyCommand: string
  readonly copied: string
  readonly recheck: string
  readonly nothingToCheck: string
}

const locale = 'en'

export const enBlockers: BlockersMessages = {
  unchecked: 'Not checked yet',
  clear: 'Clear',
  'not-applicable': 'Does not apply',
  blocking: 'To do',
  warning: 'Please note',
  unknown: 'Not known',
  checking: 'Checking',
  new: 'New',
  checkFailed: 'This could not be checked.',
  checkTimedOut: 'This check did not answer in time.',
  checkStale: 'The last answer is too old.',
  locked: (labels) => `Locked until this is clear: ${formatList(labels, locale)}.`,
  summary: (cleared, total) => `${cleared} of ${total} cleared`,
  gateBlocked: (labels) =>
    `${labels.length === 1 ? '1 thing' : `${labels.length.toLocaleString(locale)} things`} to clear first: ${formatList(labels, locale)}.`,
  gateUnknown: (labels) => `Could not be checked: ${formatList(labels, locale)}.`,
  gateChecking: 'Some things are still being checked.',
}

export const enBlockerList: BlockerListMessages = {
  retryCheck: 'Check again',
  remedyFailed: 'This did not work. You can try again.',
  copyCommand: 'Copy',
  copied: 'Copied',
  recheck: 'Check all again',
  nothingToCheck: 'There is nothing to clear first.',
}
