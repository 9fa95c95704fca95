/** What a modal does to the page behind it: what cannot be pressed, scrolled or read. */
export function bodyState(): object {
  const { pointerEvents, overflow } = getComputedStyle(document.body)
  return {
    pointerEvents,
    overflow,
    style: document.body.getAttribute('style') ?? '',
    locked: document.body.hasAttribute('data-scroll-locked'),
    hidden: document.querySelectorAll('body > [aria-hidden]').length,
  }
}
