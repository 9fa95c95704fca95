import { createFlow } from '../flow/index.js'
import { warnInDevelopment } from '../platform/report.js'

/** A question that waits for its answer. */
interface Asked<Options> {
  readonly options: Options
  readonly answer: (yes: boolean) => void
  readonly promise: Promise<boolean>
}

/** Asks from anywhere, for example from an event handler, and is answered where the app has put the host. */
export interface Question<Options> {
  readonly getState: () => Asked<Options> | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Resolves with the answer. While one question waits, asking again gives its promise (CNF-14). Never rejects. */
  readonly ask: (options: Options) => Promise<boolean>
  readonly answer: (yes: boolean) => void
  /** The host is on the page. Returns the function that says it has left, which answers `false` to what waits. */
  readonly attach: () => () => void
}

/** Makes the handle. One host shows it at a time. */
export function createQuestion<Options>(): Question<Options> {
  const flow = createFlow<Asked<Options> | undefined, Asked<Options> | undefined>(undefined, (_, next) => next)
  let hosts = 0

  function answer(yes: boolean): void {
    const asked = flow.getState()
    flow.send(undefined)
    asked?.answer(yes)
  }

  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    ask(options) {
      const waiting = flow.getState()
      if (waiting) return waiting.promise
      if (hosts === 0) {
        warnInDevelopment(
          'a question was asked, but nothing on the page shows it, so the answer is no. Render a <ConfirmHost> for this handle.',
        )
        return Promise.resolve(false)
      }
      const { promise, resolve } = withResolver()
      flow.send({ options, promise, answer: resolve })
      return promise
    },
    answer,
    attach() {
      hosts += 1
      return () => {
        hosts -= 1
        if (hosts > 0 || !flow.getState()) return
        warnInDevelopment('the <ConfirmHost> left the page while a question waited, so the answer is no.')
        answer(false)
      }
    },
  }
}

function withResolver(): { readonly promise: Promise<boolean>; readonly resolve: (yes: boolean) => void } {
  let resolve: (yes: boolean) => void = () => {}
  const promise = new Promise<boolean>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
