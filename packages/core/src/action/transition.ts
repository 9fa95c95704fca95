/** How an attempt ended. */
export type ActionEnd<Result> =
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'succeeded'; readonly result: Result }

/** What an action is doing. `attempt` counts its starts. */
export type ActionState<Result> = { readonly attempt: number } & (
  | { readonly status: 'idle' }
  | { readonly status: 'pending' }
  | ActionEnd<Result>
)

export type ActionEvent<Result> =
  | { readonly type: 'start' }
  | { readonly type: 'end'; readonly end: ActionEnd<Result> }
  /** Forget how the attempt ended, or stop waiting for it. */
  | { readonly type: 'reset' }

/** The state of an action that was never started. */
export const idleAction: ActionState<never> = { status: 'idle', attempt: 0 }

/** One deed done once: a start is refused while one is pending, and nothing can end that is not. */
export function transitionAction<Result>(state: ActionState<Result>, event: ActionEvent<Result>): ActionState<Result> {
  const { status, attempt } = state
  switch (event.type) {
    case 'start':
      return status === 'pending' ? state : { status: 'pending', attempt: attempt + 1 }
    case 'end':
      return status === 'pending' ? { ...event.end, attempt } : state
    case 'reset':
      return status === 'idle' ? state : { status: 'idle', attempt }
  }
}
