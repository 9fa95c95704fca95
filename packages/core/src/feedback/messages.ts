import { plural } from '../messages/format.js'

/** The words of a feedback. What is asked is the app's own. */
export interface FeedbackMessages {
  /** No reason is chosen, and one is required. */
  readonly chooseOne: string
  /** The same where several may be chosen. */
  readonly chooseSome: string
  /** A text is required and is missing. */
  readonly fillIn: (label: string) => string
  /** Sending failed, and the handler gave no words. */
  readonly failed: string
  /** How it ended. Spoken politely. */
  readonly submitted: string
  readonly skipped: string
}

export const enFeedback: FeedbackMessages = {
  chooseOne: 'Choose a reason.',
  chooseSome: 'Choose at least one reason.',
  fillIn: (label) => `Fill in “${label}”.`,
  failed: 'Your feedback was not sent. Try again, or go on without it.',
  submitted: 'Your feedback was sent.',
  skipped: 'You go on without feedback.',
}

/** The words of an offer. What is offered is the app's own. */
export interface OfferMessages {
  /** Doing what was accepted failed, and the handler gave no words. */
  readonly failed: string
  /** It was accepted, and that was done. Spoken politely. */
  readonly accepted: string
}

export const enOffer: OfferMessages = {
  failed: 'This did not work. Try again, or go on without it.',
  accepted: 'You have accepted the offer.',
}

/** The words that our own form adds. The question is the app's own. */
export interface FeedbackFormMessages {
  readonly submit: string
  readonly skip: string
  /** Label of the way on once sending has failed. */
  readonly goOn: string
  /** Takes a choice back. */
  readonly clear: string
  /** Below the question, where several reasons may be chosen. */
  readonly chooseMany: string
  /** Beside the label of a text that need not be filled in. */
  readonly optional: string
  /** Heads the list of what is wrong. */
  readonly problems: (count: number) => string
  /** Spoken while something is under way. */
  readonly working: string
  /** Labels of the buttons of an offer that has none of its own. Neither shames anybody. */
  readonly acceptOffer: string
  readonly declineOffer: string
}

export const enFeedbackForm: FeedbackFormMessages = {
  submit: 'Send feedback',
  skip: 'Skip',
  goOn: 'Go on without',
  clear: 'Clear choice',
  chooseMany: 'Choose all that apply.',
  optional: 'Optional',
  problems: (count) =>
    plural('en', count, { one: '# answer needs a correction', other: '# answers need a correction' }),
  working: 'Working',
  acceptOffer: 'Accept offer',
  declineOffer: 'No, go on',
}
