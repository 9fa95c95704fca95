import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'

interface Store<State> {
  readonly getState: () => State
  readonly subscribe: (listener: () => void) => () => void
}

interface Controller<Options, State> extends Store<State> {
  readonly setOptions: (options: Options) => void
  readonly dispose: () => void
}

// On a server React 18 warns about a layout effect, and none would run anyway.
export const useIsomorphicLayoutEffect: typeof useLayoutEffect =
  typeof document === 'undefined' ? useEffect : useLayoutEffect

/** Reads a state that lives outside React and renders again when it moves. */
export function useFlow<State>(flow: Store<State>): State {
  return useSyncExternalStore(flow.subscribe, flow.getState, flow.getState)
}

/** Binds a machine of the core to a component: made once, told the options of each render, disposed of at the end. */
export function useController<Options, Made extends Controller<Options, unknown>>(
  create: (options: Options) => Made,
  options: Options,
): Made {
  const [controller] = useState(() => create(options))
  useIsomorphicLayoutEffect(() => controller.setOptions(options))

  const isMounted = useRef(false)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
      // StrictMode takes each effect back and starts it again at once, which is not leaving the page.
      queueMicrotask(() => isMounted.current || controller.dispose())
    }
  }, [controller])
  return controller
}
