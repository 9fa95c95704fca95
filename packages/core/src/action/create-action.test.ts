import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { type Action, type ActionContext, createAction } from './create-action.js'
import { type ActionState, idleAction } from './transition.js'

/** A handler that waits to be answered: `answers[0]` belongs to its first call. */
function answeredLater() {
  const answers: { readonly succeed: (result: string) => void; readonly fail: (error: unknown) => void }[] = []
  const handler = vi.fn(
    (_input: string, _context: ActionContext) =>
      new Promise<string>((succeed, fail) => {
        answers.push({ succeed, fail })
      }),
  )
  const contextOf = (call: number): ActionContext => {
    const context = handler.mock.calls[call]?.[1]
    if (!context) throw new Error(`There was no call ${call}.`)
    return context
  }
  return { action: createAction(() => ({ run: handler })), handler, answers, contextOf }
}

describe('an action', () => {
  it('is pending while its handler runs, and then succeeded with what it answers', async () => {
    const { action, handler, answers } = answeredLater()
    const statuses: string[] = []
    action.subscribe(() => statuses.push(action.getState().status))
    const end = action.run('project-1')
    expect(handler).toHaveBeenCalledExactlyOnceWith('project-1', expect.anything())
    answers[0]?.succeed('gone')
    await expect(end).resolves.toEqual({ status: 'succeeded', attempt: 1, result: 'gone' })
    expect(action.getState()).toEqual(await end)
    expect(statuses).toEqual(['pending', 'succeeded'])
  })

  it('takes an answer that comes at once', async () => {
    const action = createAction<string, string>(() => ({ run: (input) => `${input} is gone` }))
    await expect(action.run('project-1')).resolves.toMatchObject({ result: 'project-1 is gone' })
  })

  it('[ALL-2] runs once for two calls in one tick, and says to the second that it is pending', async () => {
    const { action, handler, answers } = answeredLater()
    const first = action.run('project-1')
    const second = action.run('project-1')
    await expect(second).resolves.toEqual({ status: 'pending', attempt: 1 })
    expect(handler).toHaveBeenCalledOnce()
    answers[0]?.succeed('gone')
    await expect(first).resolves.toMatchObject({ status: 'succeeded' })
    expect(handler).toHaveBeenCalledOnce()
  })

  it('[ALL-2] runs once for a call from inside its own handler or listener', async () => {
    const handler = vi.fn((): unknown => action.run().then(({ status }) => status))
    const action = createAction<void, unknown>(() => ({ run: handler }))
    action.subscribe(() => void (action.getState().status === 'pending' && action.run()))
    await expect(action.run()).resolves.toMatchObject({ status: 'succeeded', result: 'pending' })
    expect(handler).toHaveBeenCalledOnce()
  })

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('refused')
      },
    ],
    ['rejects', () => Promise.reject(new Error('refused'))],
  ])('[ALL-5] is failed when its handler %s', async (_, run) => {
    const action = createAction<void, never>(() => ({ run }))
    await expect(action.run()).resolves.toEqual({ status: 'failed', attempt: 1, error: new Error('refused') })
  })

  it.each([
    [
      'throws',
      () => {
        throw undefined
      },
    ],
    ['rejects with', () => Promise.reject(undefined)],
  ])('[ALL-5] is failed when its handler %s undefined', async (_, run) => {
    const action = createAction<void, never>(() => ({ run }))
    await expect(action.run()).resolves.toEqual({ status: 'failed', attempt: 1, error: undefined })
  })

  it('[ALL-5] is failed when no key can be made', async () => {
    const handler = vi.fn()
    const newKey = () => {
      throw new Error('no random bits')
    }
    const action = createAction<void, void>(() => ({ run: handler, newKey }))
    await expect(action.run()).resolves.toMatchObject({ status: 'failed', error: new Error('no random bits') })
    expect(handler).not.toHaveBeenCalled()
  })

  it('can be tried again after a failure and after a success', async () => {
    const { action, answers } = answeredLater()
    const first = action.run('project-1')
    answers[0]?.fail('offline')
    await expect(first).resolves.toMatchObject({ status: 'failed', attempt: 1 })
    const second = action.run('project-1')
    answers[1]?.succeed('gone')
    await expect(second).resolves.toMatchObject({ status: 'succeeded', attempt: 2 })
    const third = action.run('project-2')
    expect(action.getState()).toEqual({ status: 'pending', attempt: 3 })
    answers[2]?.succeed('gone too')
    await expect(third).resolves.toMatchObject({ status: 'succeeded', result: 'gone too' })
  })

  it('uses the handler of the moment in which it runs', async () => {
    let run = () => 'first'
    const action = createAction<void, string>(() => ({ run }))
    run = () => 'second'
    await expect(action.run()).resolves.toMatchObject({ result: 'second' })
  })

  it('[ALL-6] is not failed and not run again by a listener that throws', async () => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const handler = vi.fn(() => 'gone')
    const action = createAction<void, string>(() => ({ run: handler }))
    action.subscribe(() => {
      throw new Error('analytics is down')
    })
    await expect(action.run()).resolves.toMatchObject({ status: 'succeeded' })
    expect(handler).toHaveBeenCalledOnce()
    expect(reportError).toHaveBeenCalledTimes(2)
  })
})

describe('an action that nobody waits for any more', () => {
  it.each(['succeed', 'fail'] as const)('[ALL-4] ignores the answer that comes after a reset: %s', async (how) => {
    const { action, answers } = answeredLater()
    const end = action.run('project-1')
    action.reset()
    expect(action.getState()).toEqual({ status: 'idle', attempt: 1 })
    answers[0]?.[how]('too late')
    await expect(end).resolves.toEqual({ status: 'idle', attempt: 1 })
    expect(action.getState()).toEqual({ status: 'idle', attempt: 1 })
  })

  it.each(['succeed', 'fail'] as const)(
    '[ALL-4] shows the later of two starts, not the later answer: %s',
    async (how) => {
      const { action, answers } = answeredLater()
      const first = action.run('project-1')
      action.reset()
      const second = action.run('project-2')
      answers[0]?.[how]('first')
      await expect(first).resolves.toMatchObject({ status: 'idle' })
      expect(action.getState()).toEqual({ status: 'pending', attempt: 2 })
      answers[1]?.succeed('second')
      await expect(second).resolves.toMatchObject({ status: 'succeeded', result: 'second' })
    },
  )

  it('[ALL-3, ALL-4] does not abort the request by a reset: the server decides', async () => {
    const { action, contextOf } = answeredLater()
    void action.run('project-1')
    expect(contextOf(0).isCurrent()).toBe(true)
    action.reset()
    expect(contextOf(0).signal.aborted).toBe(false)
    expect(contextOf(0).isCurrent()).toBe(false)
  })

  it('[ALL-3] aborts the request when asked to', async () => {
    const { action, answers, contextOf } = answeredLater()
    const end = action.run('project-1')
    action.abort()
    expect(contextOf(0).signal.aborted).toBe(true)
    expect(action.getState().status).toBe('idle')
    answers[0]?.fail(contextOf(0).signal.reason)
    await expect(end).resolves.toMatchObject({ status: 'idle' })
  })

  it('[ALL-3] has a signal of its own for each start', () => {
    const { action, contextOf } = answeredLater()
    void action.run('project-1')
    action.abort()
    void action.run('project-1')
    expect(contextOf(1).signal.aborted).toBe(false)
  })

  it('takes an AbortError for turning back, not for a failure', async () => {
    const { action, answers } = answeredLater()
    const end = action.run('project-1')
    answers[0]?.fail(new DOMException('The user closed the prompt', 'AbortError'))
    await expect(end).resolves.toEqual({ status: 'idle', attempt: 1 })
    expect(action.getState()).toEqual({ status: 'idle', attempt: 1 })
  })

  it('forgets a failure and a success by a reset', async () => {
    const { action, answers } = answeredLater()
    const first = action.run('project-1')
    answers[0]?.fail('offline')
    await first
    action.reset()
    expect(action.getState()).toEqual({ status: 'idle', attempt: 1 })
    const second = action.run('project-1')
    answers[1]?.succeed('gone')
    await second
    action.reset()
    expect(action.getState()).toEqual({ status: 'idle', attempt: 2 })
  })
})

describe('an action whose listeners go on by themselves', () => {
  /** Does it once, in the first moment with that status. */
  function onceAt(action: Action<string, string>, status: ActionState<string>['status'], act: () => void): void {
    const unsubscribe = action.subscribe(() => {
      if (action.getState().status !== status) return
      unsubscribe()
      act()
    })
  }

  it('[ALL-2] runs one handler when a listener starts another while it is told of the start', async () => {
    const { action, handler, answers } = answeredLater()
    onceAt(action, 'pending', () => {
      action.reset()
      void action.run('project-2')
    })
    await expect(action.run('project-1')).resolves.toEqual({ status: 'idle', attempt: 1 })
    expect(handler).toHaveBeenCalledExactlyOnceWith('project-2', expect.anything())
    answers[0]?.succeed('gone')
    await settle()
    expect(action.getState()).toEqual({ status: 'succeeded', attempt: 2, result: 'gone' })
  })

  it('[ALL-4] sends nothing when a listener gives up while it is told of the start', async () => {
    const { action, handler } = answeredLater()
    onceAt(action, 'pending', action.reset)
    await expect(action.run('project-1')).resolves.toEqual({ status: 'idle', attempt: 1 })
    expect(handler).not.toHaveBeenCalled()
  })

  it.each(['succeed', 'fail'] as const)('tells how it ended although a listener went on: %s', async (how) => {
    const { action, answers } = answeredLater()
    onceAt(action, how === 'succeed' ? 'succeeded' : 'failed', () => void action.run('project-2'))
    const end = action.run('project-1')
    answers[0]?.[how]('answer')
    const ended = how === 'succeed' ? { status: 'succeeded', result: 'answer' } : { status: 'failed', error: 'answer' }
    await expect(end).resolves.toEqual({ attempt: 1, ...ended })
    expect(action.getState()).toEqual({ status: 'pending', attempt: 2 })
  })

  it('[ALL-3] aborts the request that was given up, not the one that a listener starts', () => {
    const { action, contextOf } = answeredLater()
    void action.run('project-1')
    onceAt(action, 'idle', () => void action.run('project-2'))
    action.abort()
    expect(contextOf(0).signal.aborted).toBe(true)
    expect(contextOf(1).signal.aborted).toBe(false)
  })
})

describe('the idempotency key', () => {
  /** Runs these inputs one after the other, each to its end, and tells the key that each was sent with. */
  async function keysOf(...runs: readonly (readonly [input: string, how: 'succeed' | 'fail' | 'forget'])[]) {
    const { action, answers, contextOf } = answeredLater()
    for (const [index, [input, how]] of runs.entries()) {
      const end = action.run(input)
      if (how === 'forget') action.reset()
      else answers[index]?.[how]('answer')
      if (how !== 'forget') await end
    }
    return runs.map((_, call) => contextOf(call).idempotencyKey)
  }

  it('[ALL-3] stays the same for each retry of the same input', async () => {
    const keys = await keysOf(['a', 'fail'], ['a', 'fail'], ['a', 'succeed'])
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).not.toBe('')
  })

  it('[ALL-3] stays the same when the first answer is not known', async () => {
    const [first, second] = await keysOf(['a', 'forget'], ['a', 'succeed'])
    expect(second).toBe(first)
  })

  it('[ALL-3] changes with the input', async () => {
    expect(new Set(await keysOf(['a', 'fail'], ['b', 'fail'], ['a', 'fail'])).size).toBe(3)
  })

  it('[ALL-3] changes when the deed was done', async () => {
    expect(new Set(await keysOf(['a', 'succeed'], ['a', 'succeed'])).size).toBe(2)
  })

  it('[ALL-3] can be made by the app', async () => {
    const handler = vi.fn()
    const action = createAction<void, void>(() => ({ run: handler, newKey: () => 'key-1' }))
    await action.run()
    expect(handler).toHaveBeenCalledExactlyOnceWith(undefined, expect.objectContaining({ idempotencyKey: 'key-1' }))
  })
})

describe('an action under random presses, resets and answers', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant('run' as const), input: fc.constantFrom('a', 'b') }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('reset' as const, 'abort' as const) }) },
  )

  it('[ALL-2, ALL-3, ALL-4] has one handler at most that is awaited, and ends as the last start ended', async () => {
    await fc.assert(
      fc.asyncProperty(
        // One thing at a time comes to its end before the next begins.
        fc.scheduler({ act: (task) => task().then(settle) }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.constantFrom('succeeds', 'fails', 'throws at once')),
        async (scheduler, steps, outcomes) => {
          let expected: ActionState<number> = idleAction
          let expectedKey: { readonly input: string; readonly key: string } | undefined
          let keys = 0
          const usedKeys = new Set<string>()
          const calls = new Set<ActionContext>()
          // What a handler throws is a failed attempt, so its own findings are kept aside.
          const findings: string[] = []
          const check = (holds: boolean, finding: string) => holds || findings.push(finding)

          const action: Action<string, number> = createAction(() => ({
            newKey: () => `key-${++keys}`,
            async run(input, context) {
              calls.add(context)
              const awaited = [...calls].filter(({ isCurrent }) => isCurrent())
              check(awaited.length === 1 && awaited[0] === context, 'another handler is awaited')
              const isRetry = expectedKey?.input === input
              check(context.idempotencyKey === (isRetry ? expectedKey?.key : `key-${keys}`), 'another key')
              check(isRetry || !usedKeys.has(context.idempotencyKey), 'a key that was used before')
              usedKeys.add(context.idempotencyKey)
              expectedKey = { input, key: context.idempotencyKey }
              const { attempt } = action.getState()
              const { value: outcome } = outcomes.next()
              if (outcome !== 'throws at once') await scheduler.schedule(Promise.resolve(), `answer ${attempt}`)
              calls.delete(context)
              const isAwaited = expected.status === 'pending' && expected.attempt === attempt
              check(context.isCurrent() === isAwaited, 'awaited when it was given up, or the other way round')
              if (isAwaited && outcome === 'succeeds') {
                expected = { status: 'succeeded', attempt, result: attempt }
                expectedKey = undefined
              } else if (isAwaited) {
                expected = { status: 'failed', attempt, error: `error ${attempt}` }
              }
              if (outcome !== 'succeeds') throw `error ${attempt}`
              return attempt
            },
          }))

          const take = (each: (typeof steps)[number]) => {
            check(isDeepStrictEqual(action.getState(), expected), `${action.getState().status} for ${expected.status}`)
            if (each.type === 'run') {
              if (expected.status !== 'pending') expected = { status: 'pending', attempt: expected.attempt + 1 }
              void action.run(each.input)
            } else {
              action[each.type]()
              expected = { status: 'idle', attempt: expected.attempt }
            }
          }
          const sequence = scheduler.scheduleSequence(steps.map((each) => async () => take(each)))
          await scheduler.waitIdle()
          expect(sequence).toMatchObject({ done: true, faulty: false })
          expect(action.getState()).toEqual(expected)
          expect(calls.size).toBe(0)
          expect(findings).toEqual([])
        },
      ),
    )
  })
})
