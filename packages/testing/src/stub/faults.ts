/** The name of a fault. Those with a number are the numbers of the list of faults in the documentation. */
export type FaultId = 'F1' | 'F4' | 'F5' | 'F12' | 'F14' | 'F18' | 'F24' | 'http-500'

/** What a fault is, for a menu. */
export interface FaultInfo {
  /** A few words. */
  readonly title: string
  /** One sentence. */
  readonly does: string
}

/** Every fault that the stub can play. */
export const faults: Readonly<Record<FaultId, FaultInfo>> = {
  F1: {
    title: 'Something new after the check',
    does: 'A new active resource appears after the blockers were read, right before the next start is judged.',
  },
  F4: {
    title: 'Answer to the start lost',
    does: 'The next start is done, but its answer never arrives.',
  },
  F5: {
    title: 'Slow start',
    does: 'A start takes 1.2 seconds, long enough to press twice.',
  },
  F12: {
    title: 'Answers out of order',
    does: 'The next read of blockers is answered 1.5 seconds late, with what was true when it was asked.',
  },
  F14: {
    title: 'One check fails',
    does: 'One of the checks answers 503, so that nobody knows whether the account is clear.',
  },
  F18: {
    title: 'Session too old',
    does: 'The next start and all after it answer 401 until the user proves again who they are.',
  },
  F24: {
    title: 'Permission taken away',
    does: 'From the next start on, the user may no longer do anything with the account.',
  },
  'http-500': {
    title: 'Server error',
    does: 'Every start answers 500 in plain text and does nothing.',
  },
}

/** When a fault that is switched on happens. */
export interface FaultOptions {
  /** On which occasion it happens first, counted from when it was switched on. Default: 1, the next one. */
  readonly nth?: number
  /** On how many occasions it happens from then on. Default: 1 for F1, F4, F12 and F18, no end for the others. */
  readonly times?: number
}

/** The switches. Any number of them can be on together. */
export interface FaultSwitches {
  /**
   * Switches a fault on, and starts to count anew if it was on.
   *
   * @throws RangeError when there is no such fault, or when `nth` or `times` is not 1 or more.
   */
  readonly enable: (id: FaultId, options?: FaultOptions) => void
  /** Switches a fault off. What it has done stays; what it forbade is allowed again. */
  readonly disable: (id: FaultId) => void
  /** Switches all off. */
  readonly clear: () => void
  /** Which are on, also those that have happened as often as they were to. */
  readonly active: () => readonly FaultId[]
}

/** The switches as the server sees them. */
export interface FaultPanel extends FaultSwitches {
  /** Tells that an occasion for this fault has come. Answers whether it happens now. */
  readonly strike: (id: FaultId) => boolean
  /** Whether the fault is on and has happened. */
  readonly hasStruck: (id: FaultId) => boolean
  /** Starts to count anew for all that are on. */
  readonly rearm: () => void
}

const onceByDefault: ReadonlySet<FaultId> = new Set(['F1', 'F4', 'F12', 'F18'])

interface Switch {
  readonly first: number
  readonly last: number
  occasions: number
}

/** Makes the switches, with these on. */
export function createFaultPanel(enabled: readonly FaultId[] = []): FaultPanel {
  const switches = new Map<FaultId, Switch>()

  function enable(id: FaultId, options: FaultOptions = {}): void {
    assertKnown(id)
    const { nth = 1, times = onceByDefault.has(id) ? 1 : Number.POSITIVE_INFINITY } = options
    assertCount('nth', nth)
    assertCount('times', times)
    switches.set(id, { first: nth, last: nth + times - 1, occasions: 0 })
  }

  for (const id of enabled) enable(id)

  return {
    enable,
    disable: (id) => {
      assertKnown(id)
      switches.delete(id)
    },
    clear: () => switches.clear(),
    active: () => [...switches.keys()],
    strike: (id) => {
      const on = switches.get(id)
      if (!on) return false
      on.occasions += 1
      return on.occasions >= on.first && on.occasions <= on.last
    },
    hasStruck: (id) => {
      const on = switches.get(id)
      return on !== undefined && on.occasions >= on.first
    },
    rearm: () => {
      for (const on of switches.values()) on.occasions = 0
    },
  }
}

function assertKnown(id: FaultId): void {
  if (Object.hasOwn(faults, id)) return
  throw new RangeError(`Offboard: the stub has no fault "${id}". Use one of: ${Object.keys(faults).join(', ')}.`)
}

function assertCount(name: 'nth' | 'times', value: number): void {
  if (value >= 1) return
  throw new RangeError(
    `Offboard: a fault cannot have ${name} ${value}, because occasions are counted from 1. Pass 1 or more, or disable the fault.`,
  )
}
