import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { StandardSchema } from '../schema/standard-schema.js'
import { createStepper, type Stepper } from './create-stepper.js'
import { describeStepper } from './describe.js'
import { enStepper } from './messages.js'
import type { StepperOptions } from './options.js'
import { restoreSnapshot, type StepperStorage, storeSnapshots, takeSnapshot } from './snapshot.js'
import type { Step } from './steps.js'

const trimmed: StandardSchema = {
  '~standard': {
    validate: (value) => (typeof value === 'string' ? { value: value.trim() } : { issues: [{ message: 'No text.' }] }),
  },
}
const steps: readonly Step[] = [
  { id: 'a', label: 'A', schema: trimmed },
  { id: 'b', label: 'B', secret: true },
  { id: 'c', label: 'C' },
]
const open: readonly Step[] = steps.map(({ secret: _, ...step }) => step)

function made(given: Partial<StepperOptions> = {}): Stepper {
  return createStepper<readonly Step[]>({ steps, messages: enStepper, ...given })
}

async function filled(given: Partial<StepperOptions> = {}): Promise<Stepper> {
  const stepper = made(given)
  await stepper.next(' first ')
  await stepper.next('password')
  await stepper.edit('third')
  return stepper
}

function memory(text: string | null = null) {
  let kept = text
  const storage: StepperStorage = {
    get: () => kept,
    set: (next) => {
      kept = next
    },
    remove: () => {
      kept = null
    },
  }
  return { storage, kept: () => kept }
}

describe('a snapshot', () => {
  it('[STP-5] can be kept as JSON and taken up again', async () => {
    const before = await filled({ steps: open })
    const after = made({ steps: open })
    expect(restoreSnapshot(after, JSON.parse(JSON.stringify(takeSnapshot(before))))).toBe(true)
    expect(after.getState()).toEqual({ ...before.getState(), moves: 0, news: '' })
    expect(after.getState().data).toEqual({ a: 'first', b: 'password' })
  })

  it('[STP-5] leaves secrets out, and asks for them again', async () => {
    const snapshot = takeSnapshot(await filled())
    expect(JSON.stringify(snapshot)).not.toContain('password')
    const after = made()
    expect(restoreSnapshot(after, snapshot)).toBe(true)
    expect(after.getState()).toMatchObject({ current: 'b', completed: ['a'], drafts: { a: ' first ', c: 'third' } })
  })

  it('[STP-5] is dropped when it is of another version, and nothing changes', async () => {
    const snapshot = takeSnapshot(await filled(), { version: 1 })
    const after = made()
    const state = after.getState()
    expect(restoreSnapshot(after, snapshot, { version: 2 })).toBe(false)
    expect(restoreSnapshot(after, snapshot, { version: 2, migrate: () => ({ ...snapshot, version: 1 }) })).toBe(false)
    expect(after.getState()).toBe(state)
  })

  it('[STP-5] is migrated when it is of another version', async () => {
    const after = made()
    const migrate = vi.fn((old: unknown) => ({
      version: 2,
      current: 'b',
      history: ['a'],
      completed: ['a'],
      drafts: { a: (old as { name: string }).name },
    }))
    expect(restoreSnapshot(after, { name: 'Acme' }, { version: 2, migrate })).toBe(true)
    expect(migrate).toHaveBeenCalledExactlyOnceWith({ name: 'Acme' })
    expect(after.getState()).toMatchObject({ current: 'b', completed: ['a'], data: { a: 'Acme' } })
  })

  it('[STP-5] is dropped when its migration throws', () => {
    const migrate = () => {
      throw new Error('Unknown format')
    }
    expect(restoreSnapshot(made(), {}, { migrate })).toBe(false)
  })

  it('[STP-5] loses the steps that do not exist any more', async () => {
    const snapshot = { ...takeSnapshot(made()), current: 'old', history: ['old', 'a'], completed: ['old'] }
    const after = made()
    restoreSnapshot(after, { ...snapshot, drafts: { old: 1, a: 'first' } })
    expect(after.getState()).toMatchObject({ current: 'a', history: ['a'], completed: [], drafts: { a: 'first' } })
  })

  it.each<[string, StandardSchema['~standard']['validate']]>([
    ['refuses its data', () => ({ issues: [] })],
    ['answers later', async () => ({ value: 1 })],
    ['rejects', () => Promise.reject(new Error('offline'))],
    [
      'throws',
      () => {
        throw new TypeError('No object')
      },
    ],
    // biome-ignore lint/suspicious/noThenProperty: a promise of somebody else's making.
    ['answers later, by a promise of its own making', () => ({ then: () => {} }) as never],
    ['answers nothing', () => undefined as never],
  ])('[STP-5] opens a step again whose schema %s, with what was typed, and those after it', (_, validate) => {
    const after = made({ steps: [{ id: 'a', label: 'A', schema: { '~standard': { validate } } }, ...open.slice(1)] })
    const snapshot = { version: 1, current: 'c', history: ['a', 'b'], completed: ['a', 'b'], drafts: { a: 1, b: 2 } }
    expect(restoreSnapshot(after, snapshot)).toBe(true)
    expect(after.getState()).toMatchObject({ current: 'a', completed: [], drafts: { a: 1, b: 2 } })
  })

  it('[STP-5] takes up the step at which the user was, not the furthest', async () => {
    const stepper = await filled({ steps: open })
    await stepper.previous()
    const after = made({ steps: open })
    restoreSnapshot(after, takeSnapshot(stepper))
    expect(after.getState().current).toBe('b')
  })

  it.each([{}, 3, null, undefined])('[STP-5] takes up no step when that is said to be %j', async (current) => {
    const stepper = await filled({ steps: open })
    const after = made({ steps: open })
    expect(restoreSnapshot(after, { ...takeSnapshot(stepper), current })).toBe(true)
    expect(after.getState().current).toBe('c')
  })

  it('[STP-5] keeps what was finished out of order where the order is free', async () => {
    const stepper = made({ steps: open, order: 'free' })
    await stepper.goTo('c')
    await stepper.next()
    const after = made({ steps: open, order: 'free' })
    restoreSnapshot(after, takeSnapshot(stepper))
    expect(after.getState().completed).toEqual(['c'])
  })

  it('[STP-5] keeps in free order what was finished and cannot be reached now, for when it can be again', async () => {
    const stepper = await filled({ steps: open, order: 'free' })
    const after = made({ steps: open.map((step) => ({ ...step, when: () => step.id !== 'b' })), order: 'free' })
    restoreSnapshot(after, takeSnapshot(stepper))
    expect(after.getState().completed).toEqual(['a', 'b'])
  })

  it('[STP-5] gives up the move that is under way', async () => {
    const stepper = made({ steps: [{ id: 'a', label: 'A', guard: () => new Promise(() => {}) }] })
    const end = stepper.next()
    restoreSnapshot(stepper, takeSnapshot(stepper))
    expect(await end).toMatchObject({ reason: 'cancelled' })
    expect(stepper.getState().pending).toBe(false)
  })

  it('[STP-5] may be anything at all: nothing throws, and the user is where they may be', () => {
    const shaped = fc.record(
      {
        version: fc.constantFrom<unknown>(1, 1, 2, '1'),
        current: fc.anything(),
        history: fc.oneof(fc.array(fc.constantFrom<unknown>('a', 'b', 'c', 'x', 1, null)), fc.anything()),
        completed: fc.oneof(fc.array(fc.constantFrom<unknown>('a', 'b', 'c', 'x', 1, null)), fc.anything()),
        drafts: fc.oneof(fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.anything()), fc.anything()),
      },
      { requiredKeys: [] },
    )
    let restored = 0
    fc.assert(
      fc.property(fc.oneof(shaped, fc.anything()), (input) => {
        const stepper = made()
        const options = { steps, messages: enStepper }
        if (restoreSnapshot(stepper, input)) restored++
        const { current, completed } = stepper.getState()
        const place = steps.findIndex(({ id }) => id === current)
        expect(place).toBeGreaterThanOrEqual(0)
        expect(steps.slice(0, place).every(({ id }) => completed.includes(id))).toBe(true)
        expect(describeStepper(stepper.getState(), options).current).toBe(current)
      }),
    )
    expect(restored).toBeGreaterThan(0)
  })
})

describe('a storage', () => {
  it('[STP-5] holds what was typed, gives it back, and is emptied by starting over', async () => {
    const { storage, kept } = memory()
    const first = made({ steps: open })
    const end = storeSnapshots(storage)(first)
    expect(kept()).toBeNull()
    await first.next('first')
    expect(JSON.parse(kept() ?? '')).toEqual(takeSnapshot(first))

    const second = made({ steps: open })
    storeSnapshots(storage)(second)
    expect(second.getState()).toMatchObject({ current: 'b', drafts: { a: 'first' } })

    end()
    await first.edit('nobody listens')
    expect(kept()).not.toContain('nobody')
    await second.reset()
    expect(kept()).toBeNull()
  })

  it('[STP-5] takes nothing away from a stepper in use that is connected again, such as its secrets', async () => {
    const connect = storeSnapshots(memory().storage)
    const stepper = made()
    const end = connect(stepper)
    await stepper.next('first')
    await stepper.next('password')
    const before = stepper.getState()
    end()
    connect(stepper)
    expect(stepper.getState()).toBe(before)
  })

  it.each([['not JSON'], ['null'], ['[]'], ['{"version":7}']])('[STP-5] may hold %s', (text) => {
    const stepper = made()
    const state = stepper.getState()
    storeSnapshots(memory(text).storage)(stepper)
    expect(stepper.getState()).toBe(state)
  })

  it('[STP-5] that fails loses nothing else [F92]', async () => {
    const fails = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const stepper = made({ steps: open })
    storeSnapshots({ get: fails, set: fails, remove: fails })(stepper)
    expect(await stepper.next('first')).toEqual({ ok: true })
    expect(await stepper.reset()).toEqual({ ok: true })
  })
})
