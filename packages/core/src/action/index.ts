export {
  type Action,
  type ActionContext,
  type ActionOptions,
  createAction,
} from './create-action.js'
export { failureMessage } from './failure-message.js'
export {
  type Reauthenticate,
  type ReauthenticationRequest,
  ReauthenticationRequiredError,
  withReauthentication,
} from './reauthentication.js'
export { type ActionEnd, type ActionEvent, type ActionState, idleAction, transitionAction } from './transition.js'
