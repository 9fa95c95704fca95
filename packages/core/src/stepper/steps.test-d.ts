import { describe, expectTypeOf, it } from 'vitest'
import {
  createStepper,
  defineSteps,
  describeStepper,
  type MoveReason,
  type MoveResult,
  type StandardSchema,
  type StepContext,
} from './index.js'
import { enStepper } from './messages.js'

declare const account: StandardSchema<{ name: string; age: string }, { name: string; age: number }>
declare const reason: StandardSchema<string>

const steps = defineSteps([
  { id: 'account', label: 'Account', schema: account, next: () => 'confirm' },
  { id: 'reason', label: 'Reason', schema: reason },
  { id: 'confirm', label: 'Confirm' },
])
const options = { steps, messages: enStepper }

describe('the ids of steps', () => {
  it('[STP-1] are literal', () => {
    expectTypeOf<(typeof steps)[number]['id']>().toEqualTypeOf<'account' | 'reason' | 'confirm'>()
    expectTypeOf(describeStepper(createStepper(options).getState(), options).current).toEqualTypeOf<
      'account' | 'reason' | 'confirm' | undefined
    >()
  })

  it('[STP-1] are not repeated', () => {
    defineSteps([
      { id: 'account', label: 'Account' },
      // @ts-expect-error There are two steps with the id "account". Give each step an id of its own.
      { id: 'account', label: 'Account again' },
    ])
  })

  it('[STP-1] are known to a branch', () => {
    defineSteps([
      // @ts-expect-error There is no step "typo".
      { id: 'account', label: 'Account', next: () => 'typo' },
      { id: 'confirm', label: 'Confirm', next: () => null },
    ])
  })

  it('[STP-1] are known to a move', () => {
    const { goTo } = createStepper(options)
    expectTypeOf(goTo).toBeCallableWith('reason')
    // @ts-expect-error There is no step "typo".
    goTo('typo')
    // @ts-expect-error Nor can one start there.
    createStepper({ ...options, start: 'typo' })
  })
})

describe('the data of steps', () => {
  it('[STP-1] has the types of the schemas', () => {
    const { data } = describeStepper(createStepper(options).getState(), options)
    expectTypeOf(data.account).toEqualTypeOf<{ name: string; age: number } | undefined>()
    expectTypeOf(data.reason).toEqualTypeOf<string | undefined>()
    expectTypeOf(data.confirm).toEqualTypeOf<unknown>()
  })

  it('[STP-1] is typed bit by bit', () => {
    const { edit } = createStepper(options)
    expectTypeOf(edit<'account'>)
      .parameter(0)
      .toEqualTypeOf<{ name?: string; age?: string }>()
    expectTypeOf(edit<'reason'>)
      .parameter(0)
      .toEqualTypeOf<string>()
    // @ts-expect-error An age is typed as text.
    edit({ age: 3 }, 'account')
  })

  it('[STP-1] can be named by the functions of a step', () => {
    defineSteps([
      {
        id: 'account',
        label: 'Account',
        guard: ({ data }: StepContext<{ name: string }>) => data.name !== '' || 'Say who you are.',
      },
      { id: 'team', label: 'Team', when: ({ account }: { account?: { name: string } }) => account?.name === 'Acme' },
      { id: 'plan', label: 'Plan', enter: ({ account }: { account?: { name: string } }) => account?.name === 'Acme' },
    ])
  })
})

describe('what a move answers', () => {
  it('[STP-2] says why it was not made', () => {
    const { next, previous, reset, cancel } = createStepper(options)
    expectTypeOf<Awaited<ReturnType<typeof next>>>().toEqualTypeOf<MoveResult>()
    expectTypeOf<ReturnType<typeof previous | typeof reset | typeof cancel>>().toEqualTypeOf<Promise<MoveResult>>()
    expectTypeOf<Extract<MoveResult, { ok: false }>['reason']>().toEqualTypeOf<MoveReason>()
    expectTypeOf<MoveReason>().toEqualTypeOf<
      'pending' | 'invalid' | 'guard' | 'locked' | 'unknown-step' | 'hidden' | 'end' | 'start' | 'cancelled' | 'failed'
    >()
  })
})
