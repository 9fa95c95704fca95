import { describe, expect, it } from 'vitest'
import { createStepper, describeStepper, restoreSnapshot, type Step, type Stepper, takeSnapshot } from './index.js'
import { enStepper } from './messages.js'

const steps: readonly Step[] = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }))

function made(order: 'linear' | 'free' = 'linear') {
  const options = { steps, order, messages: enStepper }
  const stepper: Stepper = createStepper(options)
  return { stepper, view: () => describeStepper(stepper.getState(), options) }
}

describe('what a stepper shows', () => {
  it('[STP-7] numbers the steps from 1', () => {
    expect(
      made()
        .view()
        .steps.map(({ number }) => number),
    ).toEqual([1, 2, 3])
  })

  it('[STP-3] can go back after a move, not at the start, nor once it is back there', async () => {
    const { stepper, view } = made()
    expect(view().canGoBack).toBe(false)
    await stepper.next()
    expect(view().canGoBack).toBe(true)
    await stepper.previous()
    expect(view().canGoBack).toBe(false)
  })

  it('[STP-1] counts a step that was finished twice once', async () => {
    const { stepper } = made()
    await stepper.next()
    await stepper.previous()
    await stepper.next()
    expect(stepper.getState().completed).toEqual(['a'])
  })
})

describe('what a snapshot takes up', () => {
  it('[STP-5] is the step at which the user was, not the furthest', async () => {
    const { stepper } = made()
    await stepper.next()
    await stepper.previous()
    const later = made()
    restoreSnapshot(later.stepper, takeSnapshot(stepper))
    expect(later.stepper.getState().current).toBe('a')
  })

  it.each([{}, 3, null, undefined])('[STP-5] is no step when it is said to be %j', async (current) => {
    const { stepper } = made()
    await stepper.next()
    const later = made()
    expect(restoreSnapshot(later.stepper, { ...takeSnapshot(stepper), current })).toBe(true)
    expect(later.stepper.getState().current).toBe('b')
  })

  it('[STP-5] keeps what was finished out of order where the order is free', async () => {
    const { stepper } = made('free')
    await stepper.goTo('c')
    await stepper.next()
    const later = made('free')
    restoreSnapshot(later.stepper, takeSnapshot(stepper))
    expect(later.stepper.getState().completed).toEqual(['c'])
  })
})
