import type { FeedbackView } from '@offboard/core/feedback'
import { useEffect, useRef } from 'react'

/**
 * Lets focus follow the user: to the text of a reason that was chosen with the pointer (FBK-3), and to the first field
 * that a refused attempt blames (FBK-6). Never on the first render.
 */
export function useFeedbackFocus(
  { rows, errors }: Pick<FeedbackView, 'rows' | 'errors'>,
  refusals: number,
  id: string,
): { used: boolean; wants: string | undefined } {
  const pointer = useRef({ used: false, wants: undefined as string | undefined })
  const seen = useRef(refusals)
  useEffect(() => {
    const { wants } = pointer.current
    pointer.current.wants = undefined
    const field = errors[0]?.field
    const blamed = field === 'reasons' ? `reason-${rows[0]?.id}` : field
    const target = refusals === seen.current ? wants : id + blamed
    seen.current = refusals
    if (target !== undefined) document.getElementById(target)?.focus()
  })
  return pointer.current
}
