import { describe, expect, it } from 'vitest'
import { benchProblems, benchTable, type Measured, median, ratio } from './report.ts'

const sample = (ms: number, renders = 1, around = 0) => ({ ms, renders, around })

const measured: Measured[] = [
  { task: 'type', samples: { ours: [sample(2), sample(9), sample(4)], theirs: [sample(1), sample(3), sample(4)] } },
]
const within = { task: 'type', of: 'ours', to: 'theirs', ratio: 2 }

describe('the median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([9, 1, 10])).toBe(9)
    expect(median([10, 1, 2, 9])).toBe(5.5)
  })
})

describe('a ratio', () => {
  it('compares round by round, so that a slow round counts once', () => {
    expect(ratio(measured[0]?.samples.ours, measured[0]?.samples.theirs)).toBe(2)
  })

  it('is not a number when one was not measured', () => {
    expect(ratio([sample(1)], undefined)).toBeNaN()
  })
})

describe('the problems', () => {
  it('are none within the budgets', () => {
    expect(benchProblems(measured, [within], [{ task: 'type', of: 'ours', renders: 1, around: 0 }])).toEqual([])
  })

  it('name a ratio that is over its budget', () => {
    expect(benchProblems(measured, [{ ...within, ratio: 1.9 }], [])).toEqual([
      'type: ours takes 2.00 times theirs, at most 1.9 is meant.',
    ])
  })

  it('name a budget of something that was not measured', () => {
    expect(benchProblems(measured, [{ ...within, to: 'gone' }], [])).toHaveLength(1)
    expect(benchProblems(measured, [], [{ task: 'gone', of: 'ours', renders: 1, around: 0 }])).toHaveLength(1)
  })

  it.each([
    ['itself', sample(1, 2, 0)],
    ['what is around it', sample(1, 1, 1)],
  ])('name a contender that renders %s more often than is meant, in any round', (_, often) => {
    const samples = { ours: [sample(1), often] }
    expect(
      benchProblems([{ task: 'type', samples }], [], [{ task: 'type', of: 'ours', renders: 1, around: 0 }]),
    ).toEqual([`type: ours renders 1 + 0, ${often.renders} + ${often.around} times, at most 1 + 0 is meant.`])
  })
})

describe('the table', () => {
  it('has a line for each contender, compared with the first', () => {
    expect(benchTable(measured).split('\n')).toEqual([
      '               ms  first / this  renders  around it',
      'type  ours    4.0          1.00        1          0',
      '      theirs  3.0          2.00        1          0',
    ])
  })
})
