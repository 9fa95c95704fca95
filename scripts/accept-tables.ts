import { type ActionEvent, type ActionState, transitionAction } from '../packages/core/src/action/index.ts'
import {
  type BlockersEvent,
  type BlockersState,
  type CheckState,
  transitionBlockers,
} from '../packages/core/src/blockers/index.ts'
import {
  type ClosingEvent,
  type ClosingState,
  type Closure,
  emptyClosing,
  transitionClosing,
} from '../packages/core/src/closure/index.ts'
import {
  type AcknowledgementsEvent,
  type AcknowledgementsState,
  type ConfirmationEvent,
  type ConfirmationState,
  type HoldEvent,
  type HoldState,
  transitionAcknowledgements,
  transitionConfirmation,
  transitionHold,
} from '../packages/core/src/confirmation/index.ts'
import {
  type DeprovisioningEvent,
  type DeprovisioningState,
  noRun,
  type TaskEvent,
  type TaskState,
  transitionOwnRun,
  transitionTask,
  transitionWatchedRun,
} from '../packages/core/src/deprovisioning/index.ts'
import {
  emptyFeedback,
  type FeedbackEvent,
  type FeedbackState,
  noOffer,
  type OfferEvent,
  type OfferState,
  transitionFeedback,
  transitionOffer,
} from '../packages/core/src/feedback/index.ts'
import {
  type LeavingEvent,
  type LeavingState,
  nobodyLeaves,
  type SettingsEvent,
  type SettingsState,
  settingsFrom,
  transitionLeaving,
  transitionSettings,
} from '../packages/core/src/settings/index.ts'
import {
  emptyStepper,
  type StepperEvent,
  type StepperState,
  transitionStepper,
} from '../packages/core/src/stepper/index.ts'

/** A machine, some of its states and all of its events, each with a name for the table. */
interface Machine<State, Event> {
  readonly title: string
  readonly transition: (state: State, event: Event) => State
  readonly states: Readonly<Record<string, State>>
  readonly events: Readonly<Record<string, Event>>
  /** The name of a state that is none of the samples. */
  readonly describe: (state: State) => string
}

/** The machine's table in Markdown: what follows each event in each state. A refused event leaves the state as it is: "–". */
export function acceptTable<State, Event>(machine: Machine<State, Event>): string {
  const events = Object.entries(machine.events)
  const rows = Object.entries(machine.states).map(([name, state]) => {
    const cells = events.map(([, event]) => {
      const next = machine.transition(state, event)
      return next === state ? '–' : machine.describe(next)
    })
    return `| **${name}** | ${cells.join(' | ')} |`
  })
  const head = `| | ${events.map(([name]) => `\`${name}\``).join(' | ')} |`
  return [`## ${machine.title}`, '', head, `| --- |${' --- |'.repeat(events.length)}`, ...rows, ''].join('\n')
}

const action: Machine<ActionState<string>, ActionEvent<string>> = {
  title: 'Action',
  transition: transitionAction,
  states: {
    idle: { status: 'idle', attempt: 0 },
    pending: { status: 'pending', attempt: 1 },
    failed: { status: 'failed', attempt: 1, error: 'no' },
    succeeded: { status: 'succeeded', attempt: 1, result: 'yes' },
  },
  events: {
    start: { type: 'start' },
    'end succeeded': { type: 'end', end: { status: 'succeeded', result: 'yes' } },
    'end failed': { type: 'end', end: { status: 'failed', error: 'no' } },
    reset: { type: 'reset' },
  },
  describe: ({ status }) => status,
}

const closed: ConfirmationState = { status: 'closed', text: '', match: '', told: false }
const open: ConfirmationState = { ...closed, status: 'open' }

const confirmation: Machine<ConfirmationState, ConfirmationEvent> = {
  title: 'Confirmation',
  transition: transitionConfirmation,
  states: {
    closed,
    'open, empty': open,
    'open, not matching': { ...open, text: 'at' },
    'open, told': { ...open, text: 'at', told: true },
    'open, matched': { ...open, text: 'atlas', match: 'matched' },
  },
  events: {
    open: { type: 'open' },
    close: { type: 'close' },
    'edit, no match': { type: 'edit', text: 'a', matches: false },
    'edit, match': { type: 'edit', text: 'atlas', matches: true },
    blur: { type: 'blur' },
    refuse: { type: 'refuse' },
  },
  describe: ({ status, text, match, told }) => {
    if (status === 'closed') return status
    return ['open', text === '' ? 'empty' : match || 'not matching', ...(told ? ['told'] : [])].join(', ')
  },
}

const hold: Machine<HoldState, HoldEvent> = {
  title: 'Hold',
  transition: transitionHold,
  states: { idle: 'idle', holding: 'holding', held: 'held' },
  events: { press: { type: 'press' }, release: { type: 'release' }, complete: { type: 'complete' } },
  describe: (state) => state,
}

const acknowledgements: Machine<AcknowledgementsState, AcknowledgementsEvent> = {
  title: 'Acknowledgements',
  transition: transitionAcknowledgements,
  states: { 'none ticked': [], 'a ticked': ['a'], 'a and b ticked': ['a', 'b'] },
  events: {
    'tick a': { type: 'tick', id: 'a' },
    'untick a': { type: 'untick', id: 'a' },
    reset: { type: 'reset' },
  },
  describe: (ticked) => (ticked.length === 0 ? 'none ticked' : `${ticked.join(' and ')} ticked`),
}

function blockersWith(check: Partial<CheckState>): BlockersState {
  const fresh: CheckState = { id: 'zones', known: { status: 'unchecked' }, attempt: 1, checking: false, isNew: false }
  return { checks: [{ ...fresh, ...check }], version: 0, moves: 1 }
}

const renewed = { known: { status: 'clear' }, checking: false } as const

const blockers: Machine<BlockersState, BlockersEvent> = {
  title: 'Blockers, one row',
  transition: transitionBlockers,
  states: {
    unchecked: blockersWith({}),
    'checking for the first time': blockersWith({ checking: true }),
    clear: blockersWith({ known: { status: 'clear' } }),
    'clear, checking': blockersWith({ known: { status: 'clear' }, checking: true }),
    blocking: blockersWith({ known: { status: 'blocking' } }),
    'blocking, new': blockersWith({ known: { status: 'blocking' }, isNew: true }),
    unknown: blockersWith({ known: { status: 'unknown' } }),
    'blocking, known to no check': blockersWith({ known: { status: 'blocking' }, source: '' }),
  },
  events: {
    check: { type: 'check', ids: ['zones'] },
    'answer clear': { type: 'answer', answers: [{ id: 'zones', attempt: 1, known: { status: 'clear' } }] },
    'answer blocking': { type: 'answer', answers: [{ id: 'zones', attempt: 1, known: { status: 'blocking' } }] },
    'late answer': { type: 'answer', answers: [{ id: 'zones', attempt: 0, known: { status: 'clear' } }] },
    'receive blocking': { type: 'answer', answers: [{ id: 'zones', known: { status: 'blocking' } }] },
    expire: { type: 'expire', ids: ['zones'] },
    'define, renewed': { type: 'define', checks: [{ id: 'zones', held: { ...renewed, version: 2 } }] },
    look: { type: 'look' },
    forget: { type: 'forget', ids: ['zones'] },
  },
  describe: ({ checks: [check] }) => {
    if (!check) return 'gone'
    const marks = [check.isNew && 'new', check.checking && 'checking'].filter(Boolean)
    return [check.known.status, ...marks].join(', ')
  },
}

const issue = { field: 'comment', message: 'Too short.' } as const

const feedback: Machine<FeedbackState, FeedbackEvent> = {
  title: 'Feedback',
  transition: transitionFeedback,
  states: {
    answering: emptyFeedback,
    'answering, chosen': { ...emptyFeedback, chosen: ['price'] },
    'answering, chosen, told': { ...emptyFeedback, chosen: ['price'], refusals: 1, issues: [issue] },
    'answering, chosen, failed': { ...emptyFeedback, chosen: ['price'], failed: true },
    submitted: { ...emptyFeedback, status: 'submitted' },
  },
  events: {
    choose: { type: 'choose', id: 'price', checked: true, alone: true },
    'take back': { type: 'choose', id: 'price', checked: false, alone: true },
    write: { type: 'write', field: 'comment', text: 'Because.' },
    refuse: { type: 'tell', issues: [issue], refused: true },
    'tell nothing': { type: 'tell', issues: [], refused: false },
    fail: { type: 'fail' },
    'end submitted': { type: 'end', outcome: 'submitted' },
    'end skipped': { type: 'end', outcome: 'skipped' },
    'end saved': { type: 'end', outcome: 'saved' },
  },
  describe: ({ status, chosen, issues, failed }) => {
    const marks = [chosen.length > 0 && 'chosen', issues.length > 0 && 'told', failed && 'failed']
    return [status, ...marks].filter(Boolean).join(', ')
  },
}

const shown = { offer: { id: 'pause', title: 'Pause' }, reason: 'unused', result: { reasons: [] } }

const offer: Machine<OfferState, OfferEvent> = {
  title: 'Offer',
  transition: transitionOffer,
  states: { none: noOffer, shown: { status: 'shown', ...shown }, past: { status: 'past' } },
  events: { show: { type: 'show', shown }, hide: { type: 'hide' } },
  describe: ({ status }) => status,
}

const first: StepperState = { ...emptyStepper, current: 'first' }

const stepper: Machine<StepperState, StepperEvent> = {
  title: 'Stepper',
  transition: transitionStepper,
  states: {
    'no step': emptyStepper,
    first,
    'first, pending': { ...first, pending: true },
    'first, refused': { ...first, refusal: { ok: false, reason: 'guard', message: 'Not yet.' } },
    second: { ...first, current: 'second', history: ['first'], completed: ['first'] },
    'second, all finished': { ...first, current: 'second', completed: ['first', 'second'], news: 'end' },
  },
  events: {
    start: { type: 'start' },
    settle: { type: 'settle' },
    refuse: { type: 'settle', refusal: { ok: false, reason: 'guard', message: 'Not yet.' } },
    commit: { type: 'commit', data: 1, to: 'second' },
    'commit, the last': { type: 'commit', data: 1, to: null },
    'edit first': { type: 'edit', id: 'first', draft: 1, completed: [] },
    'go to second': { type: 'go', to: 'second' },
    load: { type: 'load', state: first },
  },
  describe: ({ current, pending, refusal, news }) =>
    [current ?? 'no step', pending && 'pending', refusal && 'refused', news === 'end' && 'all finished']
      .filter(Boolean)
      .join(', '),
}

const finished: Closure = {
  id: 'closure_1',
  subject: { kind: 'organization', id: 'org_1' },
  state: 'completed',
  mode: 'immediate',
  requestedAt: '2026-03-02T09:00:00.000Z',
  reversible: null,
  etag: '"1"',
  observedAt: '2026-03-02T09:00:00.000Z',
  serverTime: '2026-03-02T09:00:00.000Z',
}
const preparing: ClosingState = { ...emptyClosing, closure: null, draft: { typed: 'atlas', ticked: [] } }
const sending: ClosingState = { ...preparing, deed: { kind: 'start', stage: 'sending' } }

const closing: Machine<ClosingState, ClosingEvent> = {
  title: 'Closing',
  transition: transitionClosing,
  states: {
    loading: { ...emptyClosing, reading: true },
    'preparing, typed': preparing,
    'start sending, typed': sending,
    'start finding-out, typed, in doubt': { ...preparing, doubt: true, deed: { kind: 'start', stage: 'finding-out' } },
    'preparing, typed, in doubt': { ...preparing, doubt: true },
    'signed out': { ...emptyClosing, closure: null, signedOut: true },
    scheduled: { ...emptyClosing, closure: { ...finished, state: 'scheduled' } },
    completed: { ...emptyClosing, closure: finished },
  },
  events: {
    read: { type: 'read' },
    'learn that none is open': { type: 'learn', facts: { closure: null }, done: true },
    'learn of a closure': { type: 'learn', facts: { closure: { ...finished, state: 'scheduled' } } },
    edit: { type: 'edit', draft: { typed: 'atlas' } },
    'begin start': { type: 'begin', kind: 'start' },
    'begin cancel': { type: 'begin', kind: 'cancel' },
    prove: { type: 'prove' },
    doubt: { type: 'doubt' },
    resume: { type: 'resume' },
    end: { type: 'end' },
    'end, changed': { type: 'end', refusal: { reason: 'changed', message: 'Look again.' }, sure: true },
    'sign-out': { type: 'sign-out' },
    look: { type: 'look' },
    leave: { type: 'leave' },
    dismiss: { type: 'dismiss' },
  },
  describe: ({ deed, closure, signedOut, reading, doubt, draft, refusal }) => {
    const what = signedOut ? 'signed out' : (closure?.state ?? (closure === null ? 'preparing' : 'loading'))
    const marks = [draft.typed && 'typed', doubt && 'in doubt', refusal && 'refused', reading && 'reading']
    const name = deed ? `${deed.kind} ${deed.stage}` : what
    return [name, ...marks.filter((mark) => mark && mark !== what)].filter(Boolean).join(', ')
  },
}

const server: TaskState = {
  ...{ id: 'server', kind: 'vm', label: 'Server', action: 'delete', actor: 'system', status: 'pending' },
  ...{ wave: 1, attempt: 0, version: 0, left: 0 },
}

const task: Machine<TaskState, TaskEvent> = {
  title: 'Task of a run of our own',
  transition: transitionTask,
  states: {
    pending: server,
    'blocked by one': { ...server, status: 'blocked', left: 1 },
    'blocked by two': { ...server, status: 'blocked', left: 2 },
    running: { ...server, status: 'running' },
    waiting: { ...server, status: 'waiting' },
    succeeded: { ...server, status: 'succeeded' },
    already_gone: { ...server, status: 'already_gone' },
    failed: { ...server, status: 'failed' },
    retained: { ...server, status: 'retained' },
    'skipped, needs one': { ...server, status: 'skipped', left: 1 },
    'skipped, needs none': { ...server, status: 'skipped' },
  },
  events: {
    try: { type: 'try' },
    wait: { type: 'wait' },
    release: { type: 'release' },
    succeed: { type: 'succeed' },
    miss: { type: 'miss' },
    fail: { type: 'fail' },
    skip: { type: 'skip' },
    reopen: { type: 'reopen' },
    free: { type: 'free' },
    retry: { type: 'retry' },
    retain: { type: 'retain' },
  },
  describe: ({ status, left }) => (left ? `${status}, needs ${left}` : status),
}

const runEvents: Readonly<Record<string, DeprovisioningEvent>> = {
  begin: { type: 'begin', key: 'key' },
  restore: { type: 'restore', key: 'key' },
  stop: { type: 'stop' },
  'move, one running': { type: 'move', counts: { pending: 1, running: 1 } },
  'move, one failed': { type: 'move', counts: { pending: 1, failed: 1 } },
  'move, one failed, halt': { type: 'move', counts: { pending: 1, failed: 1 }, halted: true },
  'move, all gone': { type: 'move', counts: { succeeded: 1, already_gone: 1 } },
}

const defined = transitionOwnRun(noRun, { type: 'move', counts: { pending: 2 } })
const begun = transitionOwnRun(defined, { type: 'begin', key: 'key' })
const underWay = transitionOwnRun(begun, { type: 'move', counts: { pending: 1, running: 1 } })

const describeRun = ({ status, done, trouble, asked }: DeprovisioningState): string =>
  [status, done && 'done', trouble !== undefined && 'trouble', asked && `asked to ${asked.deed}`]
    .filter(Boolean)
    .join(', ')

const ownRun: Machine<DeprovisioningState, DeprovisioningEvent> = {
  title: 'Run of our own',
  transition: transitionOwnRun,
  states: {
    pending: defined,
    running: underWay,
    cancelling: transitionOwnRun(underWay, { type: 'stop' }),
    'cancelled, done': transitionOwnRun(begun, { type: 'stop' }),
    'failed, done': transitionOwnRun(begun, { type: 'move', counts: { failed: 2 } }),
    'partially_failed, done': transitionOwnRun(begun, { type: 'move', counts: { failed: 1, succeeded: 1 } }),
    'succeeded, done': transitionOwnRun(begun, { type: 'move', counts: { succeeded: 2 } }),
  },
  events: { ...runEvents, lose: { type: 'lose', error: 'offline' } },
  describe: describeRun,
}

function operationAt(version: number, status: string, done: boolean): DeprovisioningEvent {
  const progress = { total: 2, succeeded: done ? 2 : 0, failed: 0, running: 0, skipped: 0, retained: 0, exact: true }
  const subject = { kind: 'project', id: 'p' }
  const rest = { cancellable: !done, retryable: false, etag: '""', observedAt: '', serverTime: '' }
  return { type: 'update', operation: { id: 'op', verb: 'close', subject, version, status, done, progress, ...rest } }
}

const heard = transitionWatchedRun(noRun, operationAt(5, 'running', false))

const watchedRun: Machine<DeprovisioningState, DeprovisioningEvent> = {
  title: 'Run on a server',
  transition: transitionWatchedRun,
  states: {
    pending: noRun,
    'running, version 5': heard,
    'running, trouble': transitionWatchedRun(heard, { type: 'lose', error: 'offline' }),
    'succeeded, done': transitionWatchedRun(heard, operationAt(6, 'succeeded', true)),
  },
  events: {
    'update, version 4': operationAt(4, 'running', false),
    'update, version 5': operationAt(5, 'running', false),
    'update, version 6, done': operationAt(6, 'succeeded', true),
    lose: { type: 'lose', error: 'offline' },
    'ask to stop': { type: 'ask', asked: { deed: 'stop', action: { status: 'pending', attempt: 1 } } },
    begin: { type: 'begin', key: 'key' },
    stop: { type: 'stop' },
  },
  describe: describeRun,
}

const atlas = settingsFrom({ name: 'Atlas' })
const edited: SettingsState = { ...atlas, edits: { name: 'Borealis' } }

const settings: Machine<SettingsState, SettingsEvent> = {
  title: 'Settings form, one setting',
  transition: transitionSettings,
  states: {
    clean: atlas,
    edited,
    'edited, sent': { ...edited, sent: { name: 'Borealis' } },
    'edited, contested': { ...edited, saved: { name: 'Cygnus' }, conflicts: ['name'] },
    'edited, wrong, failed': { ...edited, errors: { name: 'Taken.' }, failure: 'No.' },
    stored: { ...atlas, stored: ['name'] },
  },
  events: {
    edit: { type: 'edit', key: 'name', value: 'Draco' },
    'edit back': { type: 'edit', key: 'name', value: 'Atlas' },
    send: { type: 'send', patch: { name: 'Borealis' } },
    store: { type: 'store', keys: ['name'], values: {} },
    fail: { type: 'fail', keys: ['name'], errors: { name: 'Taken.' }, failure: 'No.', rollback: false },
    'fail, rolled back': { type: 'fail', keys: ['name'], errors: { name: 'Taken.' }, rollback: true },
    receive: { type: 'receive', values: { name: 'Elnath' }, instant: [] },
    keep: { type: 'keep', key: 'name' },
    take: { type: 'take', key: 'name' },
    discard: { type: 'discard' },
  },
  describe: ({ edits, sent, conflicts, stored, errors, failure }) => {
    const isEdited = Object.keys(edits).length > 0
    const marks = [
      isEdited && 'edited',
      Object.keys(sent).length > 0 && 'sent',
      conflicts.length > 0 && 'contested',
      Object.keys(errors).length > 0 && 'wrong',
      failure !== undefined && 'failed',
      stored.length > 0 && 'stored',
    ]
    return marks.filter(Boolean).join(', ') || 'clean'
  },
}

const departure = { go() {} }

const leaving: Machine<LeavingState, LeavingEvent> = {
  title: 'Leaving unsaved changes',
  transition: transitionLeaving,
  states: {
    settled: nobodyLeaves,
    asking: { status: 'asking', departure, failed: false },
    saving: { status: 'saving', departure },
  },
  events: {
    ask: { type: 'ask', departure },
    save: { type: 'save' },
    fail: { type: 'fail' },
    settle: { type: 'settle' },
  },
  describe: ({ status }) => status,
}

/** The page of all tables. */
export function acceptTables(): string {
  const intro = [
    '# The machines',
    '',
    'What each machine does with each event. "–" means that the event is refused: the state stays the very same.',
    'Written by `pnpm machines --update` from the transitions themselves; a test compares the two.',
    '',
  ]
  const tables = [
    acceptTable(action),
    acceptTable(confirmation),
    acceptTable(hold),
    acceptTable(acknowledgements),
    acceptTable(blockers),
    acceptTable(feedback),
    acceptTable(offer),
    acceptTable(stepper),
    acceptTable(task),
    acceptTable(ownRun),
    acceptTable(watchedRun),
    acceptTable(closing),
    acceptTable(settings),
    acceptTable(leaving),
  ]
  return `${[...intro, ...tables].join('\n')}`
}
