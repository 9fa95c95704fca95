'use client'

import {
  createStepper,
  describeStepper,
  enStepper,
  type Step,
  type Stepper,
  type StepperConnection,
  type StepperMessages,
  type StepperOptions,
  type StepperView,
  type UniqueIds,
} from '@offboard/core/stepper'
import { useContext, useId, useState } from 'react'
import { useController, useFlow, useIsomorphicLayoutEffect } from '../internal/use-controller.js'
import { MessagesContext } from '../messages/messages-context.js'
import { type StepperProps, stepperProps } from './stepper-props.js'
import { useStepFocus } from './use-step-focus.js'

export interface UseStepperOptions<Steps extends readonly Step[] = readonly Step[]>
  extends Omit<StepperOptions<Steps>, 'messages'> {
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<StepperMessages>
  /** Where the stepper is kept besides: `storeSnapshots(…)`, `historyAddress(…)`. Those of the first render count. */
  readonly connections?: readonly StepperConnection[]
}

export type UseStepperResult<Steps extends readonly Step[] = readonly Step[]> = StepperView<Steps> &
  StepperProps &
  Omit<Stepper<Steps>, 'setOptions' | 'dispose'> & {
    /** The words in use: the catalogue's with those of this instance. */
    readonly messages: StepperMessages
  }

/**
 * Steps that are gone through one by one: each checked by its schema and its guard before the next one opens.
 * `useStepList` lists them.
 *
 * @example
 * const steps = defineSteps([
 *   { id: 'reason', label: 'Tell us why', schema: z.object({ reason: z.string().min(1) }) },
 *   { id: 'confirm', label: 'Confirm' },
 * ])
 *
 * function Closing() {
 *   const stepper = useStepper({ steps })
 *   return (
 *     <>
 *       <section {...stepper.getPanelProps()}>
 *         <h2 {...stepper.getHeadingProps()}>{stepper.steps.find(({ id }) => id === stepper.current)?.label}</h2>
 *         <div {...stepper.getSummaryProps()}>{stepper.refusal?.message}</div>
 *         {stepper.current === 'reason' && <Reason draft={stepper.draft} onChange={stepper.edit} />}
 *       </section>
 *       <button {...stepper.getPreviousProps()}>Back</button>
 *       <button {...stepper.getNextProps()}>Next</button>
 *       <p role="status">{stepper.announcement}</p>
 *     </>
 *   )
 * }
 */
export function useStepper<const Steps extends readonly Step[]>(
  options: UseStepperOptions<Steps> & { readonly steps: UniqueIds<Steps> },
): UseStepperResult<Steps> {
  const messages = { ...enStepper, ...useContext(MessagesContext)?.stepper, ...options.messages }
  const current: StepperOptions<Steps> = { ...options, messages }
  const stepper = useController(createStepper<Steps>, current)
  const state = useFlow(stepper)
  const view = { ...stepper, ...describeStepper(state, current) }
  const id = useId()
  const follow = useStepFocus(state, id)
  const [connections] = useState(options.connections ?? [])
  // Before paint, and not while rendering: a server knows neither storage nor the browser's address.
  useIsomorphicLayoutEffect(() => {
    const ends = connections.map((connect) => connect(stepper))
    return () => {
      for (const end of ends) end()
    }
  }, [stepper, connections])
  return { ...view, messages, ...stepperProps(view, id, follow) }
}
