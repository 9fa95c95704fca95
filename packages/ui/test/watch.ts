import { onTestFinished } from 'vitest'

/** Every text that the element has from now on, as a screen reader hears of it. */
export function watch(element: Element): () => string[] {
  const texts: string[] = []
  const observer = new MutationObserver(() => texts.push(element.textContent))
  observer.observe(element, { childList: true, characterData: true, subtree: true })
  onTestFinished(() => observer.disconnect())
  return () => texts
}
