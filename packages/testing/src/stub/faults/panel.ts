import { type FaultId, faults } from './index.js'

/** When a fault that is switched on happens. */
export interface FaultOptions {
  /** On which occasion it happens first, counted from when it was switched on. Default: 1, the next one. */
  readonly nth?: number
  /** On how many occasions it happens from then on. Default: what the fault itself says, else no end. */
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

/** An account, as far as faults can be on for it alone. */
interface Faulty {
  readonly id: string
  readonly faults: readonly string[]
}

/** The switches as the server sees them. An account may have faults of its own. */
export interface FaultPanel extends FaultSwitches {
  /** Tells that an occasion for this fault has come. Answers whether it happens now. */
  readonly strike: (id: FaultId, account?: Faulty) => boolean
  /** Whether the fault is on and has happened. */
  readonly hasStruck: (id: FaultId, account?: Faulty) => boolean
  /** Whether the fault is on, without counting. */
  readonly isOn: (id: FaultId, account?: Faulty) => boolean
  /** Starts to count anew for all that are on. */
  readonly rearm: () => void
}

interface Switch {
  readonly first: number
  readonly last: number
  occasions: number
}

/** Makes the switches, with these on. */
export function createFaultPanel(enabled: readonly FaultId[] = []): FaultPanel {
  const switches = new Map<FaultId, Switch>()
  const ofAccounts = new Map<string, Switch>()

  function enable(id: FaultId, options: FaultOptions = {}): void {
    assertKnown(id)
    const { nth = 1, times = faults[id].times ?? Number.POSITIVE_INFINITY } = options
    assertCount('nth', nth)
    assertCount('times', times)
    switches.set(id, { first: nth, last: nth + times - 1, occasions: 0 })
  }

  /** Those that are on: for everybody, and for this account. */
  function on(id: FaultId, account?: Faulty): Switch[] {
    const general = switches.get(id)
    const own = account?.faults.includes(id) ? ofAccount(`${account.id} ${id}`, id) : undefined
    return [general, own].filter((each) => each !== undefined)
  }

  function ofAccount(key: string, id: FaultId): Switch {
    const last = faults[id].times ?? Number.POSITIVE_INFINITY
    const known = ofAccounts.get(key) ?? { first: 1, last, occasions: 0 }
    ofAccounts.set(key, known)
    return known
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
    strike: (id, account) => {
      const all = on(id, account)
      for (const each of all) each.occasions += 1
      return all.some(({ first, last, occasions }) => occasions >= first && occasions <= last)
    },
    hasStruck: (id, account) => on(id, account).some(({ first, occasions }) => occasions >= first),
    isOn: (id, account) => on(id, account).length > 0,
    rearm: () => {
      for (const each of switches.values()) each.occasions = 0
      ofAccounts.clear()
    },
  }
}

/** @throws RangeError when there is no such fault. */
export function assertKnown(id: string): asserts id is FaultId {
  if (Object.hasOwn(faults, id)) return
  throw new RangeError(`Offboard: the stub has no fault "${id}". Use one of: ${Object.keys(faults).join(', ')}.`)
}

function assertCount(name: 'nth' | 'times', value: number): void {
  if (value >= 1) return
  throw new RangeError(
    `Offboard: a fault cannot have ${name} ${value}, because occasions are counted from 1. Pass 1 or more, or disable the fault.`,
  )
}
