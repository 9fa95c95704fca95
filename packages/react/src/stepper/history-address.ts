import { followAddress, type StepperConnection } from '@offboard/core/stepper'

export interface HistoryAddressOptions {
  /** The search parameter that holds the step. Default `step`. */
  readonly param?: string
}

/**
 * Keeps the step in a search parameter of the page, with the browser's own history: back and forward move the stepper.
 * Make it once, outside of components; each stepper of a page needs a parameter of its own. Entries with another path are
 * left alone. An app with a router passes `followAddress` over that router instead.
 *
 * @example
 * const connections = [historyAddress({ param: 'step' })]
 * const stepper = useStepper({ steps, connections })
 */
export function historyAddress({ param = 'step' }: HistoryAddressOptions = {}): StepperConnection {
  return followAddress({
    read: () => new URL(location.href).searchParams.get(param),
    write(id, { replace }) {
      const url = new URL(location.href)
      url.searchParams.set(param, id)
      // The state of the entry is the router's, if there is one.
      if (replace) history.replaceState(history.state, '', url)
      else history.pushState(history.state, '', url)
    },
    subscribe(listener) {
      const { pathname } = location
      function onPopState(): void {
        // Of another page this stepper knows nothing, though it may still be there for a moment.
        if (location.pathname === pathname) listener()
      }
      window.addEventListener('popstate', onPopState)
      return () => window.removeEventListener('popstate', onPopState)
    },
  })
}
