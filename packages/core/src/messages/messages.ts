import type { BlockerListMessages, BlockersMessages } from '../blockers/messages.js'
import type { ClosureMessages } from '../closure/messages.js'
import type { AcknowledgementsMessages } from '../confirmation/acknowledgements.js'
import type { ConfirmationMessages, ConfirmDialogMessages } from '../confirmation/messages.js'
import type { DeprovisioningMessages } from '../deprovisioning/messages.js'
import type { FeedbackFormMessages, FeedbackMessages, OfferMessages } from '../feedback/messages.js'
import type { SettingsMessages, SettingsPageMessages, UnsavedChangesMessages } from '../settings/messages.js'
import type { StepperMessages, StepsMessages } from '../stepper/messages.js'

/** Every word that is shown or spoken, in one language. A key that a language lacks is a type error there. */
export interface Messages {
  /** BCP 47 tag, for numbers, dates and lists. */
  readonly locale: string
  readonly confirmation: ConfirmationMessages
  readonly confirmDialog: ConfirmDialogMessages
  readonly acknowledgements: AcknowledgementsMessages
  readonly blockers: BlockersMessages
  readonly blockerList: BlockerListMessages
  readonly closure: ClosureMessages
  readonly feedback: FeedbackMessages
  readonly feedbackForm: FeedbackFormMessages
  readonly offer: OfferMessages
  readonly settings: SettingsMessages
  readonly settingsPage: SettingsPageMessages
  readonly unsavedChanges: UnsavedChangesMessages
  readonly stepper: StepperMessages
  readonly steps: StepsMessages
  readonly deprovisioning: DeprovisioningMessages
}
