import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/** Takes focus to the element when what had it inside, a button or a link, goes away with what it has cleared. */
export function useKeepFocus(element: RefObject<HTMLElement | null>): {
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent) => void
} {
  const hasFocus = useRef(false)
  useEffect(() => {
    const target = element.current
    if (hasFocus.current && target && !target.contains(focusedNear(target))) target.focus()
  })
  return {
    onFocus: () => {
      hasFocus.current = true
    },
    // React tells nothing of the blur of what it removes, and an element in a window in the background still has focus.
    onBlur: ({ target }) => {
      hasFocus.current = focusedNear(target) === target
    },
  }
}

/** What has focus in the same document or shadow root. */
function focusedNear(element: Element): Element | null {
  return (element.getRootNode() as Document | ShadowRoot).activeElement
}
