import { type NeedId, needs } from '../needs.js'
import type { Scenario } from '../scenario.js'
import { blockerGate } from './blocker-gate.js'
import { cascadeClose } from './cascade-close.js'
import { deprovisionThenTicket } from './deprovision-then-ticket.js'
import { orderedManual } from './ordered-manual.js'
import { requestByHand, requestInApp } from './request-by-hand.js'
import { resources1, resources50, resources100000 } from './resources.js'
import { scheduledGrace } from './scheduled-grace.js'

/** The name of a scenario that comes with the stub. */
export type ScenarioId =
  | 'ordered-manual'
  | 'blocker-gate'
  | 'deprovision-then-ticket'
  | 'cascade-close'
  | 'request-by-hand'
  | 'request-in-app'
  | 'scheduled-grace'
  | 'resources-1'
  | 'resources-50'
  | 'resources-100000'

/** Every scenario that comes with the stub, by name. */
export const scenarios: Readonly<Record<ScenarioId, () => Scenario>> = {
  'ordered-manual': orderedManual,
  'blocker-gate': blockerGate,
  'deprovision-then-ticket': deprovisionThenTicket,
  'cascade-close': cascadeClose,
  'request-by-hand': requestByHand,
  'request-in-app': requestInApp,
  'scheduled-grace': scheduledGrace,
  'resources-1': resources1,
  'resources-50': resources50,
  'resources-100000': resources100000,
}

/** The scenarios that a stub knows: those that come with it, and one that was passed. */
export interface Scenarios {
  /** @throws RangeError when there is none of this name. */
  readonly find: (id: string) => Scenario
  /** The name of the one that is played. */
  readonly main: () => string
  /** @throws RangeError when there is none of this name. */
  readonly choose: (scenario: ScenarioId | Scenario) => void
}

/** How accounts name the scenario that was passed. */
const passed = 'passed'

/** Makes the scenarios of a stub that plays this one. */
export function createScenarios(first: ScenarioId | Scenario): Scenarios {
  const made = new Map<string, Scenario>()
  let main = ''

  function find(id: string): Scenario {
    const known = made.get(id) ?? makeScenario(id)
    made.set(id, known)
    return known
  }

  function choose(scenario: ScenarioId | Scenario): void {
    if (typeof scenario !== 'string') made.set(passed, scenario)
    const id = typeof scenario === 'string' ? scenario : passed
    find(id)
    main = id
  }

  choose(first)
  return { find, choose, main: () => main }
}

function makeScenario(id: string): Scenario {
  const need = id.replace(/^need:/, '')
  if (need !== id && Object.hasOwn(needs, need)) return needs[need as NeedId].scenario()
  if (Object.hasOwn(scenarios, id)) return scenarios[id as ScenarioId]()
  throw new RangeError(
    `Offboard: the stub has no scenario "${id}". Use one of: ${Object.keys(scenarios).join(', ')}; or pass a scenario of your own.`,
  )
}
