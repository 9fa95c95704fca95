import type { StepperState } from '@offboard/core/stepper'
import { useEffect, useRef } from 'react'

/**
 * Lets focus follow the moves (STP-8): to the heading of the step that was entered, or to what a refused move blames.
 * Never on the first render. Returns what is to be told when focus enters and leaves the panel.
 */
export function useStepFocus({ current, moves, refusal }: StepperState, id: string): (isInside: boolean) => void {
  const isInside = useRef(false)
  const seen = useRef({ current, moves, refusal })
  useEffect(() => {
    const before = seen.current
    seen.current = { current, moves, refusal }
    const { activeElement } = document
    // A field that vanishes with its step takes focus with it, without a blur. Anybody else's focus is left alone.
    const isLost = isInside.current && (!activeElement || activeElement === document.body)
    if (moves !== before.moves || (current !== before.current && isLost)) focusOn(`${id}heading`)
    else if (refusal && refusal !== before.refusal) {
      const panel = document.getElementById(`${id}panel`)
      const field = panel?.querySelector<HTMLElement>('[aria-invalid="true"]')
      if (field) field.focus()
      else focusOn(`${id}summary`)
    }
  })
  return (inside) => {
    isInside.current = inside
  }
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
