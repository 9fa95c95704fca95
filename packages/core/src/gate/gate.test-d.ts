import { describe, expectTypeOf, it } from 'vitest'
import type { ClosedGate, Gate } from './index.js'

declare const gate: Gate

describe('a gate', () => {
  it('has a reason when it is closed, and only then', () => {
    if (gate.open) {
      // @ts-expect-error An open gate has no reason.
      gate.reason satisfies string
    } else {
      expectTypeOf(gate).toEqualTypeOf<ClosedGate>()
      expectTypeOf(gate.reason).toEqualTypeOf<string>()
    }
  })

  it('[ALL-15] is not closed without a reason', () => {
    expectTypeOf<{ readonly open: false }>().not.toExtend<Gate>()
    expectTypeOf<{ readonly open: boolean }>().not.toExtend<Gate>()
    expectTypeOf<{ readonly open: false; readonly reason: string }>().toExtend<Gate>()
  })
})
