'use client'

import { type Action, type ActionOptions, type ActionState, createAction } from '@offboard/core/action'
import type { ComponentPropsWithRef } from 'react'
import { buttonState, mergeProps, type Props } from '../internal/props.js'
import { useController, useFlow } from '../internal/use-controller.js'

export interface UseActionResult<Input, Result> extends Pick<Action<Input, Result>, 'run' | 'reset' | 'abort'> {
  /** Idle, pending, failed with its error, or succeeded with its result. */
  readonly state: ActionState<Result>
  readonly isPending: boolean
  /** Props for a button that runs the action with this input. */
  readonly getButtonProps: (input: Input, props?: ComponentPropsWithRef<'button'>) => Props<'button'>
}

/**
 * One asynchronous deed done once: a second press while it is pending does nothing, a failure is a state, and an answer
 * that comes after the component has gone changes nothing.
 *
 * @example
 * const leave = useAction({ run: (teamId: string, { signal, idempotencyKey }) => api.leave(teamId, { signal, idempotencyKey }) })
 * return <button {...leave.getButtonProps('team_1')}>Leave team</button>
 */
export function useAction<Input = void, Result = unknown>(
  options: ActionOptions<Input, Result>,
): UseActionResult<Input, Result> {
  const action = useController(createControlled<Input, Result>, options)
  const state = useFlow(action)
  const isPending = state.status === 'pending'
  return {
    state,
    isPending,
    run: action.run,
    reset: action.reset,
    abort: action.abort,
    getButtonProps: (input, props) =>
      mergeProps<'button'>(props, {
        ...buttonState(isPending, isPending),
        'data-status': state.status,
        onClick: () => void action.run(input),
      }),
  }
}

function createControlled<Input, Result>(initial: ActionOptions<Input, Result>) {
  let options = initial
  const action = createAction(() => options)
  return {
    ...action,
    setOptions(next: ActionOptions<Input, Result>) {
      options = next
    },
    dispose: action.reset,
  }
}
