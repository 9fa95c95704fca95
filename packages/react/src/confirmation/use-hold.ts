'use client'

import { createHold, type HoldOptions, type HoldState, holdDuration } from '@offboard/core/confirmation'
import { type ComponentPropsWithRef, useEffect } from 'react'
import { mergeProps, type Props } from '../internal/props.js'
import { useController, useFlow } from '../internal/use-controller.js'

export interface UseHoldOptions extends HoldOptions {
  /** While it must not be pressed, a hold that is under way ends. */
  readonly disabled?: boolean
}

export interface UseHoldResult {
  readonly state: HoldState
  /** How long it must be held, in milliseconds, for whoever shows the progress. */
  readonly duration: number
  readonly getHoldProps: (props?: ComponentPropsWithRef<'button'>) => Props<'button'>
}

/**
 * A button that must be held: with the primary pointer, Space or Enter. Letting go, leaving, another window or a hidden
 * tab ends it. Not everybody can hold: always offer a way without, see `onEarlyRelease` (CNF-15).
 *
 * @example
 * const hold = useHold({ onHold: confirmation.confirm, onEarlyRelease: () => setPlainButton(true) })
 * return <button {...hold.getHoldProps()}>Hold to delete</button>
 */
export function useHold(options: UseHoldOptions): UseHoldResult {
  const hold = useController(createHold, options)
  const { disabled = false, duration = holdDuration } = options
  useEffect(() => {
    if (disabled) hold.release()
    document.addEventListener('visibilitychange', hold.release)
    return () => document.removeEventListener('visibilitychange', hold.release)
  }, [hold, disabled])
  const press = (): void => {
    if (!disabled) hold.press()
  }
  return {
    state: useFlow(hold),
    duration,
    getHoldProps: (props) =>
      mergeProps<'button'>(props, {
        type: 'button',
        'aria-disabled': disabled || undefined,
        onPointerDown: (event) => {
          if (event.isPrimary && event.button === 0) press()
        },
        onPointerUp: hold.release,
        onPointerLeave: hold.release,
        onPointerCancel: hold.release,
        onBlur: hold.release,
        // A touch that is held would open the menu of the browser.
        onContextMenu: (event) => event.preventDefault(),
        onKeyDown: (event) => {
          if (event.key !== ' ' && event.key !== 'Enter') return
          event.preventDefault()
          press()
        },
        onKeyUp: hold.release,
      }),
  }
}
