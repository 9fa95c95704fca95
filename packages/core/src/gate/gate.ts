interface GateBase {
  /**
   * Changes when what the user was told changes for the worse, for example when a new blocker appears.
   * Whoever holds an agreement of the user (a typed phrase, a ticked box) drops it then.
   */
  readonly version?: string
  /** Finds out afresh. The destructive action calls it right before it acts. */
  readonly recheck?: (signal?: AbortSignal) => Promise<Gate>
}

export interface OpenGate extends GateBase {
  readonly open: true
}

export interface ClosedGate extends GateBase {
  readonly open: false
  /** One or more sentences for the user: why not yet. */
  readonly reason: string
}

/** Says whether a thing may go on: open, or closed with a reason in words. Not known to be open is closed. */
export type Gate = OpenGate | ClosedGate

/** A gate that is open. */
export const openGate: OpenGate = { open: true }

/** A gate that is closed for this reason. */
export function closedGate(reason: string): ClosedGate {
  return { open: false, reason }
}

/**
 * One gate out of many: open only when each is open. The reasons of the closed ones are kept, in order, each once.
 * `null`, `undefined` and anything else that is not known to be open counts as closed.
 */
export function combineGates(...gates: readonly (Gate | null | undefined)[]): Gate & Required<GateBase> {
  const closed = gates.filter((gate) => gate?.open !== true)
  const reasons = new Set(closed.map((gate) => gate?.reason))
  return {
    ...(closed.length > 0 ? closedGate([...reasons].join(' ').trim()) : openGate),
    version: gates.map((gate) => gate?.version).join(),
    recheck: async (signal) =>
      combineGates(...(await Promise.all(gates.map((gate) => gate?.recheck?.(signal) ?? gate)))),
  }
}
