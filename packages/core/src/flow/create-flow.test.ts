import { describe, expect, it, vi } from 'vitest'
import { createFlow } from './create-flow.js'

interface Count {
  readonly value: number
}

/** Adds; refuses zero. */
const add = (state: Count, by: number): Count => (by === 0 ? state : { value: state.value + by })

function counter() {
  const initial: Count = { value: 1 }
  return { initial, flow: createFlow(initial, add) }
}

describe('a flow', () => {
  it('starts in the state it is given and moves by events', () => {
    const { initial, flow } = counter()
    expect(flow.getState()).toBe(initial)
    expect(flow.send(2)).toBe(true)
    expect(flow.getState()).toEqual({ value: 3 })
  })

  it('[ALL-1] keeps the same state for a refused event, says so and tells nobody', () => {
    const { initial, flow } = counter()
    const listener = vi.fn()
    flow.subscribe(listener)
    expect(flow.send(0)).toBe(false)
    expect(flow.getState()).toBe(initial)
    expect(listener).not.toHaveBeenCalled()
  })

  it('tells each listener once for each move, after the move', () => {
    const { flow } = counter()
    const seen: string[] = []
    flow.subscribe(() => seen.push(`first ${flow.getState().value}`))
    flow.subscribe(() => seen.push(`second ${flow.getState().value}`))
    flow.send(1)
    flow.send(1)
    expect(seen).toEqual(['first 2', 'second 2', 'first 3', 'second 3'])
  })

  it('tells a listener nothing after its subscription ended', () => {
    const { flow } = counter()
    const listener = vi.fn()
    const other = vi.fn()
    const unsubscribe = flow.subscribe(listener)
    flow.subscribe(other)
    unsubscribe()
    flow.send(1)
    expect(listener).not.toHaveBeenCalled()
    expect(other).toHaveBeenCalledOnce()
  })

  it('tells everybody of a move although listeners come and go while it is told', () => {
    const { flow } = counter()
    const late = vi.fn()
    const last = vi.fn()
    const unsubscribe = flow.subscribe(() => {
      unsubscribe()
      flow.subscribe(late)
    })
    flow.subscribe(last)
    flow.send(1)
    expect(last).toHaveBeenCalledOnce()
    expect(late).not.toHaveBeenCalled()
    flow.send(1)
    expect(late).toHaveBeenCalledOnce()
  })

  it('takes an event that a listener sends', () => {
    const { flow } = counter()
    flow.subscribe(() => void (flow.getState().value < 5 && flow.send(1)))
    flow.send(1)
    expect(flow.getState()).toEqual({ value: 5 })
  })

  it('[ALL-6] reports a listener that throws and goes on', () => {
    const { flow } = counter()
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const error = new Error('analytics is down')
    const other = vi.fn()
    flow.subscribe(() => {
      throw error
    })
    flow.subscribe(other)
    expect(flow.send(1)).toBe(true)
    expect(flow.getState()).toEqual({ value: 2 })
    expect(other).toHaveBeenCalledOnce()
    expect(reportError).toHaveBeenCalledExactlyOnceWith(error)
  })

  it('[ALL-6] reports to the console where the run time has no `reportError`', () => {
    const { flow } = counter()
    vi.stubGlobal('reportError', undefined)
    const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {})
    const error = new Error('analytics is down')
    flow.subscribe(() => {
      throw error
    })
    flow.send(1)
    expect(consoleError).toHaveBeenCalledExactlyOnceWith(error)
  })
})
