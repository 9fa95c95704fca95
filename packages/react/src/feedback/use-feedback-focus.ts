import type { FeedbackView } from '@offboard/core/feedback'
import { useEffect, useRef } from 'react'
import { findInRoot, type Root } from '../internal/root.js'
import { elementId } from './feedback-props.js'

/** What is known of the pointer: whether it was used last, the text that takes focus when it appears, and where it was. */
export interface Pointer extends Root {
  used: boolean
  wants?: string | undefined
}

/**
 * Lets focus follow the user: to the first field that a refused attempt blames (FBK-6), never on the first render. Gives
 * back what is known of the pointer, by which the text of a reason takes focus when it appears (FBK-3).
 */
export function useFeedbackFocus(
  { rows, errors }: Pick<FeedbackView, 'rows' | 'errors'>,
  refusals: number,
  id: string,
): Pointer {
  const pointer = useRef<Pointer>({ used: false })
  const seen = useRef(refusals)
  useEffect(() => {
    pointer.current.wants = undefined
    const field = errors[0]?.field
    const blamed = field === 'reasons' ? (`reason-${rows[0]?.id}` as const) : (field ?? 'form')
    const before = seen.current
    seen.current = refusals
    if (refusals !== before) findInRoot(pointer.current, elementId(id, blamed))?.focus()
  })
  return pointer.current
}
