import type { FaultId } from './faults/index.js'
import type { DescriptorRule, Scenario } from './scenario.js'
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
            grace: { period: 'P30D', certainty: 'guaranteed', restoreBy: ['ui', 'sign_in'] },
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
}
