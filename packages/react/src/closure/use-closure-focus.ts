import type { ClosingState } from '@offboard/core/closure'
import { type SyntheticEvent, useEffect, useRef } from 'react'
import { findInRoot, type Root } from '../internal/root.js'

/**
 * Lets focus follow what the user does: to the heading once it is done, because the button that did it is gone (F83), or
 * to the field that has to be mended. What others do moves nobody's focus. Returns what is to be told of the events of
 * the part.
 */
export function useClosureFocus(state: ClosingState, id: string): (event: SyntheticEvent) => void {
  const root: Root = useRef(undefined)
  const seen = useRef(state)
  useEffect(() => {
    const before = seen.current
    seen.current = state
    if (!before.deed || state.deed) return
    const target = state.refusal ? state.refusal.field : 'heading'
    if (target) findInRoot(root, id + target)?.focus()
  }, [state, id])
  return ({ currentTarget }) => {
    root.current = currentTarget.getRootNode()
  }
}
