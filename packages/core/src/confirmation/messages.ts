/** The words of a confirmation, with or without our components. */
export interface ConfirmationMessages {
  /** Why the action waits while the phrase is not typed. */
  readonly phraseNeeded: string
  /** Told on blur and on submit. */
  readonly phraseMismatch: string
  /** Spoken once the phrase matches. */
  readonly matched: string
  /** Spoken when it matched and does not any more. */
  readonly lost: string
  /** Why the action waits while a gate or the phrase itself is missing, for example not loaded yet. */
  readonly unknown: string
  /** Shown when the handler failed without words of its own. */
  readonly failed: string
  /** Shown in front of the reason when a gate closed between the press and the deed. */
  readonly nothingDone: string
}

export const enConfirmation: ConfirmationMessages = {
  phraseNeeded: 'Type the text to confirm.',
  phraseMismatch: 'The text does not match.',
  matched: 'The text matches.',
  lost: 'The text no longer matches.',
  unknown: 'This is not known yet.',
  failed: 'This did not work. Try again.',
  nothingDone: 'Nothing was done.',
}

/** The words that our own dialog adds. */
export interface ConfirmDialogMessages {
  /** Label of the field. `{phrase}` stands where the phrase is shown. */
  readonly typePhrase: `${string}{phrase}${string}`
  readonly copyPhrase: string
  readonly copied: string
  readonly cancel: string
  /** Spoken while the deed is under way. */
  readonly working: string
  /** Shown and spoken when a button that must be held was let go. */
  readonly holdHint: string
}

export const enConfirmDialog: ConfirmDialogMessages = {
  typePhrase: 'Type {phrase} to confirm',
  copyPhrase: 'Copy',
  copied: 'Copied',
  cancel: 'Go back',
  working: 'Working',
  holdHint: 'That was too short to count. Now one press is enough.',
}
