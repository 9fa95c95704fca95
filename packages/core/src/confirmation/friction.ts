import { closedGate, type Gate, openGate } from '../gate/index.js'
import { errorInDevelopment } from '../platform/report.js'

/**
 * How much a confirmation asks of the user, from least to most. `undo`: nothing, because it can be taken back. `plain`: a
 * dialog. `acknowledge`: ticked boxes. `type`: a typed phrase. `reauthenticate`: a typed phrase and a fresh proof of
 * identity.
 */
export const frictionLevels = ['undo', 'plain', 'acknowledge', 'type', 'reauthenticate'] as const

export type FrictionLevel = (typeof frictionLevels)[number]

/**
 * A gate that is open when a confirmation asks for at least as much as the server wants (CNF-15): a screen may raise the
 * level, never lower it. A level that is not known, from a newer server, is taken as more than anybody can ask here.
 *
 * @param wanted What the server asked for. A plain string, because it comes from there.
 * @param offered What this confirmation asks for.
 * @param reason Why it is closed, for the user. They cannot change it here, so say who can help.
 * @example
 * const gate = combineGates(blockers.gate, frictionGate(descriptor.friction, 'type', 'This app is out of date. Reload the page.'))
 */
export function frictionGate(wanted: FrictionLevel | (string & {}), offered: FrictionLevel, reason: string): Gate {
  const rank = frictionLevels.indexOf(wanted as FrictionLevel)
  if (rank >= 0 && rank <= frictionLevels.indexOf(offered)) return openGate
  errorInDevelopment(
    `this confirmation asks for "${offered}", but the server wants "${wanted}". ` +
      `It stays closed: ask for as much as the server does. The levels are ${frictionLevels.join(', ')}.`,
  )
  return closedGate(reason)
}
