import { describe, expectTypeOf, it } from 'vitest'
import { type Check, type CheckAnswer, checkFromQuery, type Remedy, reportCheck } from './index.js'

type Answer = ReturnType<Check['check']>

describe('an answer of a check', () => {
  it('[BLK-1] is one of the four', () => {
    expectTypeOf<{ status: 'clear' }>().toExtend<CheckAnswer>()
    expectTypeOf<{ status: 'blocking'; count: number; samples: string[] }>().toExtend<CheckAnswer>()
    expectTypeOf<Promise<{ status: 'warning' }>>().toExtend<Answer>()
    expectTypeOf<{ status: 'ok' }>().not.toExtend<CheckAnswer>()
    expectTypeOf<{ status: string }>().not.toExtend<CheckAnswer>()
    expectTypeOf<{ status: 'unknown' }>().not.toExtend<CheckAnswer>()
    expectTypeOf<boolean>().not.toExtend<Answer>()
    expectTypeOf<undefined>().not.toExtend<Answer>()
  })

  it('[BLK-1] finds something only when something is in the way', () => {
    // @ts-expect-error What is clear has no count.
    const clear: CheckAnswer = { status: 'clear', count: 3 }
    // @ts-expect-error An amount is a text in minor units, so that it is never rounded.
    const owed: CheckAnswer = { status: 'blocking', amount: { currency: 'EUR', minor: 4820 } }
    expectTypeOf([clear, owed]).toExtend<CheckAnswer[]>()
  })

  it('[BLK-5] offers remedies that say what happens', () => {
    expectTypeOf<{ kind: 'action'; id: 'x'; label: 'Pay'; run: () => Promise<void> }>().toExtend<Remedy>()
    expectTypeOf<{ kind: 'link'; id: 'x'; label: 'Pay' }>().not.toExtend<Remedy>()
    expectTypeOf<{ kind: 'link'; id: 'x'; href: '/pay' }>().not.toExtend<Remedy>()
    expectTypeOf<{ kind: 'prayer'; id: 'x'; label: 'Hope' }>().not.toExtend<Remedy>()
  })
})

describe('a report', () => {
  it('[BLK-1] is typed like the answers of checks', () => {
    const label = 'Your account'
    reportCheck({
      label,
      report: async () => ({ blockers: [{ id: 'a', status: 'clear' }], complete: true, verdict: 'x' }),
    })
    // @ts-expect-error It does not say whether it is complete.
    reportCheck({ label, report: async () => ({ blockers: [], verdict: 'clear' }) })
    // @ts-expect-error A blocker has an id.
    reportCheck({ label, report: async () => ({ blockers: [{ status: 'clear' }], complete: true, verdict: 'clear' }) })
  })
})

describe('a check from a query', () => {
  it('[BLK-10] gives the answer the type of the data', () => {
    const refetch = async () => ({ data: 3, error: null })
    const query = { data: 3, error: null, isFetching: false, refetch }
    const check = checkFromQuery({
      id: 'sites',
      label: 'Sites',
      query,
      answer(data) {
        expectTypeOf(data).toEqualTypeOf<number>()
        return { status: 'clear' }
      },
    })
    expectTypeOf(check).toExtend<Check>()
  })
})
