import type { Money } from '../closure/wire.js'

/** What one currency costs before and after. */
export interface CostChange {
  readonly currency: string
  readonly before: Money
  readonly after: Money
  /** Something goes on costing. */
  readonly stays: boolean
}

/** What `compareCosts` is given: amounts of one currency are added up, those of several never. */
export interface Costs {
  readonly before: readonly Money[]
  readonly after: readonly Money[]
}

/**
 * What a teardown saves, a line for each currency, in the order in which they come (DEP-9). Exact, however large.
 *
 * @throws SyntaxError when an amount is no whole number of minor units.
 * @example
 * compareCosts({ before: plan.cost.monthlyBefore, after: plan.cost.monthlyAfter })
 */
export function compareCosts({ before, after }: Costs): readonly CostChange[] {
  const currencies = new Set([...before, ...after].map(({ currency }) => currency))
  return [...currencies].map((currency) => {
    const sum = (amounts: readonly Money[]): Money => {
      const own = amounts.filter((amount) => amount.currency === currency)
      return { currency, minor: String(own.reduce((total, { minor }) => total + BigInt(minor), 0n)) }
    }
    const then = sum(after)
    return { currency, before: sum(before), after: then, stays: then.minor !== '0' }
  })
}
