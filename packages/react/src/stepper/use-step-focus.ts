import type { StepperState } from '@offboard/core/stepper'
import { type SyntheticEvent, useEffect, useRef } from 'react'
import { findInRoot, type Root } from '../internal/root.js'

/**
 * Lets focus follow the moves (STP-8): to the heading of the step that was entered, or to what a refused move blames.
 * Never on the first render. Returns what is to be told of the events of the part.
 */
export function useStepFocus(state: StepperState, id: string): (event: SyntheticEvent) => void {
  const root: Root = useRef(undefined)
  const isInside = useRef(false)
  const seen = useRef(state)
  useEffect(() => {
    const { current, moves, refusal } = seen.current
    seen.current = state
    // A field that vanishes with its step takes focus with it, without a blur. Anybody else's focus is left alone.
    const isLost = isInside.current && document.activeElement === document.body
    const isMoved = state.moves !== moves || (state.current !== current && isLost)
    const isRefused = state.refusal && state.refusal !== refusal
    const wrong = isRefused && findInRoot(root, `${id}panel`)?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const target = wrong || findInRoot(root, id + (isMoved ? 'heading' : 'summary'))
    if (isMoved || isRefused) target?.focus()
  })
  return ({ type, currentTarget }) => {
    root.current = currentTarget.getRootNode()
    isInside.current = type !== 'blur'
  }
}
