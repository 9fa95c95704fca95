import type { KnownOperationStatus, Operation } from '../closure/operation.js'
import type { KnownTaskStatus } from '../closure/plan.js'
import { formatList } from '../messages/format.js'

/** The words of a teardown. Labels and names come from the app or the server and are passed in. */
export interface DeprovisioningMessages {
  /** What a task is doing. One that is not known is shown as it came. */
  readonly task: Readonly<Record<KnownTaskStatus, string>>
  /** How the run stands. One that is not known is shown as it came. */
  readonly run: Readonly<Record<KnownOperationStatus, string>>
  /** Names the bar. */
  readonly progress: string
  /** How far it is, in counts. Without an exact total there is none to tell. */
  readonly summary: (progress: Operation['progress']) => string
  /** Marks a task that came up after the start. */
  readonly new: string
  /** What has to go before a task. `others`: how many besides those that are named. */
  readonly waitsFor: (labels: readonly string[], others: number) => string
  readonly skippedBy: (labels: readonly string[]) => string
  /** Spoken at once. */
  readonly taskFailed: (label: string) => string
  /** Shown when a task failed without words of its own. */
  readonly removeFailed: string
  /** Shown after a stop: what cannot be taken back. */
  readonly stopNote: (progress: Operation['progress']) => string
  /** Why nothing more is heard of a run on a server. */
  readonly lost: string
  /** Shown when a retry, a retention or a stop failed without words of its own. */
  readonly deedFailed: string
  /** Why nothing is tried again or left behind: only what failed is. */
  readonly nothingFailed: string
  readonly acknowledgeFirst: string
  readonly nothingToStop: string
  /** Why the next deed has to wait until all is gone. */
  readonly gate: (summary: string) => string
}

const locale = 'en'
const number = (value: number): string => value.toLocaleString(locale)
const sentence = (parts: readonly unknown[], between: string): string => parts.filter(Boolean).join(between)

export const enDeprovisioning: DeprovisioningMessages = {
  task: {
    pending: 'To do',
    blocked: 'Waits for others',
    running: 'Being removed',
    waiting: 'Waiting',
    succeeded: 'Removed',
    already_gone: 'Gone already',
    retained: 'Left behind',
    failed: 'Failed',
    skipped: 'Skipped',
    cancelled: 'Not removed',
    unknown: 'Not known',
  },
  run: {
    pending: 'Not started',
    running: 'Removing',
    cancelling: 'Stopping',
    cancelled: 'Stopped',
    succeeded: 'Finished',
    partially_failed: 'Finished in part',
    failed: 'Failed',
  },
  progress: 'Progress',
  summary: ({ total, succeeded, failed, retained, skipped, exact }) =>
    sentence(
      [
        number(succeeded) + (exact ? ` of ${number(total)} removed` : ' removed so far'),
        failed && `${number(failed)} failed`,
        skipped && `${number(skipped)} not tried`,
        retained && `${number(retained)} left behind`,
      ],
      ', ',
    ),
  new: 'New',
  waitsFor: (labels, others) =>
    `Waits for ${formatList(others ? [...labels, `${number(others)} more`] : labels, locale)}.`,
  skippedBy: (labels) => `Skipped, because this failed: ${formatList(labels, locale)}.`,
  taskFailed: (label) => `${label} could not be removed.`,
  removeFailed: 'This could not be removed.',
  stopNote: ({ succeeded, running }) =>
    sentence(
      [
        'Nothing more is started.',
        running && `Still being removed: ${number(running)}.`,
        succeeded && `Removed for good: ${number(succeeded)}.`,
      ],
      ' ',
    ),
  lost: 'The progress cannot be read at the moment.',
  deedFailed: 'This did not work. You can try again.',
  nothingFailed: 'Nothing has failed.',
  acknowledgeFirst: 'Agree to leaving it behind first.',
  nothingToStop: 'Nothing is under way.',
  gate: (summary) => `Not everything is removed: ${summary}.`,
}
