import { describe, expect, it } from 'vitest'
import type { CheckAnswer } from './answer.js'
import { createBlockers } from './create-blockers.js'
import { describeBlockers } from './describe.js'
import { type HoldAnswerOptions, holdAnswer } from './hold-answer.js'
import { enBlockers } from './messages.js'

const clear = { status: 'clear' } as const
const blocking = { status: 'blocking', remedies: [{ kind: 'wait', id: 'wait', label: 'Ready in an hour' }] } as const
const offline = new Error('offline')

describe('an answer that the app holds', () => {
  it.each<[string, Omit<HoldAnswerOptions, 'version'>, object]>([
    ['what it is', { answer: clear }, clear],
    ['not checked while there is none', { answer: undefined }, { status: 'unchecked' }],
    [
      'not known when it could not be had',
      { answer: undefined, error: offline },
      { status: 'unknown', error: offline },
    ],
    [
      'not known when only an older one is there',
      { answer: clear, error: offline },
      { status: 'unknown', error: offline },
    ],
    ['not known when what failed says nothing', { answer: clear, error: '' }, { status: 'unknown', error: '' }],
    ['what it is when nothing failed', { answer: clear, error: null }, clear],
    [
      'not known when it is none of ours',
      { answer: { status: 'ok' } as unknown as CheckAnswer },
      { status: 'unknown' },
    ],
  ])('[BLK-1, BLK-10, ALL-14] is %s', (_, options, known) => {
    expect(holdAnswer({ ...options, version: 1 }).known).toMatchObject(known)
  })

  it('[BLK-4] is being checked when the app says so', () => {
    expect(holdAnswer({ answer: clear, version: 1 })).toMatchObject({ checking: false, version: 1 })
    expect(holdAnswer({ answer: clear, version: 2, checking: true })).toMatchObject({ checking: true, version: 2 })
  })

  /** Two checks, of which the app holds the answer of the first. */
  function setup() {
    const runs: string[] = []
    let found: CheckAnswer = blocking
    const optionsFor = (answer: CheckAnswer | undefined, version: number, checking = false) => ({
      checks: [
        {
          ...{ id: 'sites', label: 'Sites', held: holdAnswer({ answer, version, checking }) },
          check: () => {
            runs.push('sites')
            return found
          },
        },
        {
          ...{ id: 'zones', label: 'Zones' },
          check: () => {
            runs.push('zones')
            return clear
          },
        },
      ],
      messages: enBlockers,
    })
    let options = optionsFor(undefined, 0)
    const blockers = createBlockers(options)
    return {
      ...{ blockers, runs },
      hold(...held: Parameters<typeof optionsFor>) {
        options = optionsFor(...held)
        blockers.setOptions(options)
      },
      find(answer: CheckAnswer) {
        found = answer
      },
      status: () => describeBlockers(blockers.getState(), options.checks, enBlockers).rows[0]?.status,
      checking: () => describeBlockers(blockers.getState(), options.checks, enBlockers).checking,
    }
  }

  it('[BLK-3, BLK-10] is asked for again only by name, or afresh', async () => {
    const { blockers, runs } = setup()
    await blockers.recheck()
    expect(runs).toEqual(['zones'])
    await blockers.recheck(['sites'])
    expect(runs).toEqual(['zones', 'sites'])
    await blockers.recheck(undefined, { fresh: true })
    expect(runs).toEqual(['zones', 'sites', 'sites', 'zones'])
  })

  it('[BLK-10] counts less than what a run has found since, until there is another one', async () => {
    const { blockers, hold, status } = setup()
    hold(clear, 1)
    expect(status()).toBe('clear')
    await blockers.recheck(['sites'])
    expect(status()).toBe('blocking')
    hold(clear, 1)
    expect(status()).toBe('blocking')
    hold(clear, 2)
    expect(status()).toBe('clear')
  })

  it('[BLK-7, BLK-10] counts less than what the deed reports, until there is another one', () => {
    const { blockers, hold, status } = setup()
    hold(clear, 1)
    blockers.receive([{ id: 'sites', ...blocking }])
    expect(status()).toBe('blocking')
    hold(clear, 2)
    expect(status()).toBe('clear')
  })

  it('[BLK-10] lets go of what it held when the app holds nothing more', async () => {
    const { blockers, hold, find, status, checking } = setup()
    hold(undefined, 1, true)
    expect(status()).toBe('unchecked')
    expect(checking()).toBe(true)
    find(clear)
    hold(blocking, 2)
    expect(checking()).toBe(false)
    await blockers.recheck(['sites'])
    expect(status()).toBe('clear')
  })
})
