import type { StepperConnection } from './create-stepper.js'

/** Where the present step is written for everybody to see, for example in the address of the page. What it throws is ignored. */
export interface StepperAddress {
  /** The id that is asked for. `null`: none, or the address is that of another page. */
  readonly read: () => string | null
  /** `replace`: without an entry of its own in the history. */
  readonly write: (id: string, how: { readonly replace: boolean }) => void
  /** Calls the listener when the user has changed the address. Returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Keeps the step in an address. What the address asks for is checked like any other move; refused, it shows the present
 * step again.
 */
export function followAddress(address: StepperAddress): StepperConnection {
  return (stepper) => {
    let { moves } = stepper.getState()

    function write(): void {
      const { current, moves: movesNow } = stepper.getState()
      // A step that vanished, or a wish that was refused, leaves no entry to go back to.
      const replace = movesNow === moves
      moves = movesNow
      try {
        if (current !== null && address.read() !== current) address.write(current, { replace })
      } catch {}
    }

    function read(): string | null {
      try {
        return address.read()
      } catch {
        return null
      }
    }

    const wish = read()
    if (wish !== null && stepper.reachable(wish)) stepper.load({ ...stepper.getState(), current: wish })
    write()
    const ends = [
      stepper.subscribe(write),
      address.subscribe(() => {
        const asked = read()
        // It leads to another page, or to none of ours: that page's address is not to be written to.
        if (asked === null) return
        const { current, history } = stepper.getState()
        // The browser's way back is ours as well, so that going back once more leads on.
        const isBack = asked === history.at(-1) && stepper.reachable(asked)
        if (asked !== current) void (isBack ? stepper.previous() : stepper.goTo(asked))
        write()
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }
}
