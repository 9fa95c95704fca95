import {
  type BlockerReport,
  type Closure,
  type ClosureBackend,
  type ClosureDescriptor,
  type Problem,
  type ProblemCode,
  ProblemError,
  type Subject,
} from '../src/closure/index.js'

/** What is closed. */
export const subject: Subject = { kind: 'organization', id: 'org_1' }

const serverTime = '2026-03-02T09:00:00.000Z'
const snapshot = { serverTime, observedAt: serverTime, etag: '"1"' }

/** Nothing is asked, nothing is said. */
export const sampleDescriptor: ClosureDescriptor = {
  ...snapshot,
  subject: { ...subject, displayName: 'Brightwater' },
  modes: [{ mode: 'immediate', signOut: 'never' }],
  verbs: { organization: 'delete' },
  confirmation: { acknowledgements: [], challenge: null },
  consequences: [],
  advisories: [],
  alternatives: [],
  aftermath: {
    returnTo: { href: 'https://halcyon.example/bye', message: 'Your account has been deleted.' },
    notifications: [],
    rejoin: { allowed: true, text: 'You can come back at any time.' },
    retention: [],
    windows: [],
    timeline: [],
  },
  capabilities: [],
  links: [],
}

/** Nothing is in the way. */
export const sampleReport: BlockerReport = { ...snapshot, blockers: [], complete: true, verdict: 'clear' }

/** A closure that is done. */
export const sampleClosure: Closure = {
  ...snapshot,
  id: 'closure_1',
  subject,
  state: 'completed',
  mode: 'immediate',
  requestedAt: serverTime,
  reversible: null,
}

/** What a server refuses with. */
export function refusal(
  code: ProblemCode,
  status: number,
  more: Partial<Problem> = {},
  retryAfterMs = 0,
): ProblemError {
  const type = `https://offboard.example/problems/${code}`
  return new ProblemError({ type, title: code, status, code, ...more }, retryAfterMs)
}

const never = async (): Promise<never> => {
  throw new Error('Nobody is expected to call this.')
}

/** A backend in which a closure is open once it was started. What is passed takes the place of its methods. */
export function sampleBackend(methods: Partial<ClosureBackend> = {}): ClosureBackend {
  let open: Closure | null = null
  const change = async (state: Closure['state']): Promise<Closure> => {
    open = { ...(open ?? sampleClosure), state, reversible: null }
    return open
  }
  return {
    describe: async () => sampleDescriptor,
    blockers: async () => sampleReport,
    active: async () => open,
    closure: async () => open ?? sampleClosure,
    start: async (_, { mode }) => {
      open = { ...sampleClosure, mode, ...(mode === 'scheduled' && scheduled) }
      return open
    },
    cancel: () => change('cancelled'),
    restore: () => change('restored'),
    confirm: () => change('awaiting_vendor'),
    feedback: async () => {},
    blocker: never,
    resolve: never,
    resources: never,
    removeResource: never,
    plan: never,
    tasks: never,
    costs: never,
    startExport: never,
    operation: never,
    watch: () => {
      throw new Error('Nobody is expected to call this.')
    },
    retry: never,
    retain: never,
    stop: never,
    ...methods,
  }
}

const inThirtyDays = '2026-04-01T09:00:00.000Z'

/** What a closure is like that can be taken back for thirty days. */
export const scheduled = {
  state: 'scheduled',
  effectiveAt: inThirtyDays,
  reversible: { until: inThirtyDays, by: ['ui'] },
} as const satisfies Partial<Closure>

/** Closed after thirty days. */
export const scheduledDescriptor: ClosureDescriptor = {
  ...sampleDescriptor,
  modes: [
    {
      mode: 'scheduled',
      signOut: 'on_complete',
      grace: { period: 'P30D', effectiveAt: inThirtyDays, certainty: 'guaranteed', restoreBy: ['ui'] },
    },
  ],
}

/** A name to type and a statement to tick. */
export const askingDescriptor: ClosureDescriptor = {
  ...sampleDescriptor,
  confirmation: {
    acknowledgements: [{ id: 'permanent', text: 'I know that this cannot be undone.', required: true }],
    challenge: { id: 'challenge_1', kind: 'subject_name', text: 'Brightwater', normalization: 'di-nfc-ws' },
  },
}
