import type { StepperState } from '@offboard/core/stepper'
import { useEffect, useRef } from 'react'

/**
 * Lets focus follow the moves (STP-8): to the heading of the step that was entered, or to what a refused move blames.
 * Never on the first render. Returns what is to be told when focus enters and leaves the panel.
 */
export function useStepFocus(state: StepperState, id: string): (isInside: boolean) => void {
  const isInside = useRef(false)
  const seen = useRef(state)
  useEffect(() => {
    const { current, moves, refusal } = seen.current
    seen.current = state
    // A field that vanishes with its step takes focus with it, without a blur. Anybody else's focus is left alone.
    const isLost = isInside.current && document.activeElement === document.body
    const isMoved = state.moves !== moves || (state.current !== current && isLost)
    const isRefused = state.refusal && state.refusal !== refusal
    const wrong =
      isRefused && document.getElementById(`${id}panel`)?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const target = wrong || document.getElementById(id + (isMoved ? 'heading' : 'summary'))
    if (isMoved || isRefused) target?.focus()
  })
  return (inside) => {
    isInside.current = inside
  }
}
