import { createFlow } from '../flow/index.js'

/** What a button that must be held is doing. */
export type HoldState = 'idle' | 'holding' | 'held'

export type HoldEvent =
  | { readonly type: 'press' }
  /** Let go, left, hidden, disabled: anything but holding on. */
  | { readonly type: 'release' }
  | { readonly type: 'complete' }

/** What follows. `held` lasts until the button is let go, so that one hold does one deed. */
export function transitionHold(state: HoldState, { type }: HoldEvent): HoldState {
  if (type === 'release') return 'idle'
  if (type === 'press') return state === 'idle' ? 'holding' : state
  return state === 'holding' ? 'held' : state
}

export interface HoldOptions {
  /** How long it must be held, in milliseconds. Default 1,200. */
  readonly duration?: number
  /** Done when it has been held long enough. */
  readonly onHold: () => void
  /** Called when it was let go too early: the moment to offer the way without holding. */
  readonly onEarlyRelease?: () => void
}

export interface Hold {
  readonly getState: () => HoldState
  readonly subscribe: (listener: () => void) => () => void
  readonly setOptions: (options: HoldOptions) => void
  readonly press: () => void
  readonly release: () => void
  readonly dispose: () => void
}

/** How long a button is held unless the app says otherwise, in milliseconds. */
export const holdDuration = 1200

/** Hold to confirm, without a user interface. */
export function createHold(initial: HoldOptions): Hold {
  let options = initial
  let timer: ReturnType<typeof setTimeout> | undefined
  const flow = createFlow<HoldState, HoldEvent>('idle', transitionHold)

  function stop(): boolean {
    clearTimeout(timer)
    const wasHolding = flow.getState() === 'holding'
    flow.send({ type: 'release' })
    return wasHolding
  }

  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    setOptions(next) {
      options = next
    },
    press() {
      if (!flow.send({ type: 'press' })) return
      timer = setTimeout(() => {
        if (flow.send({ type: 'complete' })) options.onHold()
      }, options.duration ?? holdDuration)
    },
    release() {
      if (stop()) options.onEarlyRelease?.()
    },
    dispose: stop,
  }
}
