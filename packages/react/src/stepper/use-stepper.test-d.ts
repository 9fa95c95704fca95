import { defineSteps, type StandardSchema, type Step, type StepView, type UniqueIds } from '@offboard/core/stepper'
import { describe, expectTypeOf, it } from 'vitest'
import { type UseStepperOptions, type UseStepperResult, useStepper } from './index.js'

declare const account: StandardSchema<{ name: string; age: string }, { name: string; age: number }>
declare const reason: StandardSchema<string>

const steps = defineSteps([
  { id: 'account', label: 'Account', schema: account },
  { id: 'reason', label: 'Reason', schema: reason },
  { id: 'confirm', label: 'Confirm' },
])
type Id = 'account' | 'reason' | 'confirm'

function useWizard<const Steps extends readonly Step[]>(
  options: UseStepperOptions<Steps> & { readonly steps: UniqueIds<Steps> },
): UseStepperResult<Steps> {
  return useStepper(options)
}

describe('what the hook gives', () => {
  it('[STP-1] knows the ids', () => {
    const stepper = useStepper({ steps })
    expectTypeOf(stepper.current).toEqualTypeOf<Id | undefined>()
    expectTypeOf(stepper.steps).toEqualTypeOf<readonly StepView<Id>[]>()
    expectTypeOf(stepper.goTo).parameter(0).toEqualTypeOf<Id>()
    // @ts-expect-error There is no step "typo".
    void stepper.goTo('typo')
    // @ts-expect-error Nor can one start there.
    useStepper({ steps, start: 'typo' })
    if (stepper.current === 'account') return
    // @ts-expect-error Nor is one ever there.
    if (stepper.current === 'typo') return
  })

  it('[STP-1] knows the ids of steps that are written in its place', () => {
    const { current } = useStepper({
      steps: [
        { id: 'account', label: 'Account', schema: account },
        { id: 'confirm', label: 'Confirm' },
      ],
    })
    expectTypeOf(current).toEqualTypeOf<'account' | 'confirm' | undefined>()
  })

  it('[STP-1] knows the data that was committed, and the drafts that may be half of it', () => {
    const { data, edit, draft } = useStepper({ steps })
    expectTypeOf(data.account).toEqualTypeOf<{ name: string; age: number } | undefined>()
    expectTypeOf(data.reason).toEqualTypeOf<string | undefined>()
    expectTypeOf(draft).toEqualTypeOf<unknown>()
    expectTypeOf(edit<'account'>)
      .parameter(0)
      .toEqualTypeOf<{ name?: string; age?: string }>()
    // @ts-expect-error An age is typed as text.
    void edit({ age: 3 }, 'account')
    // @ts-expect-error No step has this data.
    expectTypeOf(data.typo).toEqualTypeOf<never>()
  })

  it('[STP-1] knows the draft of the step that is compared with', () => {
    const stepper = useStepper({ steps })
    if (stepper.current === 'account') {
      expectTypeOf(stepper.draft).toEqualTypeOf<{ name?: string; age?: string } | undefined>()
    }
    if (stepper.current === 'reason') expectTypeOf(stepper.draft).toEqualTypeOf<string | undefined>()
    const { current, draft } = stepper
    if (current === 'reason') expectTypeOf(draft).toEqualTypeOf<string | undefined>()
    if (current === undefined) expectTypeOf(draft).toEqualTypeOf<undefined>()
  })

  it('[STP-1] hands what was committed to `onEnd`', () => {
    useStepper({
      steps,
      onEnd: (data) => expectTypeOf(data.account).toEqualTypeOf<{ name: string; age: number } | undefined>(),
    })
  })

  it('[STP-1] is told of two steps with one id', () => {
    useStepper({
      steps: [
        { id: 'account', label: 'Account' },
        // @ts-expect-error There are two steps with the id "account". Give each step an id of its own.
        { id: 'account', label: 'Account again' },
      ],
    })
  })

  it('[STP-1] may be steps that are only known at run time', () => {
    const any = (options: UseStepperOptions): UseStepperResult => useStepper<readonly Step[]>(options)
    expectTypeOf(any).returns.toExtend<{ readonly current: string | undefined; readonly draft: unknown }>()
  })

  it('[STP-1] goes through a hook of the app that knows as much', () => {
    expectTypeOf(useWizard({ steps }).current).toEqualTypeOf<Id | undefined>()
  })
})
