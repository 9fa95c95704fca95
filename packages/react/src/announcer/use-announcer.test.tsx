import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useAnnouncer, useSpokenChanges } from './index.js'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const pass = (milliseconds = 1000) => act(() => vi.advanceTimersByTime(milliseconds))

describe('useAnnouncer', () => {
  test('[ALL-12] says nothing at first', () => {
    const { result } = renderHook(useAnnouncer)
    pass()
    expect(result.current.text).toBe('')
  })

  test('[ALL-12] gathers messages that come close together and speaks them as one', () => {
    const { result } = renderHook(useAnnouncer)
    result.current.announce('Copied.')
    pass(100)
    result.current.announce('The text matches.')
    expect(result.current.text).toBe('')
    pass(50)
    expect(result.current.text).toBe('Copied. The text matches.')
  })

  test('[ALL-12] speaks a message once that is said twice within the same moment', () => {
    const { result } = renderHook(useAnnouncer)
    result.current.announce('Type the text to confirm.')
    result.current.announce('Type the text to confirm.')
    pass()
    expect(result.current.text).toBe('Type the text to confirm.')
  })

  test('[ALL-12] speaks only the last of what one source says in a moment', () => {
    const { result } = renderHook(useAnnouncer)
    result.current.announce('1 of 3 cleared', 'summary')
    result.current.announce('Copied')
    result.current.announce('2 of 3 cleared', 'summary')
    pass()
    expect(result.current.text).toBe('2 of 3 cleared Copied')
  })

  test('[ALL-12] makes another text of a message that is said again, so that it is spoken again', () => {
    const { result } = renderHook(useAnnouncer)
    const texts = [1, 2, 3].map(() => {
      result.current.announce('Copied')
      pass()
      return result.current.text
    })
    expect(texts.map((text) => text.trim())).toEqual(['Copied', 'Copied', 'Copied'])
    expect(texts[1]).not.toBe(texts[0])
    expect(texts[2]).not.toBe(texts[1])
  })

  test('[ALL-12] starts over after each message', () => {
    const { result } = renderHook(useAnnouncer)
    result.current.announce('Working')
    pass()
    result.current.announce('Done')
    pass()
    expect(result.current.text).toBe('Done')
  })

  test('keeps the same function, so that an effect does not run again', () => {
    const { result, rerender } = renderHook(useAnnouncer)
    const { announce } = result.current
    rerender()
    expect(result.current.announce).toBe(announce)
  })

  test('[ALL-7] is quiet about a message that comes due after unmounting', () => {
    const { result, unmount } = renderHook(useAnnouncer)
    result.current.announce('Working')
    unmount()
    pass()
    expect(result.current.text).toBe('')
  })
})

describe('useSpokenChanges', () => {
  function renderMessage(initial: string) {
    const announce = vi.fn()
    const { rerender } = renderHook((message: string) => useSpokenChanges(announce, message), { initialProps: initial })
    return { announce, rerender }
  }

  test('[ALL-12] does not speak what the message says at first', () => {
    const { announce, rerender } = renderMessage('1 of 3 cleared')
    rerender('1 of 3 cleared')
    expect(announce).not.toHaveBeenCalled()
  })

  test('[ALL-12] speaks each change once', () => {
    const { announce, rerender } = renderMessage('1 of 3 cleared')
    rerender('2 of 3 cleared')
    rerender('2 of 3 cleared')
    rerender('3 of 3 cleared')
    expect(announce.mock.calls.map(([message]) => message)).toEqual(['2 of 3 cleared', '3 of 3 cleared'])
  })

  test('[ALL-12] is one source, whose later message replaces one that nobody has heard', () => {
    const { announce, rerender } = renderMessage('')
    rerender('1 of 3 cleared')
    rerender('2 of 3 cleared')
    const [first, second] = announce.mock.calls.map(([, source]) => source)
    expect(first).toBeDefined()
    expect(second).toBe(first)
  })

  test('does not speak a message that goes, and speaks it when it comes again', () => {
    const { announce, rerender } = renderMessage('')
    rerender('Working')
    rerender('')
    rerender('Working')
    expect(announce.mock.calls.map(([message]) => message)).toEqual(['Working', 'Working'])
  })
})
