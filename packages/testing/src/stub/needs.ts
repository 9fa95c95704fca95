import type { Money, Window } from '@offboard/core/closure'
import type { FaultId } from './faults/index.js'
import type { DescriptorRule, Resource, Scenario } from './scenario.js'
import { blockerGate } from './scenarios/blocker-gate.js'

/** A state that an account can be put in on demand, for a suite of tests that tries the rules of a backend. */
export interface Need {
  readonly scenario: () => Scenario
  /** On for this account alone. */
  readonly faults?: readonly FaultId[]
}

/** Nothing blocks, nothing is to be typed. */
function clear(descriptor: Partial<DescriptorRule> = {}): Scenario {
  const base = blockerGate()
  return { ...base, resources: [], descriptor: { ...base.descriptor, ...descriptor } }
}

export type NeedId =
  | 'clear'
  | 'blocked'
  | 'failing-check'
  | 'scheduled'
  | 'email-confirmation'
  | 'challenge'
  | 'stale-session'
  | 'slow-start'
  | 'resources'
  | 'cycle'
  | 'failing-task'
  | 'stuck-task'
  | 'export'

const monthly = (minor: string): Money => ({ currency: 'EUR', minor })

/** Two levels that wait for each other, and one that goes along. Faults fall on the app. */
const few: readonly Resource[] = [
  { id: 'env_live', kind: 'environment', name: 'Live', state: 'active' },
  {
    id: 'app_paywall',
    kind: 'app',
    name: 'Paywall',
    state: 'active',
    parent: 'env_live',
    scope: 'Live',
    monthly: monthly('4900'),
    edges: [{ kind: 'before', to: 'env_live' }],
  },
  {
    id: 'endpoint_www',
    kind: 'endpoint',
    name: 'www',
    state: 'active',
    parent: 'app_paywall',
    scope: 'Live',
    edges: [{ kind: 'cascade', to: 'app_paywall' }],
  },
  {
    id: 'database_orders',
    kind: 'database',
    name: 'Orders',
    state: 'active',
    parent: 'env_live',
    scope: 'Live',
    monthly: monthly('12900'),
    edges: [{ kind: 'before', to: 'env_live' }],
  },
]

const undo: Window = {
  kind: 'undo',
  duration: 'P1D',
  certainty: 'guaranteed',
  by: 'ui',
  text: 'For a day everything can be brought back.',
}

function withResources(more: readonly Resource[] = []): Scenario {
  const { descriptor } = blockerGate()
  const base = clear({
    capabilities: ['resources', 'plan', 'export', 'costs', 'events', 'feedback'],
    modes: [{ mode: 'immediate', signOut: 'never' }],
    aftermath: { ...descriptor.aftermath, windows: [undo] },
  })
  const faults = { ...base.faults, fragile: 'app_paywall' }
  return { ...base, faults, resources: [...few, ...more], teardown: true }
}

/** By its name, as `POST /_stub/arrange` takes it. */
export const needs: Readonly<Record<NeedId, Need>> = {
  clear: { scenario: clear },
  blocked: { scenario: blockerGate },
  'failing-check': { scenario: clear, faults: ['F14'] },
  scheduled: {
    scenario: () =>
      clear({
        modes: [
          {
            mode: 'scheduled',
            signOut: 'never',
            grace: { period: 'P30D', certainty: 'guaranteed', restoreBy: ['ui'] },
          },
        ],
      }),
  },
  'email-confirmation': {
    scenario: () => clear({ modes: [{ mode: 'request', signOut: 'never', awaits: ['email_confirmation'] }] }),
  },
  challenge: {
    scenario: () =>
      clear({
        confirmation: {
          acknowledgements: [{ id: 'permanent', text: 'I know that this cannot be undone.', required: true }],
          challenge: { kind: 'subject_name', normalization: 'di-nfc-ws' },
        },
      }),
  },
  'stale-session': { scenario: clear, faults: ['F18'] },
  'slow-start': { scenario: clear, faults: ['F5'] },
  resources: { scenario: () => withResources() },
  cycle: {
    scenario: () =>
      withResources([
        {
          id: 'peering_a',
          kind: 'peering',
          name: 'Peering A',
          state: 'active',
          edges: [{ kind: 'before', to: 'peering_b' }],
        },
        {
          id: 'peering_b',
          kind: 'peering',
          name: 'Peering B',
          state: 'active',
          edges: [{ kind: 'before', to: 'peering_a' }],
        },
      ]),
  },
  'failing-task': { scenario: () => withResources(), faults: ['F31'] },
  'stuck-task': { scenario: () => withResources(), faults: ['F33'] },
  export: { scenario: () => withResources() },
}
