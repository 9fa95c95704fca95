import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sampleRun } from '../../test/sample-run.js'
import { speakProgress } from './speak-progress.js'

beforeEach(() => {
  vi.useFakeTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

function setup(graph = 'a b c d e') {
  const sample = sampleRun(graph, { tries: 1, concurrency: 10 })
  const said: string[] = []
  const end = speakProgress(sample.run, (text) => said.push(text))
  sample.run.start()
  return { ...sample, said, end }
}

describe('what is spoken of a run', () => {
  it('[ALL-12] gathers news for ten seconds', async () => {
    const { call, said } = setup()
    call('a').resolve(undefined)
    call('b').resolve(undefined)
    await vi.advanceTimersByTimeAsync(9999)
    expect(said).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(said).toEqual(['2 of 5 removed'])
    await vi.advanceTimersByTimeAsync(60_000)
    call('c').resolve(undefined)
    await vi.advanceTimersByTimeAsync(9999)
    expect(said).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(said[1]).toBe('3 of 5 removed')
  })

  it('[ALL-12] is a failure at once, by its name, and once', async () => {
    const { call, said } = setup()
    call('a').reject(new Error('It is locked.'))
    await settle()
    expect(said).toEqual(['Server a could not be removed. 0 of 5 removed, 1 failed'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(said).toHaveLength(1)
  })

  it('[ALL-12] waits for ten seconds after a failure before it goes on', async () => {
    const { call, said } = setup()
    call('a').resolve(undefined)
    await vi.advanceTimersByTimeAsync(9000)
    call('b').reject(new Error('It is locked.'))
    await settle()
    call('c').resolve(undefined)
    await vi.advanceTimersByTimeAsync(9999)
    expect(said).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(said[1]).toBe('2 of 5 removed, 1 failed')
  })

  it('[ALL-12] is the end at once, and once [F35]', async () => {
    const { call, said } = setup('a')
    call('a').resolve(undefined)
    await settle()
    expect(said).toEqual(['Finished. 1 of 1 removed'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(said).toHaveLength(1)
  })

  it('[ALL-12] is the failure and the end together', async () => {
    const { call, said } = setup('a')
    call('a').reject(new Error('It is locked.'))
    await settle()
    expect(said).toEqual(['Server a could not be removed. Failed. 0 of 1 removed, 1 failed'])
  })

  it('[ALL-12] is nothing that was there before', async () => {
    const { run, call } = setup('a')
    call('a').resolve(undefined)
    await settle()
    const say = vi.fn()
    speakProgress(run, say)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(say).not.toHaveBeenCalled()
  })

  it('ends, also in the middle', async () => {
    const { call, said, end } = setup()
    call('a').resolve(undefined)
    await settle()
    end()
    call('b').reject(new Error('It is locked.'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(said).toEqual([])
  })
})
