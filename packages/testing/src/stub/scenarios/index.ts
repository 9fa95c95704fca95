import type { Scenario } from '../scenario.js'
import { blockerGate } from './blocker-gate.js'

/** The name of a scenario that comes with the stub. */
export type ScenarioId = 'blocker-gate'

/** Every scenario that comes with the stub, by name. */
export const scenarios: Readonly<Record<ScenarioId, () => Scenario>> = { 'blocker-gate': blockerGate }

/**
 * The scenario of this name, or the one that is passed.
 *
 * @throws RangeError when there is none of this name.
 */
export function resolveScenario(scenario: ScenarioId | Scenario): Scenario {
  if (typeof scenario !== 'string') return scenario
  if (Object.hasOwn(scenarios, scenario)) return scenarios[scenario]()
  throw new RangeError(
    `Offboard: the stub has no scenario "${scenario}". Use one of: ${Object.keys(scenarios).join(', ')}; or pass a scenario of your own.`,
  )
}
