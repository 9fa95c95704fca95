import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sampleRun } from '../../test/sample-run.js'
import { keepSnapshots, readSnapshot, takeSnapshot } from './snapshot.js'

beforeEach(() => {
  vi.useFakeTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('a snapshot', () => {
  it('[DEP-5] is plain data, of what is over', async () => {
    const { run, call } = sampleRun('a b c d, a > d', { tries: 1 })
    run.start()
    call('a').reject(new Error('It is locked.'))
    call('b').resolve({ status: 'already_gone' })
    await settle()
    const snapshot = takeSnapshot(run)
    expect(snapshot).toEqual({
      version: 1,
      key: 'key',
      tasks: [
        ['a', 'failed', 'It is locked.'],
        ['b', 'already_gone'],
      ],
    })
    expect(readSnapshot(JSON.stringify(snapshot))).toEqual(snapshot)
    expect(readSnapshot(snapshot)).toEqual(snapshot)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['other text', 'x'],
    ['another version', { version: 2, key: 'key', tasks: [] }],
    ['no key', { version: 1, tasks: [] }],
    ['no tasks', { version: 1, key: 'key' }],
  ])('[DEP-5] is none when it is %s', (_, input) => {
    expect(readSnapshot(input)).toBeUndefined()
  })

  it('[DEP-5] loses what does not fit, and nothing else', () => {
    const tasks = [['a', 'succeeded'], ['b', 'running'], 'c', [4, 'succeeded'], null]
    expect(readSnapshot({ version: 1, key: 'key', tasks })?.tasks).toEqual([['a', 'succeeded']])
  })
})

describe('keeping snapshots', () => {
  it('[DEP-5] keeps many changes at once, and the end at once', async () => {
    const save = vi.fn()
    const { run, call } = sampleRun('a b c')
    const end = keepSnapshots(save)(run)
    run.start()
    call('a').resolve(undefined)
    call('b').resolve(undefined)
    await vi.advanceTimersByTimeAsync(999)
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(save).toHaveBeenCalledOnce()
    call('c').resolve(undefined)
    await settle()
    expect(save).toHaveBeenCalledTimes(2)
    expect(save.mock.lastCall?.[0].tasks).toHaveLength(3)
    end()
    expect(save).toHaveBeenCalledTimes(2)
  })

  it('[DEP-5] keeps the rest when it ends, and forgives a storage that fails [F92]', async () => {
    const save = vi.fn(() => {
      throw new Error('The storage is full.')
    })
    const { run, call } = sampleRun('a b')
    const end = keepSnapshots(save)(run)
    run.start()
    call('a').resolve(undefined)
    await settle()
    end()
    expect(save).toHaveBeenCalledOnce()
    call('b').resolve(undefined)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).toHaveBeenCalledOnce()
  })
})
