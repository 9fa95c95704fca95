import { describe, expect, it } from 'vitest'
import { compareCosts } from './costs.js'

const eur = (minor: string) => ({ currency: 'EUR', minor })
const jpy = (minor: string) => ({ currency: 'JPY', minor })

describe('costs before and after', () => {
  it('[DEP-9] are compared by currency, and never added up across currencies [F55]', () => {
    const costs = compareCosts({ before: [eur('1000'), jpy('500'), eur('250')], after: [jpy('100')] })
    expect(costs).toEqual([
      { currency: 'EUR', before: eur('1250'), after: eur('0'), stays: false },
      { currency: 'JPY', before: jpy('500'), after: jpy('100'), stays: true },
    ])
  })

  it('[DEP-9] say what goes on costing, also what came up only afterwards [F56]', () => {
    expect(compareCosts({ before: [], after: [eur('1')] })).toEqual([
      { currency: 'EUR', before: eur('0'), after: eur('1'), stays: true },
    ])
    expect(compareCosts({ before: [], after: [] })).toEqual([])
  })

  it('[DEP-9] are exact, however large', () => {
    const [cost] = compareCosts({ before: [eur('9007199254740993'), eur('1')], after: [eur('-5')] })
    expect(cost).toMatchObject({ before: eur('9007199254740994'), after: eur('-5') })
  })
})
