import type { KeyboardEvent } from 'react'

/** The element that has focus, also inside shadow roots, of which `document.activeElement` tells only the host. */
export function focusedElement(): HTMLElement | null {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused as HTMLElement | null
}

/**
 * Lets Tab go round inside an element in a shadow root. Everywhere else Radix does; there it sees the host as what has
 * focus, and would let it out (radix-ui/primitives issue 3353).
 */
export function goRoundInShadowRoot(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget, key, shiftKey } = event
  if (key !== 'Tab' || currentTarget.getRootNode() === document) return
  const stops = [
    ...currentTarget.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]'),
  ].filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility())
  if (shiftKey) stops.reverse()
  const focused = focusedElement()
  if (focused !== stops.at(-1) && focused !== currentTarget) return
  event.preventDefault()
  stops[0]?.focus()
}
