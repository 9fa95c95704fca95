import { createFlow } from '../flow/index.js'
import { newKey as defaultNewKey } from '../platform/new-key.js'
import { type ActionEnd, type ActionEvent, type ActionState, idleAction, transitionAction } from './transition.js'

/** What a handler gets besides its input. */
export interface ActionContext {
  /** Aborted when the answer is no longer wanted. Never aborted by unmounting. */
  readonly signal: AbortSignal
  /** Send it along: the same for each retry of the same input, another when the input changes. */
  readonly idempotencyKey: string
  /** Whether anybody still waits for this attempt. Ask before sending a second request. */
  readonly isCurrent: () => boolean
}

export interface ActionOptions<Input, Result> {
  /** Does the deed. What it throws becomes the state `failed`; an `AbortError` is turning back, and becomes `idle`. */
  readonly run: (input: Input, context: ActionContext) => Result | PromiseLike<Result>
  /** Makes an idempotency key. Default: 128 random bits. */
  readonly newKey?: (() => string) | undefined
}

/** One asynchronous deed done once. */
export interface Action<Input, Result> {
  readonly getState: () => ActionState<Result>
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Starts it and resolves with how it ended: `succeeded` or `failed`, `idle` when the user turned back or nobody waits
   * for it any more, `pending` when it was not started, because one is under way. Never rejects.
   *
   * The same input (by `===`) as that of a failed attempt is a retry of it, and keeps its idempotency key.
   */
  readonly run: (input: Input) => Promise<ActionState<Result>>
  /** Forgets how it ended, or ignores the answer that is awaited. The request goes on: the server decides. */
  readonly reset: () => void
  /** Ignores the answer that is awaited, and aborts the request. For reads; not for what destroys. */
  readonly abort: () => void
}

/**
 * Makes an action. `getOptions` is read at each run, so that a handler may change between runs.
 *
 * @example
 * const remove = createAction(() => ({ run: (id: string, { signal, idempotencyKey }) => api.remove(id, signal, idempotencyKey) }))
 * await remove.run('project-1')
 */
export function createAction<Input, Result>(getOptions: () => ActionOptions<Input, Result>): Action<Input, Result> {
  const flow = createFlow<ActionState<Result>, ActionEvent<Result>>(idleAction, transitionAction)
  let controller: AbortController | undefined
  // The input that was tried last, and its key, which is gone when the deed is done.
  let tried: Input
  let key: string | undefined

  return {
    ...flow,
    async run(input) {
      const attempt = flow.getState().attempt + 1
      const turnedBack: ActionState<Result> = { status: 'idle', attempt }
      const isCurrent = (): boolean => {
        const state = flow.getState()
        return state.status === 'pending' && state.attempt === attempt
      }
      if (!flow.send({ type: 'start' })) return flow.getState()
      // A listener that was told of the start may have reset it, or started another.
      if (!isCurrent()) return turnedBack
      controller = new AbortController()
      let end: ActionEnd<Result> | undefined
      try {
        const { run, newKey = defaultNewKey } = getOptions()
        if (tried !== input) key = undefined
        tried = input
        key ??= newKey()
        const context = { signal: controller.signal, idempotencyKey: key, isCurrent }
        end = { status: 'succeeded', result: await run(input, context) }
      } catch (error) {
        // An aborted request has not failed: somebody wanted it so.
        if (Object(error).name !== 'AbortError') end = { status: 'failed', error }
      }
      if (!isCurrent()) return turnedBack
      if (end?.status === 'succeeded') key = undefined
      flow.send(end ? { type: 'end', end } : { type: 'reset' })
      // Not what is now: a listener that was told of the end may have gone on.
      return end ? { ...end, attempt } : turnedBack
    },
    reset: () => flow.send({ type: 'reset' }),
    abort() {
      // Before anybody is told, who may start another.
      const aborted = controller
      flow.send({ type: 'reset' })
      aborted?.abort()
    },
  }
}
