import { createFlow } from '../flow/index.js'
import { notify } from '../platform/report.js'
import {
  type Departure,
  type LeavingEvent,
  type LeavingState,
  nobodyLeaves,
  transitionLeaving,
} from './leaving-transition.js'

export interface UnsavedChangesOptions {
  /** Whether leaving would lose something. */
  readonly isDirty: boolean
  /** Saves. Answer `false`, or throw, when not everything is saved: then nobody leaves. */
  readonly save?: () => unknown
  /** Drops the changes. */
  readonly discard: () => void
}

/** Asks before unsaved changes are left behind, whichever way. */
export interface UnsavedChanges {
  readonly getState: () => LeavingState
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the options of the latest render. When nothing is unsaved any more, whoever waits goes on. */
  readonly setOptions: (options: UnsavedChangesOptions) => void
  /** Whether leaving has to wait for an answer. For routers and for closing the tab; `leave` asks it itself. */
  readonly mustAsk: () => boolean
  /** Goes at once when nothing is unsaved. Else it asks, and goes after saving or discarding. */
  readonly leave: (go: () => void, stay?: () => void) => void
  /** Stays. The default. */
  readonly stay: () => void
  readonly discardAndLeave: () => void
  /** Saves and goes; stays, and says so, when that did not work. Resolves when it has ended; never rejects. */
  readonly saveAndLeave: () => Promise<void>
  /** The part leaves the page: whoever waits does not go. */
  readonly dispose: () => void
}

/** The question before leaving, without a user interface. */
export function createUnsavedChanges(initial: UnsavedChangesOptions): UnsavedChanges {
  let options = initial
  // Who was let go is not asked again on the way, though the app may not have rendered since.
  let isFree = false
  const { send, ...flow } = createFlow<LeavingState, LeavingEvent>(nobodyLeaves, transitionLeaving)

  function waiting(): Departure | undefined {
    const state = flow.getState()
    return state.status === 'settled' ? undefined : state.departure
  }

  function go(): void {
    const departure = waiting()
    if (!departure) return
    isFree = true
    send({ type: 'settle' })
    notify(departure.go)
  }

  function stay(): void {
    const departure = waiting()
    if (!departure) return
    send({ type: 'settle' })
    notify(() => departure.stay?.())
  }

  return {
    ...flow,
    setOptions(next) {
      options = next
      if (next.isDirty) return
      go()
      isFree = false
    },
    mustAsk: () => options.isDirty && !isFree,
    leave(there, back) {
      const before = waiting()
      if (options.isDirty) send({ type: 'ask', departure: { go: there, stay: back } })
      else there()
      // A hook may say the same twice.
      if (before && before.go !== there) notify(() => before.stay?.())
    },
    stay,
    discardAndLeave() {
      if (!waiting()) return
      notify(options.discard)
      go()
    },
    async saveAndLeave() {
      if (!options.save || !send({ type: 'save' })) return
      let isSaved: boolean
      try {
        isSaved = (await options.save()) !== false
      } catch {
        isSaved = false
      }
      // The user may have chosen to stay meanwhile.
      if (flow.getState().status !== 'saving') return
      if (isSaved) go()
      else send({ type: 'fail' })
    },
    dispose: stay,
  }
}
