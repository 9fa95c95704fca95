import type { Subject } from '@offboard/core/closure'

/** A state that a rule has to find: one of `contractNeeds`. */
export type Need =
  | 'clear'
  | 'blocked'
  | 'failing-check'
  | 'scheduled'
  | 'email-confirmation'
  | 'challenge'
  | 'stale-session'
  | 'resources'
  | 'cycle'
  | 'failing-task'
  | 'stuck-task'
  | 'slow-start'
  | 'export'

/** What a hook is asked to arrange, in words. Each time a fresh subject, so that rules can be tried side by side. */
export const contractNeeds: Readonly<Record<Need, string>> = {
  clear: 'closes at once (mode "immediate"), nothing is in the way, nothing is to be typed',
  blocked: 'something is in the way, and an available remedy of the kind "action" clears it',
  'failing-check': 'one check of the blockers fails, so that nobody knows; else as "clear"',
  scheduled: 'closes at a later date (mode "scheduled") and is taken back until then; else as "clear"',
  'email-confirmation': 'the vendor closes it (mode "request") after an e-mail was confirmed; else as "clear"',
  challenge: 'the name of the subject is to be typed and an acknowledgement to be ticked; else as "clear"',
  'stale-session': 'the sign-in of the owner is too old for a start; else as "clear"',
  resources:
    'has resources with edges "before" and "cascade", and closing runs an operation that removes them; where there is an undo window, here',
  cycle: 'has resources that wait for each other in a loop, and others that do not',
  'failing-task': 'as "resources", and the operation fails in part the first time; a retry succeeds',
  'stuck-task': 'as "resources", and one task of the operation waits for an hour or more',
  'slow-start': 'a start takes a second or more; else as "clear"',
  export: 'offers an export of its data',
}

/** Headers that say who calls, such as `{ authorization: 'Bearer …' }` or `{ cookie: 'session=…' }`. */
export type Credentials = Readonly<Record<string, string>>

/** A fresh subject in the state that was asked for. Addresses may be relative to the base address. */
export interface Arranged {
  readonly subject: Subject
  /** May close the subject. */
  readonly owner: Credentials
  /** May close it as well, and is somebody else. */
  readonly secondOwner?: Credentials
  /** Is signed in, and has nothing to do with the subject. */
  readonly stranger: Credentials
  /** Takes `POST {"ms": 1000}` and moves the server's clock on. Without it, what needs time is not tried. */
  readonly advance?: string
  /** Answers a GET with the e-mails that were sent, as JSON: `{ "mails": [{ to, closure, token }] }`, or the list alone. */
  readonly mails?: string
  /** Takes this body by POST from the owner, whose session is fresh afterwards. */
  readonly reauthenticate?: { readonly url: string; readonly body: unknown }
}

/** Brings a fresh subject into a state. `undefined`: this backend cannot. */
export type Arrange = (need: Need) => Promise<Arranged | undefined>
