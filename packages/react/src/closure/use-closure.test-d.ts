import type { ClosureBackend, ClosureOutcome } from '@offboard/core/closure'
import { useBlockers } from '@offboard/react/blockers'
import { useConfirmation } from '@offboard/react/confirmation'
import { describe, expectTypeOf, it } from 'vitest'
import { useClosure, useClosureStatus } from './index.js'

declare const backend: ClosureBackend
const subject = { kind: 'organization', id: 'org_1' }

describe('useClosure', () => {
  it('[CLO-3] starts as the handler of a confirmation', () => {
    const closure = useClosure({ backend, subject })
    useConfirmation({ gate: closure.untypedGate, onConfirm: ({ typed }) => closure.start({ typed }) })
    expectTypeOf(closure.start).returns.resolves.toEqualTypeOf<ClosureOutcome>()
  })

  it('[CLO-3] needs a backend and a subject, and knows its pieces', () => {
    // @ts-expect-error It would not know what to close.
    useClosure({ backend })
    // @ts-expect-error There is no such piece.
    useClosure({ backend, subject, order: ['offers'] })
    const { steps, deed } = useClosure({ backend, subject })
    expectTypeOf(steps[0]?.id).toEqualTypeOf<
      'blockers' | 'plan' | 'consequences' | 'reason' | 'confirmation' | 'aftermath' | undefined
    >()
    expectTypeOf(deed?.stage).toEqualTypeOf<'sending' | 'proving' | 'finding-out' | undefined>()
  })

  it('[CLO-7] takes the ports of a browser as they are', () => {
    useClosure({ backend, subject, openChannel: () => new BroadcastChannel('app'), storage: () => localStorage })
  })
})

describe('useClosureStatus', () => {
  it('[CLO-5] needs no subject', () => {
    useClosureStatus({ backend, id: 'closure_1', statusToken: 'token' })
    // @ts-expect-error It is the closure that says what is closed.
    useClosureStatus({ backend, id: 'closure_1', subject })
  })
})

describe('checks of a closure', () => {
  it('[BLK-1] are what useBlockers takes', async () => {
    const { checksOf, reportsOf } = await import('@offboard/core/closure')
    const closure = useClosure({ backend, subject })
    useBlockers({ checks: checksOf(closure), connections: [reportsOf(closure)] })
    useBlockers({ checks: checksOf({ backend, subject }) })
  })
})
