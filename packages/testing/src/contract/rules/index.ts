import type { Rule } from '../rule.js'
import { amountsAndLinksAreSafe, answersAreStamped, refusalsAreProblems, waitsAreTold } from './answers.js'
import { nothingChangesMeanwhile, oneClosureASubject, openClosuresAreFound, takenBackUntilThen } from './closures.js'
import { eventsTellAll } from './events.js'
import { exportsAreRenewed } from './exports.js'
import { changesNeedAKey } from './keyless.js'
import { keysStandForOneRequest, refusalsLeaveTheKeyFree, secondsWait, usedKeysAnswerAgain } from './keys.js'
import { mailedTokensWorkOnce } from './mails.js'
import { failuresAreMended, operationsCountUp, tasksSinceAVersion } from './operations.js'
import { pagesAreComplete } from './pages.js'
import { othersLearnNothing, permissionComesFirst, readingChangesNothing } from './permission.js'
import { plansAreHarmless } from './plans.js'
import { requestsAreReadTolerantly } from './requests.js'
import { cascadesAreAgreedTo } from './resources.js'
import { oldSessionsAreRefreshed, sessionsEndAsAnnounced } from './sessions.js'
import { confirmationIsChecked, remediesWork, startsRestOnAReport, unknownIsNotClear } from './start.js'
import { feedbackNeedsSomebody, tokensReadOneClosure } from './tokens.js'

/** Every rule, in the order of the specification. */
export const rules: readonly Rule[] = [
  answersAreStamped,
  refusalsAreProblems,
  permissionComesFirst,
  readingChangesNothing,
  changesNeedAKey,
  usedKeysAnswerAgain,
  keysStandForOneRequest,
  secondsWait,
  refusalsLeaveTheKeyFree,
  othersLearnNothing,
  startsRestOnAReport,
  unknownIsNotClear,
  oneClosureASubject,
  openClosuresAreFound,
  remediesWork,
  nothingChangesMeanwhile,
  confirmationIsChecked,
  takenBackUntilThen,
  tokensReadOneClosure,
  mailedTokensWorkOnce,
  operationsCountUp,
  tasksSinceAVersion,
  eventsTellAll,
  cascadesAreAgreedTo,
  plansAreHarmless,
  failuresAreMended,
  pagesAreComplete,
  requestsAreReadTolerantly,
  waitsAreTold,
  amountsAndLinksAreSafe,
  sessionsEndAsAnnounced,
  oldSessionsAreRefreshed,
  exportsAreRenewed,
  feedbackNeedsSomebody,
]
