import { enBlockerList, enBlockers } from '../blockers/messages.js'
import { enClosure } from '../closure/messages.js'
import { enAcknowledgements } from '../confirmation/acknowledgements.js'
import { enConfirmation, enConfirmDialog } from '../confirmation/messages.js'
import { enDeprovisioning } from '../deprovisioning/messages.js'
import { enFeedback, enFeedbackForm, enOffer } from '../feedback/messages.js'
import { enSettings, enSettingsPage, enUnsavedChanges } from '../settings/messages.js'
import { enStepper, enSteps } from '../stepper/messages.js'
import type { Messages } from './messages.js'

/** English. */
export const en: Messages = {
  locale: 'en',
  confirmation: enConfirmation,
  confirmDialog: enConfirmDialog,
  acknowledgements: enAcknowledgements,
  blockers: enBlockers,
  blockerList: enBlockerList,
  closure: enClosure,
  feedback: enFeedback,
  feedbackForm: enFeedbackForm,
  offer: enOffer,
  settings: enSettings,
  settingsPage: enSettingsPage,
  unsavedChanges: enUnsavedChanges,
  stepper: enStepper,
  steps: enSteps,
  deprovisioning: enDeprovisioning,
}
