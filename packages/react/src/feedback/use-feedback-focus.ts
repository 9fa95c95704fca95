import type { FeedbackView } from '@offboard/core/feedback'
import { useEffect, useRef } from 'react'
import { elementId } from './feedback-props.js'

/**
 * Lets focus follow the user: to the text of a reason that was chosen with the pointer (FBK-3), to the first field that a
 * refused attempt blames (FBK-6), and to an offer that has appeared. Never on the first render.
 */
export function useFeedbackFocus(
  { rows, errors, offer }: Pick<FeedbackView, 'rows' | 'errors' | 'offer'>,
  refusals: number,
  id: string,
): { used: boolean; wants: string | undefined } {
  const pointer = useRef({ used: false, wants: undefined as string | undefined })
  const seen = useRef({ refusals, offer })
  useEffect(() => {
    const { wants } = pointer.current
    pointer.current.wants = undefined
    const field = errors[0]?.field
    const blamed = field === 'reasons' ? (`reason-${rows[0]?.id}` as const) : (field ?? 'form')
    const before = seen.current
    seen.current = { refusals, offer }
    if (refusals !== before.refusals) focusOn(elementId(id, blamed))
    else if (offer && !before.offer) focusOn(elementId(id, 'offer'))
    else if (wants !== undefined) focusOn(wants)
  })
  return pointer.current
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
