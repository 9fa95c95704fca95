import { safeHref } from '../links/safe-href.js'
import { reportListenerError } from '../platform/report.js'
import type { Closure } from './closure.js'
import type { ClosureDescriptor } from './descriptor.js'
import type { ClosureOptions } from './options.js'
import { type ClosingState, hasEnded } from './transition.js'

/** The end of the session, and the way out. */
export interface SignOut {
  /** A closure as it stands: ends the session once, when the mode says so and not before (F22). */
  readonly see: (closure: Closure, descriptor: ClosureDescriptor | undefined) => void
  /** Goes where the vendor sends the user, or where ending the session said (F23). */
  readonly leave: (state: ClosingState) => void
}

/** Ends the session by the app's own means (CLO-7). */
export function createSignOut(getOptions: () => ClosureOptions): SignOut {
  let done: string | undefined
  let elsewhere: string | undefined
  return {
    see(closure, descriptor) {
      const { id, mode, state } = closure
      const offer = descriptor?.modes.find((each) => each.mode === mode)
      const when = state === 'completed' ? ['on_submit', 'on_complete'] : hasEnded(closure) ? [] : ['on_submit']
      const { endSession } = getOptions()
      if (!endSession || done === id || !when.includes(offer?.signOut ?? '')) return
      done = id
      // ALL-6: what goes wrong here has not undone the closure.
      Promise.resolve(closure)
        .then(endSession)
        .then((answer) => {
          elsewhere = (Object(answer) as { readonly href?: string }).href
        })
        .catch(reportListenerError)
    },
    leave({ descriptor, closure }) {
      const { navigate, messages } = getOptions()
      const { returnTo } = descriptor?.aftermath ?? {}
      const href = safeHref(elsewhere ?? returnTo?.href ?? '')
      if (!closure || !href) return
      const isDone = closure.state === 'completed' && returnTo
      navigate?.({ href, message: isDone ? returnTo.message : messages.state(closure.state, closure.mode) })
    },
  }
}
