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
