import { ownValue } from '../internal/own-value.js'
import type { Closure } from './closure.js'
import type { ModeOffer } from './descriptor.js'
import type { Actor, Instant } from './wire.js'

/** The pieces that closing may have, in the order in which they come unless told otherwise. */
export const closingSteps = ['blockers', 'plan', 'consequences', 'reason', 'confirmation', 'aftermath'] as const

/** A piece of closing. */
export type ClosingStepId = (typeof closingSteps)[number]

/** The words of closing. What the server says in its own words is shown as it comes. */
export interface ClosureMessages {
  readonly steps: Readonly<Record<ClosingStepId, string>>
  /** Who does something, or can. */
  readonly actors: Readonly<Record<string, string>>
  /** What is to be done, as a heading. `verb` is the vendor's, for example `delete`. A request is never called that. */
  readonly title: (mode: ModeOffer['mode'], verb: string, name: string) => string
  /** What the button does. */
  readonly start: (mode: ModeOffer['mode'], verb: string) => string
  /** The safe way out. Never a bare "Cancel", which may be the deed itself. */
  readonly keep: string
  /** Takes back what has not taken effect. */
  readonly cancel: (mode: ModeOffer['mode']) => string
  readonly restore: string
  /** How a closure stands. A state that nobody knows comes as it was sent. */
  readonly state: (state: Closure['state'], mode: ModeOffer['mode']) => string
  /** A point in time, with the zone it is told in: a day alone is another one elsewhere (F50). */
  readonly instant: (instant: Instant) => string
  /** Before a start, where there is no way back. */
  readonly irreversible: string
  /** Where signing in takes a closure back. */
  readonly signInTakesBack: string
  /** Why nothing can be started yet. */
  readonly loading: string
  readonly notLoaded: string
  readonly unavailable: string
  readonly signedOut: string
  readonly blocked: string
  readonly unsure: string
  readonly stale: string
  readonly planNeeded: string
  readonly planLoops: string
  readonly reasonNeeded: string
  readonly noteTooLong: (maxLength: number) => string
  readonly tickNeeded: string
  readonly phraseNeeded: string
  /** While something is under way. Spoken too. */
  readonly working: string
  readonly proving: string
  /** Nobody knows whether it was done, and it is being found out. */
  readonly findingOut: string
  /** It could not be found out. */
  readonly uncertain: string
  /** Why something was not done, where the server has no better words. */
  readonly changed: string
  readonly expired: string
  readonly mismatch: string
  readonly tooLate: string
  readonly failed: string
  readonly wait: (seconds: number) => string
  /** What a remedy that is not available says. */
  readonly remedyUnavailable: (label: string, why?: string) => string
}

const locale = 'en'

function instant(at: Instant): string {
  const time = Date.parse(at)
  if (Number.isNaN(time)) return at
  const zone = { timeZoneName: 'short' } as const
  const day = { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', ...zone } as const
  return new Intl.DateTimeFormat(locale, day).format(time)
}

const verbs: Readonly<Record<string, string>> = {
  delete: 'Delete',
  deprovision: 'Deprovision',
  disable: 'Disable',
  remove: 'Remove',
  cancel: 'Cancel',
  disconnect: 'Disconnect',
  revoke: 'Revoke',
}

const verbOf = (verb: string): string => ownValue(verbs, verb) ?? 'Close'

const states: Readonly<Record<string, string>> = {
  requested: 'The request has been received.',
  awaiting_confirmation: 'Waiting for your confirmation. Nothing has been closed yet.',
  awaiting_vendor: 'The request is being worked on. Nothing has been closed yet.',
  scheduled: 'Closing is scheduled. Until then it can be taken back.',
  in_progress: 'Closing is under way.',
  needs_attention: 'Closing has stopped and needs attention.',
  completed: 'It is closed.',
  cancelled: 'Closing was taken back. Nothing more will happen.',
  rejected: 'The request was turned down.',
  restored: 'It was restored.',
  expired: 'The request was not confirmed in time. Nothing was closed.',
}

export const enClosure: ClosureMessages = {
  steps: {
    blockers: 'What is in the way',
    plan: 'What is removed',
    consequences: 'What happens',
    reason: 'Your reason',
    confirmation: 'Confirm',
    aftermath: 'Afterwards',
  },
  actors: {
    customer: 'You',
    vendor: 'Our support',
    system: 'Happens by itself',
    other_member: 'Another member',
    third_party: 'Somebody else',
  } satisfies Record<Exclude<Actor, string & {}>, string> & Record<string, string>,
  title: (mode, verb, name) => (mode === 'request' ? `Ask to close ${name}` : `${verbOf(verb)} ${name}`),
  start: (mode, verb) =>
    mode === 'request' ? 'Send the request' : mode === 'scheduled' ? 'Schedule closing' : verbOf(verb),
  keep: 'Keep it as it is',
  cancel: (mode) => (mode === 'request' ? 'Take the request back' : 'Keep it open after all'),
  restore: 'Restore',
  state: (state) => ownValue(states, state) ?? `Status: ${state}`,
  instant,
  irreversible: 'This cannot be undone.',
  signInTakesBack: 'Signing in again takes this back.',
  loading: 'This is still being loaded.',
  notLoaded: 'This could not be loaded, so nothing can be closed yet. Try again.',
  unavailable: 'This cannot be closed here.',
  signedOut: 'You are signed out. Sign in to go on.',
  blocked: 'Some things are still in the way.',
  unsure: 'It is not known yet whether something is in the way.',
  stale: 'What was checked is too old. Check again.',
  planNeeded: 'What is removed is not known yet.',
  planLoops: 'Some things wait for each other, so nothing can be removed.',
  reasonNeeded: 'Please say why.',
  noteTooLong: (maxLength) => `Use at most ${maxLength.toLocaleString(locale)} characters.`,
  tickNeeded: 'Tick every box to confirm.',
  phraseNeeded: 'Type the text to confirm.',
  working: 'Working on it.',
  proving: 'Waiting for you to confirm who you are.',
  findingOut: 'The answer was lost. Finding out what has become of it.',
  uncertain: 'It is not known whether this was done. Try again to find out; nothing is done twice.',
  changed: 'Something has changed since you looked. Nothing was closed. Please look again.',
  expired: 'What is to be typed has changed. Nothing was closed.',
  mismatch: 'The confirmation does not match. Nothing was closed.',
  tooLate: 'It is too late to take this back.',
  failed: 'This did not work. Try again.',
  wait: (seconds) =>
    seconds === 1 ? 'Try again in 1 second.' : `Try again in ${seconds.toLocaleString(locale)} seconds.`,
  remedyUnavailable: (label, why) => (why ? `${label}: ${why}` : label),
}
