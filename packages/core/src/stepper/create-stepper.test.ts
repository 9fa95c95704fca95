import { describe, expect, it, vi } from 'vitest'
import { deferred } from '../../../../scripts/vitest/deferred.ts'
import { settle } from '../../../../scripts/vitest/settle.ts'
import { closedGate, openGate } from '../gate/index.js'
import type { SchemaResult, StandardSchema } from '../schema/standard-schema.js'
import { createStepper, type Stepper } from './create-stepper.js'
import { describeStepper } from './describe.js'
import { enStepper } from './messages.js'
import type { StepperOptions } from './options.js'
import type { MoveReason } from './refusal.js'
import { defineSteps, type Step, type StepContext } from './steps.js'
import { emptyStepper } from './transition.js'

function schema(validate: (value: unknown) => SchemaResult<unknown> | Promise<SchemaResult<unknown>>): StandardSchema {
  return { '~standard': { validate } }
}

const notEmpty = schema((value) =>
  value ? { value: `<${value}>` } : { issues: [{ message: 'Say something.', path: ['text'] }] },
)

function setup(steps: readonly Step[], given: Partial<StepperOptions> = {}) {
  let options: StepperOptions = { steps, messages: enStepper, ...given }
  const stepper: Stepper = createStepper(options)
  return {
    stepper,
    change(changes: Partial<StepperOptions>) {
      options = { ...options, ...changes }
      stepper.setOptions(options)
    },
    view: () => describeStepper(stepper.getState(), options),
    /** What would be drawn in a render that brings these options, before they reach the stepper. */
    viewWith: (changes: Partial<StepperOptions>) => describeStepper(stepper.getState(), { ...options, ...changes }),
  }
}

const step = (id: string, more: Partial<Step> = {}): Step => ({ id, label: id.toUpperCase(), ...more })
const abc = [step('a'), step('b'), step('c')]
const boom = (): never => {
  throw new Error('The bank is closed.')
}

describe('defining steps', () => {
  it('[STP-1] gives back what it was given', () => {
    const steps = [{ id: 'a', label: 'A' }] as const
    expect(defineSteps(steps)).toBe(steps)
  })

  it('[STP-1] says what is wrong, why, and how to mend it when two steps have one id', () => {
    expect(() => defineSteps(abc.concat(step('a')) as never)).toThrow(
      'Offboard: there are two steps with the id "a". Moves, addresses and snapshots tell steps apart by their ids. Give each step an id of its own.',
    )
  })
})

describe('steps that are put together at run time', () => {
  const twice = [...abc, step('a')]
  const complaint = 'Offboard: there are two steps with the id "a".'

  it('[STP-1] are told of two with one id in development, at first and with every render', () => {
    expect(() => setup(twice)).toThrow(complaint)
    const { stepper, change } = setup(abc)
    expect(() => change({ steps: twice })).toThrow(complaint)
    expect(stepper.getOptions().steps).toBe(abc)
  })

  it('[STP-1] are taken as they are in production', () => {
    vi.stubEnv('NODE_ENV', 'production')
    const { stepper, change } = setup(twice)
    change({ steps: [...twice] })
    expect(stepper.getState().current).toBe('a')
    vi.unstubAllEnvs()
  })
})

describe('going on', () => {
  it('[STP-2] commits data, completion and move at once', async () => {
    const { stepper } = setup([step('a', { schema: notEmpty }), step('b')])
    const seen: unknown[] = []
    stepper.subscribe(() => {
      const { current, data, completed, pending } = stepper.getState()
      seen.push([current, data, completed, pending])
    })
    expect(await stepper.next('hello')).toEqual({ ok: true })
    expect(seen).toEqual([
      ['a', {}, [], false],
      ['a', {}, [], true],
      ['b', { a: '<hello>' }, ['a'], false],
    ])
    expect(stepper.getState().drafts).toEqual({ a: 'hello' })
  })

  it('[STP-2] takes what was typed before when it is given nothing', async () => {
    const { stepper, view } = setup([step('a', { schema: notEmpty }), step('b')])
    await stepper.edit('typed')
    await stepper.next()
    expect(view()).toMatchObject({ current: 'b', data: { a: '<typed>' } })
  })

  it('[STP-2] does not take an event for data, so that it may be the handler of one itself', async () => {
    const { stepper, view } = setup([step('a'), step('b')])
    await stepper.edit('typed')
    await stepper.next(new Event('click'))
    expect(view()).toMatchObject({ current: 'b', data: { a: 'typed' } })
  })

  it('[STP-2] takes nothing at all for data, if that is what it is given', async () => {
    const { stepper, view } = setup([step('a'), step('b')])
    await stepper.edit('typed')
    await stepper.next(null)
    expect(view()).toMatchObject({ current: 'b', data: { a: null } })
  })

  it.each([
    ['at once', notEmpty],
    ['later', schema(async (value) => notEmpty['~standard'].validate(value))],
  ])('[STP-2] keeps what was typed when the schema refuses it %s', async (_, checked) => {
    const guard = vi.fn()
    const { stepper, view } = setup([step('a', { schema: checked, guard }), step('b')])
    const refusal = {
      ok: false,
      reason: 'invalid',
      message: 'Some answers need a correction.',
      issues: [{ message: 'Say something.', path: ['text'] }],
    }
    expect(await stepper.next('')).toEqual(refusal)
    expect(view()).toMatchObject({ status: 'idle', current: 'a', draft: '', data: {}, refusal })
    expect(guard).not.toHaveBeenCalled()
  })

  it.each<[string, Step['guard'], string, string]>([
    ['says no', () => false, 'guard', 'This is not possible now.'],
    ['says why', () => 'Pay first.', 'guard', 'Pay first.'],
    ['says why later', async () => 'Pay first.', 'guard', 'Pay first.'],
    ['is a closed gate', () => closedGate('Pay first.'), 'guard', 'Pay first.'],
    ['knows nothing', () => null, 'guard', 'This is not possible now.'],
    ['throws', boom, 'failed', 'The bank is closed.'],
    ['throws undefined', () => Promise.reject(), 'failed', 'This did not work. Try again.'],
    ['rejects', () => Promise.reject(new Error('The bank is closed.')), 'failed', 'The bank is closed.'],
    ['loses the network', () => Promise.reject(new TypeError('fetch')), 'failed', 'This did not work. Try again.'],
  ])('[STP-2, STP-10, ALL-5] stays, with what was typed, when the guard %s', async (_, guard, reason, message) => {
    const { stepper, view } = setup([step('a', guard && { guard }), step('b')])
    expect(await stepper.next('typed')).toEqual({ ok: false, reason, message })
    expect(view()).toMatchObject({ status: 'idle', current: 'a', draft: 'typed', refusal: { reason, message } })
  })

  it.each([
    ['nothing', undefined],
    ['yes', true],
    ['an open gate', openGate],
  ])('[STP-2] goes on when the guard answers %s', async (_, answer) => {
    const { stepper } = setup([step('a', { guard: () => answer }), step('b')])
    expect(await stepper.next()).toEqual({ ok: true })
  })

  it('[STP-2] gives the guard what the schema made of the data, and what was committed before', async () => {
    const guard = vi.fn((_context: StepContext) => true)
    const { stepper } = setup([step('a'), step('b', { schema: notEmpty, guard })])
    await stepper.next('first')
    await stepper.next('second')
    expect(guard).toHaveBeenCalledExactlyOnceWith({
      data: '<second>',
      steps: { a: 'first' },
      signal: expect.any(AbortSignal),
    })
  })

  it('[ALL-2, STP-2] goes on once for two calls in one tick, also when nothing has to be waited for', async () => {
    const { stepper, view } = setup(abc)
    const both = await Promise.all([stepper.next(), stepper.next()])
    expect(both).toEqual([{ ok: true }, { ok: false, reason: 'pending', message: 'This is not possible now.' }])
    expect(view().current).toBe('b')
  })

  it('[STP-2] clears the refusal with the next attempt', async () => {
    const answer = deferred<boolean>()
    const guard = vi.fn<() => boolean | Promise<boolean>>().mockReturnValueOnce(false).mockReturnValue(answer.promise)
    const { stepper, view } = setup([step('a', { guard }), step('b')])
    await stepper.next()
    expect(view().refusal).toBeDefined()
    void stepper.next()
    expect(view()).toMatchObject({ status: 'pending', refusal: undefined })
  })

  it('[STP-1] follows the branch that the new data chooses, and finds its way back', async () => {
    const { stepper, view } = setup([
      step('a', { next: ({ a }) => (a === 'short' ? 'c' : undefined) }),
      ...abc.slice(1),
    ])
    await stepper.next('short')
    expect(view().current).toBe('c')
    await stepper.previous()
    expect(view().current).toBe('a')
    await stepper.next('long')
    expect(view().current).toBe('b')
  })

  it('[STP-1] counts a step that was finished twice once', async () => {
    const { stepper } = setup(abc)
    await stepper.next()
    await stepper.previous()
    await stepper.next()
    expect(stepper.getState().completed).toEqual(['a'])
  })

  it('[STP-2, ALL-7] goes on from the step of the latest render, also when every render makes the steps anew', async () => {
    const answer = deferred<boolean>()
    const make = () => [step('z'), step('a', { guard: () => answer.promise }), step('b'), step('c')]
    const { stepper, change, view } = setup(make())
    await stepper.next()
    const end = stepper.next()
    change({ steps: make() })
    answer.resolve(true)
    expect(await end).toEqual({ ok: true })
    expect(view().current).toBe('b')
  })

  it('[STP-2, ALL-15] takes a schema that answers nothing for none that has agreed', async () => {
    const { stepper, view } = setup([step('a', { schema: schema(() => undefined as never) }), step('b')])
    expect(await stepper.next('typed')).toMatchObject({ ok: false, reason: 'failed' })
    expect(view()).toMatchObject({ current: 'a', draft: 'typed', data: {} })
  })

  it('[STP-2, CNF-16] has not failed when the user turns back in the middle of a guard', async () => {
    const error = new DOMException('signal is aborted without reason', 'AbortError')
    const guard = vi.fn((_context: StepContext) => Promise.reject(error))
    const { stepper, view } = setup([step('a', { guard }), step('b')])
    expect(await stepper.next('typed')).toMatchObject({ ok: false, reason: 'cancelled' })
    expect(guard.mock.calls[0]?.[0].signal.aborted).toBe(false)
    expect(view()).toMatchObject({ status: 'idle', current: 'a', draft: 'typed', refusal: undefined })
  })

  it('[STP-1] calls the functions of a step as methods of it', async () => {
    class Priced implements Step {
      readonly id = 'priced'
      readonly label = 'Priced'
      readonly reason = 'Pay first.'
      enter() {
        return this.reason === 'Pay first.'
      }
      guard() {
        return this.reason
      }
    }
    expect(await setup([new Priced()]).stepper.next()).toMatchObject({ message: 'Pay first.' })
  })

  it('[ALL-6] is not held up by a listener that throws', async () => {
    const report = vi.fn()
    vi.stubGlobal('reportError', report)
    const { stepper, view } = setup(abc)
    const listener = vi.fn()
    stepper.subscribe(boom)
    stepper.subscribe(listener)
    expect(await stepper.next()).toEqual({ ok: true })
    expect(view()).toMatchObject({ current: 'b', refusal: undefined })
    expect(report).toHaveBeenCalledTimes(listener.mock.calls.length)
  })

  it.each<[string, Step['next'], string, string]>([
    ['leads nowhere', () => 'typo', 'unknown-step', 'This is not possible now.'],
    ['leads to a step that is not shown', () => 'hidden', 'hidden', 'This is not possible now.'],
    ['leads to a step that is locked', () => 'locked', 'locked', 'Pay first.'],
    ['throws', boom, 'failed', 'The bank is closed.'],
  ])('[STP-10] commits nothing when the branch %s', async (_, next, reason, message) => {
    const { stepper, view } = setup([
      step('a', next && { next }),
      step('hidden', { when: () => false }),
      step('locked', { enter: closedGate('Pay first.') }),
    ])
    expect(await stepper.next('typed')).toEqual({ ok: false, reason, message })
    expect(view()).toMatchObject({ current: 'a', draft: 'typed', data: {} })
    expect(stepper.getState().completed).toEqual([])
  })
})

describe('a pending move', () => {
  const pending = { ok: false, reason: 'pending', message: 'This is not possible now.' }

  function waiting() {
    const answer = deferred<boolean>()
    const guard = vi.fn((_context: StepContext) => answer.promise)
    const all = setup([step('z'), step('a', { guard }), step('b')])
    return { ...all, answer, guard }
  }

  async function onSecond() {
    const all = waiting()
    await all.stepper.next()
    return { ...all, end: all.stepper.next('typed') }
  }

  it('[ALL-2, STP-9] refuses every other move and edit', async () => {
    const { stepper, view, answer, end } = await onSecond()
    const { next, previous, goTo, edit } = stepper
    expect(await Promise.all([next(), previous(), goTo('z'), edit('other')])).toEqual(Array(4).fill(pending))
    expect(view()).toMatchObject({ status: 'pending', current: 'a', draft: 'typed', refusal: undefined })
    answer.resolve(true)
    expect(await end).toEqual({ ok: true })
    expect(view().current).toBe('b')
  })

  it('[STP-9, ALL-4] can be cancelled: the signal is aborted and the answer changes nothing', async () => {
    const { stepper, view, answer, guard, end } = await onSecond()
    await settle()
    expect(await stepper.cancel()).toEqual({ ok: true })
    expect(await end).toEqual({ ok: false, reason: 'cancelled', message: 'This is not possible now.' })
    expect(guard.mock.calls[0]?.[0].signal.aborted).toBe(true)
    answer.resolve(true)
    await settle()
    expect(view()).toMatchObject({ status: 'idle', current: 'a', draft: 'typed', refusal: undefined })
  })

  it('[STP-9, ALL-5] that was cancelled may still reject, and nobody hears of it', async () => {
    const { stepper, answer, end } = await onSecond()
    await settle()
    await stepper.cancel()
    answer.reject(new Error('late'))
    await settle()
    expect(await end).toMatchObject({ reason: 'cancelled' })
    expect(stepper.getState().refusal).toBeUndefined()
  })

  it.each(['cancel', 'reset'] as const)(
    '[ALL-2, ALL-4] asks one guard when a listener that is told of the start calls %s and starts another',
    async (giveUp) => {
      const guard = vi.fn((_context: StepContext) => true)
      const { stepper, view } = setup([step('a', { guard }), step('b')])
      const end = stepper.subscribe(() => {
        if (!stepper.getState().pending) return
        end()
        void stepper[giveUp]()
        void stepper.next('second')
      })
      await stepper.edit('first')
      expect(await stepper.next()).toMatchObject({ ok: false, reason: 'cancelled' })
      await settle()
      expect(guard).toHaveBeenCalledOnce()
      expect(view()).toMatchObject({ current: 'b', data: { a: 'second' } })
    },
  )

  it('[ALL-2] is not forgotten when a listener starts it while another is given up', async () => {
    const { stepper, end, answer, guard } = await onSecond()
    await settle()
    const unsubscribe = stepper.subscribe(() => {
      if (stepper.getState().pending) return
      unsubscribe()
      void stepper.next('again')
    })
    await stepper.reset()
    expect(await end).toMatchObject({ reason: 'cancelled' })
    answer.resolve(true)
    await settle()
    expect(guard.mock.calls[0]?.[0].signal.aborted).toBe(true)
    expect(stepper.getState()).toMatchObject({ current: 'a', data: { z: 'again' }, pending: false })
  })

  it('has nothing to cancel when none is under way', async () => {
    const { stepper } = setup(abc)
    const before = stepper.getState()
    expect(await stepper.cancel()).toEqual({ ok: true })
    expect(stepper.getState()).toBe(before)
  })

  it('is given up by starting over', async () => {
    const { stepper, view, answer, end } = await onSecond()
    await stepper.reset()
    expect(await end).toMatchObject({ reason: 'cancelled' })
    answer.resolve(true)
    await settle()
    expect(view()).toMatchObject({ status: 'idle', current: 'z', data: {}, draft: undefined, canGoBack: false })
  })

  it('[ALL-4] is not waited for, nor aborted, when the page is left', async () => {
    const { stepper, view, answer, guard, end } = await onSecond()
    await settle()
    stepper.dispose()
    expect(await end).toMatchObject({ reason: 'cancelled' })
    expect(guard.mock.calls[0]?.[0].signal.aborted).toBe(false)
    answer.resolve(true)
    await settle()
    expect(view()).toMatchObject({ status: 'idle', current: 'a' })
  })

  it('[STP-4, ALL-4] is given up when its step vanishes', async () => {
    const { stepper, change, view, answer, end } = await onSecond()
    change({ steps: [step('z'), step('b')] })
    expect(await end).toMatchObject({ reason: 'cancelled' })
    answer.resolve(true)
    await settle()
    expect(view()).toMatchObject({ status: 'idle', current: 'b' })
    expect(stepper.getState().drafts).toMatchObject({ a: 'typed' })
  })
})

describe('its listeners', () => {
  it('hear once of each character, and twice of a move: under way, and done', async () => {
    const { stepper } = setup(abc)
    const listener = vi.fn()
    stepper.subscribe(listener)
    await stepper.edit('h')
    await stepper.edit('ha')
    expect(listener).toHaveBeenCalledTimes(2)
    await stepper.next()
    expect(listener).toHaveBeenCalledTimes(4)
  })

  it('[ALL-1] hear nothing of what a pending move refuses, nor of options that seat nobody elsewhere', async () => {
    const answer = deferred<boolean>()
    const { stepper, change } = setup([step('a', { guard: () => answer.promise }), step('b')])
    const move = stepper.next()
    const listener = vi.fn()
    stepper.subscribe(listener)
    await stepper.next()
    await stepper.edit('h')
    await stepper.goTo('b')
    change({ order: 'linear' })
    expect(listener).not.toHaveBeenCalled()
    answer.resolve(true)
    await move
  })
})

describe('what can be reached', () => {
  const locked = (label: string) => ({ ok: false, reason: 'locked', message: `Finish “${label}” first.` })

  it('[STP-3] is what is finished and the first that is not, in linear order', async () => {
    const { stepper, view } = setup(abc)
    await stepper.next()
    expect(['a', 'b', 'c'].map(stepper.reachable)).toEqual([true, true, false])
    expect(view().steps.map(({ status }) => status)).toEqual(['completed', 'current', 'locked'])
    expect(await stepper.goTo('c')).toEqual(locked('B'))
    expect(view()).toMatchObject({ current: 'b', refusal: locked('B') })
    expect(await stepper.goTo('a')).toEqual({ ok: true })
    expect(view()).toMatchObject({ current: 'a', refusal: undefined })
    expect(await stepper.goTo('b')).toEqual({ ok: true })
  })

  it('[STP-3] is everything that is shown and may be entered, in free order', async () => {
    const { stepper } = setup([...abc, step('d', { enter: () => 'Pay first.' }), step('e', { when: () => false })], {
      order: 'free',
    })
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map(stepper.reachable)).toEqual([true, true, true, false, false, false])
    expect(await stepper.goTo('d')).toEqual({ ok: false, reason: 'locked', message: 'Pay first.' })
    expect(await stepper.goTo('e')).toMatchObject({ reason: 'hidden' })
    expect(await stepper.goTo('c')).toEqual({ ok: true })
  })

  it('[STP-3] has no way past a step that a branch left out', async () => {
    const { stepper } = setup([step('a', { next: () => 'c' }), ...abc.slice(1)])
    await stepper.next()
    await stepper.next()
    expect(await stepper.goTo('b')).toEqual({
      ok: false,
      reason: 'locked',
      message: 'This is not possible now.',
    })
  })

  it.each<[string, Pick<Step, 'enter'>, string | undefined]>([
    ['an open gate', { enter: openGate }, undefined],
    ['yes', { enter: () => true }, undefined],
    ['a closed gate', { enter: closedGate('Pay first.') }, 'Pay first.'],
    ['a function with a closed gate', { enter: () => closedGate('Pay first.') }, 'Pay first.'],
    ['a reason', { enter: () => 'Pay first.' }, 'Pay first.'],
    ['no', { enter: () => false }, 'This is not possible now.'],
    ['a gate that is not known yet', { enter: undefined }, 'This is not possible now.'],
    ['a function that does not know yet', { enter: () => undefined }, 'This is not possible now.'],
    ['a promise', { enter: (async () => true) as never }, 'This is not possible now.'],
    ['a function that throws', { enter: boom }, 'This is not possible now.'],
  ])('[STP-1, ALL-15, STP-10] is decided by `enter`: %s', (_, enter, reason) => {
    const { view } = setup([step('a'), step('b', enter)], { order: 'free' })
    expect(view().steps[1]).toMatchObject({ status: reason ? 'locked' : 'open', reason })
  })

  it('[STP-10] is not a step whose `when` throws: it is shown, and locks what follows', async () => {
    const { stepper, view } = setup([step('a'), step('b', { when: boom }), step('c')])
    expect(view().steps.map(({ status }) => status)).toEqual(['current', 'locked', 'locked'])
    expect(await stepper.next()).toMatchObject({ reason: 'locked' })
    expect(view().current).toBe('a')
  })

  it('[STP-3, ALL-15] tells, for what comes later and in the gate, what the step in between is waiting for', async () => {
    const { stepper, view } = setup([step('a'), step('b', { enter: () => 'Pay first.' }), step('c')])
    stepper.load({ ...stepper.getState(), completed: ['a'], data: { a: 1 } })
    expect(view()).toMatchObject({ gate: { open: false, reason: 'Pay first.' } })
    expect(await stepper.goTo('c')).toEqual({ ok: false, reason: 'locked', message: 'Pay first.' })
  })

  it('[STP-3] asks each of a thousand steps once for a screen', () => {
    const when = vi.fn(() => true)
    const many = Array.from({ length: 1000 }, (_, index) => step(`s${index}`, { when }))
    const all = many.map(({ id }) => id)
    const state = { ...emptyStepper, current: 's0', completed: all, history: all }
    expect(describeStepper(state, { steps: many, messages: enStepper })).toMatchObject({ status: 'finished' })
    expect(when).toHaveBeenCalledTimes(1000)
  })

  it('[STP-10] ends where a branch goes round in a circle', async () => {
    const { stepper, view } = setup([step('a'), step('b', { next: () => 'a' })])
    await stepper.next()
    await stepper.next()
    expect(view()).toMatchObject({ status: 'idle', current: 'a', gate: { open: false } })
  })
})

describe('an id that every object has as a name', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    '[STP-1, STP-10] is one like any other: %s',
    async (id) => {
      const guard = vi.fn((_context: StepContext) => true)
      const { stepper, view } = setup([step(id, { schema: schema((value) => ({ value })), guard }), step('b')])
      expect(view()).toMatchObject({ current: id, draft: undefined })
      await stepper.next()
      expect(guard.mock.calls[0]?.[0].data).toBeUndefined()
      await stepper.goTo(id)
      await stepper.next('typed')
      expect(stepper.getState()).toMatchObject({ current: 'b', completed: [id] })
      expect(Object.entries(view().data)).toEqual([[id, 'typed']])
      await stepper.previous()
      expect(view().draft).toBe('typed')
    },
  )
})

describe('going back', () => {
  it('[STP-3] is possible after a move, not at the start, nor once it is back there', async () => {
    const { stepper, view } = setup(abc)
    expect(view().canGoBack).toBe(false)
    await stepper.next()
    expect(view().canGoBack).toBe(true)
    await stepper.previous()
    expect(view().canGoBack).toBe(false)
  })

  it('[STP-3] follows what was visited, not the order', async () => {
    const { stepper, view } = setup([...abc, step('d')], { order: 'free' })
    for (const id of ['c', 'b', 'd']) await stepper.goTo(id)
    const visited = []
    while ((await stepper.previous()).ok) visited.push(view().current)
    expect(visited).toEqual(['b', 'c', 'a'])
  })

  it('[STP-3] leaves out what cannot be reached any more', async () => {
    const { stepper, change, view } = setup(abc)
    await stepper.next()
    await stepper.next()
    change({ steps: [step('a'), step('b', { when: () => false }), step('c')] })
    await stepper.previous()
    expect(view()).toMatchObject({ current: 'a', canGoBack: false })
  })

  it('[STP-2] runs no schema and no guard, and keeps what was typed', async () => {
    const guard = vi.fn(() => true)
    const { stepper } = setup([step('a'), step('b', { schema: notEmpty, guard })])
    await stepper.next()
    await stepper.edit('half')
    await stepper.previous()
    await stepper.goTo('b')
    expect(guard).not.toHaveBeenCalled()
    expect(stepper.getState().drafts).toMatchObject({ b: 'half' })
  })
})

describe('a step that gives way', () => {
  const gone = step('b', { when: () => false })

  it('[STP-4] is left for the furthest that can be reached, once', async () => {
    const { stepper, change, view } = setup([...abc, step('d')])
    await stepper.next()
    const listener = vi.fn()
    stepper.subscribe(listener)
    change({ steps: [step('a'), gone, step('c'), step('d')] })
    change({})
    expect(view()).toMatchObject({ current: 'c', announcement: 'Step 2 of 3: C' })
    expect(listener).toHaveBeenCalledOnce()
  })

  it('[STP-4] is not shown in the render that takes it away', async () => {
    const { stepper, viewWith } = setup(abc)
    await stepper.next()
    expect(viewWith({ steps: [step('a'), gone, step('c')] })).toMatchObject({
      current: 'c',
      steps: [{ id: 'a' }, { id: 'c', status: 'current' }],
    })
  })

  it('[STP-4] is left when it closes, and its data is kept', async () => {
    const { stepper, change, view } = setup(abc)
    await stepper.next('first')
    await stepper.edit('second')
    change({ steps: [step('a'), step('b', { enter: closedGate('Pay first.') }), step('c')] })
    expect(view().current).toBe('a')
    change({ steps: abc })
    await stepper.goTo('b')
    expect(view().draft).toBe('second')
  })

  it('[STP-4] takes its data out of what the others give, as long as it is not shown', async () => {
    const { stepper, change, view } = setup(abc)
    await stepper.next(1)
    await stepper.next(2)
    change({ steps: [step('a'), gone, step('c')] })
    expect(view().data).toEqual({ a: 1 })
    change({ steps: abc })
    expect(view().data).toEqual({ a: 1, b: 2 })
  })

  it('[STP-4] is opened again by editing, and in linear order so are those after it', async () => {
    const { stepper, view } = setup(abc)
    await stepper.next(1)
    await stepper.next(2)
    await stepper.edit('other', 'a')
    expect(view()).toMatchObject({ current: 'a', draft: 'other', data: {} })
    expect(stepper.getState().completed).toEqual([])
    expect(await stepper.goTo('b')).toMatchObject({ reason: 'locked' })
  })

  it('[STP-4] is opened again alone in free order', async () => {
    const { stepper, view } = setup(abc, { order: 'free' })
    await stepper.next(1)
    await stepper.next(2)
    await stepper.edit('other', 'a')
    expect(view()).toMatchObject({ current: 'c', data: { b: 2 } })
  })

  it('[STP-4] stays finished when it is given what it has', async () => {
    const { stepper } = setup(abc)
    await stepper.next(1)
    await stepper.edit(1, 'a')
    expect(stepper.getState().completed).toEqual(['a'])
  })
})

describe('the ends', () => {
  it('[STP-10] has no step: nothing moves, and the gate is closed', async () => {
    const { stepper, view } = setup([])
    expect(view()).toMatchObject({ status: 'empty', current: undefined, steps: [], gate: { open: false } })
    expect(await stepper.next()).toMatchObject({ ok: false, reason: 'end' })
    expect(await stepper.previous()).toMatchObject({ ok: false, reason: 'start' })
    expect(await stepper.goTo('a')).toMatchObject({ ok: false, reason: 'unknown-step' })
    expect(await stepper.edit(1)).toMatchObject({ ok: false, reason: 'unknown-step' })
  })

  it('[STP-10] has steps, and none may be entered, until one may', () => {
    const { change, view } = setup([step('a', { enter: closedGate('Pay first.') })])
    expect(view()).toMatchObject({ status: 'empty', steps: [{ status: 'locked', reason: 'Pay first.' }] })
    change({ steps: [step('a', { enter: openGate })] })
    expect(view()).toMatchObject({ status: 'idle', current: 'a' })
  })

  it('[STP-10, ALL-15] has one step: its end opens the gate', async () => {
    const { stepper, view } = setup([step('a')])
    expect(view()).toMatchObject({ status: 'idle', gate: { open: false, reason: 'Finish “A” first.' } })
    expect(await stepper.previous()).toMatchObject({ ok: false, reason: 'start' })
    expect(await stepper.next()).toEqual({ ok: true })
    expect(view()).toMatchObject({ status: 'finished', gate: { open: true }, announcement: 'All steps are finished.' })
    expect(await stepper.next()).toMatchObject({ ok: false, reason: 'end' })
    await stepper.edit('changed')
    expect(view()).toMatchObject({ status: 'idle', gate: { open: false }, announcement: '' })
  })

  it('[STP-10] ends where a branch says so', async () => {
    const { stepper, view } = setup([step('a', { next: () => null }), step('b')])
    await stepper.next()
    expect(view()).toMatchObject({ status: 'finished', current: 'a' })
  })

  it('[STP-10] has no step with that id', async () => {
    const { stepper, view } = setup(abc, { start: 'typo' })
    expect(view().current).toBe('a')
    expect(await stepper.goTo('typo')).toMatchObject({ ok: false, reason: 'unknown-step' })
    expect(await stepper.edit(1, 'typo')).toMatchObject({ ok: false, reason: 'unknown-step' })
  })

  it('starts where it is told to, if that can be reached', () => {
    expect(setup(abc, { start: 'c', order: 'free' }).view().current).toBe('c')
    expect(setup(abc, { start: 'c' }).view().current).toBe('a')
  })

  it('gives what was filled in to `onEnd`, each time the user goes on from the end', async () => {
    const onEnd = vi.fn()
    const { stepper } = setup([step('a', { schema: notEmpty }), step('b')], { onEnd })
    await stepper.next('first')
    expect(onEnd).not.toHaveBeenCalled()
    await stepper.next('second')
    await stepper.next()
    expect(onEnd.mock.calls).toEqual([[{ a: '<first>', b: 'second' }], [{ a: '<first>', b: 'second' }]])
  })

  it.each<[string, () => unknown, string, string]>([
    ['throws', boom, 'failed', 'The bank is closed.'],
    ['answers that it failed', () => ({ ok: false, error: 'The bank is closed.' }), 'failed', 'The bank is closed.'],
    ['answers a failed response', () => new Response(null, { status: 500 }), 'failed', 'This did not work. Try again.'],
    [
      'answers with what is no text',
      () => ({ ok: false, message: { no: 'text' } }),
      'failed',
      'This did not work. Try again.',
    ],
    ['answers a refusal', () => ({ ok: false, reason: 'guard', message: 'Not now.' }), 'failed', 'Not now.'],
  ])('[STP-10] tells that `onEnd` %s, and keeps what was finished', async (_, onEnd, reason, message) => {
    const { stepper, view } = setup([step('a')], { onEnd })
    expect(await stepper.next(1)).toMatchObject({ ok: false, reason, message })
    expect(view()).toMatchObject({ status: 'finished', data: { a: 1 }, refusal: { reason, message } })
  })

  it('[STP-10, CNF-16] has not failed when the user turns back in the middle of `onEnd`', async () => {
    const error = new DOMException('signal is aborted without reason', 'AbortError')
    const { stepper, view } = setup([step('a')], { onEnd: () => ({ ok: false, error }) })
    expect(await stepper.next()).toMatchObject({ ok: false, reason: 'cancelled' })
    expect(view()).toMatchObject({ status: 'finished', refusal: undefined })
  })

  it('[STP-9] can be cancelled while `onEnd` is under way', async () => {
    const { stepper, view } = setup([step('a')], { onEnd: () => deferred().promise })
    const end = stepper.next()
    await settle()
    expect(view().status).toBe('pending')
    await stepper.cancel()
    expect(await end).toMatchObject({ reason: 'cancelled' })
    expect(view().status).toBe('finished')
  })
})

describe('one stepper in another', () => {
  function nested(innerGuard: () => boolean, outerGuard: () => boolean) {
    const outer = setup([step('address', { guard: outerGuard }), step('review')])
    const inner = setup([step('street'), step('town', { guard: innerGuard })], { onEnd: () => outer.stepper.next() })
    return { outer, inner }
  }

  it('[STP-10] moves the outer one when it ends, and not before', async () => {
    const { outer, inner } = nested(
      () => true,
      () => true,
    )
    await inner.stepper.next()
    expect(outer.view().current).toBe('address')
    expect(await inner.stepper.next()).toEqual({ ok: true })
    expect(outer.view().current).toBe('review')
    await outer.stepper.previous()
    await inner.stepper.next()
    expect(outer.view().current).toBe('review')
  })

  it('[STP-10] leaves the outer one alone when a move of its own is refused', async () => {
    const outerGuard = vi.fn(() => true)
    const { outer, inner } = nested(() => false, outerGuard)
    await inner.stepper.next()
    expect(await inner.stepper.next()).toMatchObject({ ok: false, reason: 'guard' })
    await inner.stepper.goTo('typo')
    expect(outerGuard).not.toHaveBeenCalled()
    expect(outer.view()).toMatchObject({ current: 'address', refusal: undefined })
  })

  it('[STP-10] gives the words of the outer one when that refuses, and none of its issues', async () => {
    const { inner } = nested(
      () => true,
      () => false,
    )
    await inner.stepper.next()
    expect(await inner.stepper.next()).toEqual({ ok: false, reason: 'failed', message: 'This is not possible now.' })
  })

  it('[STP-10, ALL-15] is a gate that the outer one can ask', async () => {
    const inner = setup([step('street')])
    const outer = setup([step('address', { guard: () => inner.view().gate }), step('review')])
    expect(await outer.stepper.next()).toMatchObject({ reason: 'guard', message: 'Finish “STREET” first.' })
    await inner.stepper.next()
    expect(await outer.stepper.next()).toEqual({ ok: true })
  })
})

describe('what is shown', () => {
  it('[STP-7] numbers the steps from 1', () => {
    expect(
      setup(abc)
        .view()
        .steps.map(({ number }) => number),
    ).toEqual([1, 2, 3])
  })

  it('[STP-7] names each step by number, total and state', async () => {
    const { stepper, view } = setup(abc)
    await stepper.next()
    expect(view().steps.map(({ name }) => name)).toEqual([
      'Step 1 of 3: A, completed',
      'Step 2 of 3: B, current',
      'Step 3 of 3: C, locked',
    ])
    expect(setup(abc, { order: 'free' }).view().steps[1]?.name).toBe('Step 2 of 3: B, not finished')
  })

  it('[STP-8] says nothing at first, and after a move where the user is', async () => {
    const { stepper, view } = setup(abc)
    expect(view().announcement).toBe('')
    await stepper.goTo('c')
    expect(view().announcement).toBe('')
    await stepper.next()
    expect(view().announcement).toBe('Step 2 of 3: B')
  })

  it('[ALL-10] takes its words from the messages', async () => {
    const refused = (reason: MoveReason) => (reason === 'start' ? 'Hier geht es los.' : enStepper.refused(reason))
    const { stepper } = setup(abc, { messages: { ...enStepper, refused } })
    expect(await stepper.previous()).toMatchObject({ message: 'Hier geht es los.' })
    expect(await stepper.goTo('c')).toMatchObject({ message: 'Finish “A” first.' })
    expect(await stepper.goTo('typo')).toMatchObject({ message: 'This is not possible now.' })
  })
})
