/**
 * CNF-12: the second half of a double click that has closed a dialog falls on what lies behind it. It is held back; the
 * next click that begins anew ends the watch.
 */
export function ignoreTrailingClick(): void {
  const watch = (event: MouseEvent): void => {
    if (event.detail > 1) {
      event.preventDefault()
      event.stopPropagation()
    } else removeEventListener('click', watch, true)
  }
  addEventListener('click', watch, true)
}
