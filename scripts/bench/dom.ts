import { JSDOM } from 'jsdom'

/** Gives this process a page. Before React is loaded, which looks for one only then. */
export function providePage(): void {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true, url: 'http://localhost/' })
  const names = [
    'window',
    'document',
    'navigator',
    'history',
    'location',
    'Node',
    'Element',
    'HTMLElement',
    'Event',
    // A listener's signal must be of the same page.
    'AbortController',
  ] as const
  for (const name of names) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
  }
}
