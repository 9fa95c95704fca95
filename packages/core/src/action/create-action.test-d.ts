import { describe, expectTypeOf, it } from 'vitest'
import {
  type ActionContext,
  type ActionState,
  createAction,
  type Reauthenticate,
  ReauthenticationRequiredError,
  withReauthentication,
} from './index.js'

const remove = createAction(() => ({ run: async (id: string) => ({ removed: id }) }))
type Removed = { removed: string }

describe('an action', () => {
  it('takes its input and its result from the handler', () => {
    expectTypeOf(remove.run).parameters.toEqualTypeOf<[input: string]>()
    expectTypeOf(remove.run).returns.toEqualTypeOf<Promise<ActionState<Removed>>>()
    // @ts-expect-error It needs to know what to remove.
    void remove.run()
    // @ts-expect-error And that is a text.
    void remove.run(1)
  })

  it('takes a handler that answers at once', () => {
    expectTypeOf(createAction(() => ({ run: (count: number) => count + 1 })).getState()).toEqualTypeOf<
      ActionState<number>
    >()
  })

  it('needs no input for a handler that takes none', () => {
    const refresh = createAction<void, void>(() => ({ run: () => {} }))
    expectTypeOf(refresh.run).toBeCallableWith()
  })

  it('[ALL-3] hands the handler a signal and a key', () => {
    createAction(() => ({
      run(_: string, context: ActionContext) {
        expectTypeOf(context.signal).toEqualTypeOf<AbortSignal>()
        expectTypeOf(context.idempotencyKey).toEqualTypeOf<string>()
        expectTypeOf(context.isCurrent).toEqualTypeOf<() => boolean>()
        // @ts-expect-error The key is not the handler's to change.
        context.idempotencyKey = 'mine'
      },
    }))
  })

  it('has no state without a handler', () => {
    // @ts-expect-error There is nothing to run.
    createAction(() => ({}))
  })
})

describe('the state of an action', () => {
  it('has a result when it has succeeded, an error when it has failed, and neither otherwise', () => {
    const state = remove.getState()
    expectTypeOf(state.attempt).toEqualTypeOf<number>()
    // @ts-expect-error It may not have succeeded.
    void state.result
    if (state.status === 'succeeded') expectTypeOf(state.result).toEqualTypeOf<Removed>()
    // Not an `Error`: anything can be thrown.
    if (state.status === 'failed') expectTypeOf(state.error).toEqualTypeOf<unknown>()
    // @ts-expect-error What is pending has no result, not even an empty one.
    if (state.status === 'pending') void state.result
  })

  it('cannot be written from outside', () => {
    // @ts-expect-error Only events move it.
    remove.getState().status = 'idle'
  })
})

describe('a handler that may ask for a fresh proof of identity', () => {
  it('[CNF-16] stays the handler that it was', () => {
    const wrapped = withReauthentication(
      async (_: ActionContext) => 1,
      async () => 'done',
    )
    expectTypeOf(wrapped).toEqualTypeOf<(context: ActionContext) => Promise<number>>()
  })

  it('[CNF-16] gets an answer in words, so that a forgotten one is no consent', () => {
    expectTypeOf<() => Promise<'cancelled'>>().toExtend<Reauthenticate>()
    expectTypeOf<() => Promise<void>>().not.toExtend<Reauthenticate>()
    expectTypeOf<() => Promise<boolean>>().not.toExtend<Reauthenticate>()
  })

  it('[CNF-16] is told what the server wants', () => {
    expectTypeOf<Reauthenticate>().parameter(0).toEqualTypeOf<ReauthenticationRequiredError['request']>()
    // @ts-expect-error An age is a number of seconds.
    new ReauthenticationRequiredError({ maxAgeSeconds: '5 minutes' })
  })
})
