import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { settle } from '../../../../scripts/vitest/settle.ts'
import type { CheckAnswer, Remedy } from './answer.js'
import { createBlockers } from './create-blockers.js'
import { remediesOf } from './create-remedies.js'
import { type BlockerView, describeBlockers } from './describe.js'
import { enBlockers } from './messages.js'
import type { BlockersOptions, Check } from './options.js'

afterEach(() => void vi.useRealTimers())

const clear = { status: 'clear' } as const
const wait: Remedy = { kind: 'wait', id: 'wait', label: 'Ready in an hour' }
const blocking = { status: 'blocking', remedies: [wait] } as const

/** A check that waits to be answered: `answers[0]` belongs to its first run. */
function askedCheck(id: string) {
  const answers: { readonly say: (answer: CheckAnswer) => void; readonly fail: (error: unknown) => void }[] = []
  const signals: AbortSignal[] = []
  const check = vi.fn(
    ({ signal }: { readonly signal: AbortSignal }) =>
      new Promise<CheckAnswer>((say, fail) => {
        signals.push(signal)
        answers.push({ say, fail })
      }),
  )
  return { id, label: `All ${id}`, check, answers, signals }
}

function setup(checks: readonly Check[], given: Partial<BlockersOptions> = {}) {
  let options: BlockersOptions = { checks, messages: enBlockers, ...given }
  const blockers = createBlockers(options)
  const view = () => describeBlockers(blockers.getState(), options.checks, options.messages)
  return {
    blockers,
    view,
    row: (id: string) => view().rows.find((row) => row.id === id),
    define(...next: readonly Check[]) {
      options = { ...options, checks: next }
      blockers.setOptions(options)
    },
  }
}

describe('running the checks', () => {
  it('[BLK-2] is closed from the start, before any check has run', () => {
    const sites = askedCheck('sites')
    const { view } = setup([sites])
    expect(view().gate.open).toBe(false)
    expect(sites.check).not.toHaveBeenCalled()
  })

  it('[BLK-3] runs them side by side and is done when all have answered', async () => {
    const [sites, zones] = [askedCheck('sites'), askedCheck('zones')]
    const { blockers, view } = setup([sites, zones])
    const done = vi.fn()
    void blockers.recheck().then(done)
    expect(view().checking).toBe(true)
    sites.answers[0]?.say(clear)
    await settle()
    expect(view().rows).toMatchObject([
      { status: 'clear', checking: false },
      { status: 'unchecked', checking: true },
    ])
    expect(view().gate.open).toBe(false)
    expect(done).not.toHaveBeenCalled()
    zones.answers[0]?.say(clear)
    await settle()
    expect(done).toHaveBeenCalledOnce()
    expect(view()).toMatchObject({ checking: false, gate: { open: true } })
  })

  it('[BLK-3] shares a run that is under way', async () => {
    const sites = askedCheck('sites')
    const { blockers, row } = setup([sites])
    const both = [blockers.recheck(), blockers.recheck(['sites'])]
    expect(sites.check).toHaveBeenCalledOnce()
    sites.answers[0]?.say(blocking)
    await Promise.all(both)
    expect(row('sites')?.status).toBe('blocking')
  })

  it('[BLK-3] starts afresh when asked to: the former run is aborted and its answer dropped [F12, F13]', async () => {
    const sites = askedCheck('sites')
    const { blockers, row } = setup([sites])
    const first = blockers.recheck()
    const second = blockers.recheck(undefined, { fresh: true })
    expect(sites.signals.map(({ aborted }) => aborted)).toEqual([true, false])
    sites.answers[0]?.say(clear)
    await settle()
    expect(row('sites')).toMatchObject({ status: 'unchecked', checking: true })
    sites.answers[1]?.say(blocking)
    await Promise.all([first, second])
    expect(row('sites')).toMatchObject({ status: 'blocking', checking: false })
  })

  it('[BLK-3] resolves for whoever waited for a superseded run when the newest has answered', async () => {
    const sites = askedCheck('sites')
    const { blockers } = setup([sites])
    const done = vi.fn()
    void blockers.recheck().then(done)
    void blockers.recheck(['sites'], { fresh: true })
    await settle()
    expect(done).not.toHaveBeenCalled()
    sites.answers[1]?.say(clear)
    await settle()
    expect(done).toHaveBeenCalledOnce()
  })

  it('[BLK-6] runs a failed check again alone, and names its error meanwhile', async () => {
    const [sites, zones] = [askedCheck('sites'), askedCheck('zones')]
    const { blockers, row, view } = setup([sites, zones])
    const all = blockers.recheck()
    sites.answers[0]?.fail(new Error('The zone server is offline.'))
    zones.answers[0]?.say(clear)
    await all
    expect(row('sites')).toMatchObject({ status: 'unknown', error: 'The zone server is offline.' })
    expect(view().gate.open).toBe(false)
    const retry = blockers.recheck(['sites'])
    expect(row('sites')).toMatchObject({ error: 'The zone server is offline.', checking: true })
    sites.answers[1]?.say(clear)
    await retry
    expect(zones.check).toHaveBeenCalledOnce()
    expect(view().gate.open).toBe(true)
  })

  it('[BLK-1] gives up on a check after 15 seconds, or after what the app says', async () => {
    vi.useFakeTimers()
    const [slow, slower] = [setup([askedCheck('sites')]), setup([askedCheck('sites')], { timeout: 20_000 })]
    void slow.blockers.recheck()
    void slower.blockers.recheck()
    await vi.advanceTimersByTimeAsync(14_999)
    expect(slow.row('sites')?.status).toBe('unchecked')
    await vi.advanceTimersByTimeAsync(1)
    expect(slow.row('sites')).toMatchObject({ status: 'unknown', error: 'This check did not answer in time.' })
    expect(slower.row('sites')?.status).toBe('unchecked')
    await vi.advanceTimersByTimeAsync(5000)
    expect(slower.row('sites')?.status).toBe('unknown')
  })

  it('[ALL-4] drops an answer that comes after the check was given up', async () => {
    vi.useFakeTimers()
    const sites = askedCheck('sites')
    const { blockers, row } = setup([sites])
    void blockers.recheck()
    await vi.advanceTimersByTimeAsync(15_000)
    sites.answers[0]?.say(clear)
    await vi.advanceTimersByTimeAsync(0)
    expect(row('sites')?.status).toBe('unknown')
  })

  it('does nothing for an id that no check has', async () => {
    const sites = askedCheck('sites')
    await setup([sites]).blockers.recheck(['zones'])
    expect(sites.check).not.toHaveBeenCalled()
  })

  it('tells its listeners', async () => {
    const { blockers } = setup([{ id: 'sites', label: 'Sites', check: () => clear }])
    const listener = vi.fn()
    const unsubscribe = blockers.subscribe(listener)
    await blockers.recheck()
    expect(listener).toHaveBeenCalledTimes(2)
    unsubscribe()
    await blockers.recheck()
    expect(listener).toHaveBeenCalledTimes(2)
  })
})

describe('its listeners', () => {
  it('[ALL-1] hear nothing of a run that is shared, of a look at nothing new, nor of the same checks', async () => {
    const sites = askedCheck('sites')
    const { blockers, define } = setup([sites])
    void blockers.recheck()
    const listener = vi.fn()
    blockers.subscribe(listener)
    void blockers.recheck()
    blockers.look()
    define({ ...sites })
    expect(listener).not.toHaveBeenCalled()
    sites.answers[0]?.say(clear)
    await settle()
    expect(listener).toHaveBeenCalledTimes(1)
  })
})

describe('the gate before the deed', () => {
  it('[BLK-3, ALL-15] is found out afresh, although a run is under way', async () => {
    const sites = askedCheck('sites')
    const { blockers } = setup([sites])
    void blockers.recheck()
    const gate = blockers.recheckGate()
    expect(sites.signals.map(({ aborted }) => aborted)).toEqual([true, false])
    sites.answers[0]?.say(clear)
    sites.answers[1]?.say(blocking)
    await expect(gate).resolves.toMatchObject({ open: false, reason: '1 thing to clear first: All sites.' })
  })

  it('[BLK-2] is open when all have answered so', async () => {
    const { blockers } = setup([{ id: 'sites', label: 'Sites', check: () => clear }])
    await expect(blockers.recheckGate()).resolves.toMatchObject({ open: true })
  })

  it('[BLK-2, ALL-15] is closed when the checks were given up meanwhile', async () => {
    const sites = askedCheck('sites')
    const { blockers } = setup([sites])
    const first = blockers.recheck()
    sites.answers[0]?.say(clear)
    await first
    const gate = blockers.recheckGate()
    blockers.dispose()
    expect(sites.signals[1]?.aborted).toBe(true)
    await expect(gate).resolves.toMatchObject({ open: false })
  })
})

describe('the list of checks', () => {
  it('throws when two checks have one id, and keeps what it had', () => {
    const sites = askedCheck('sites')
    const twice = [askedCheck('zones'), sites, askedCheck('keys'), askedCheck('sites')]
    const message = /^Offboard: two checks have the id "sites"\..* Give each check an id of its own\.$/
    expect(() => setup(twice)).toThrow(message)
    const { blockers } = setup([sites])
    expect(() => blockers.setOptions({ checks: twice, messages: enBlockers })).toThrow(message)
    expect(blockers.getState().checks.map(({ id }) => id)).toEqual(['sites'])
  })

  it('takes the checks of the latest render', async () => {
    const { blockers, define, view } = setup([{ id: 'sites', label: 'Sites', check: () => clear }])
    await blockers.recheck()
    const zones = askedCheck('zones')
    define({ id: 'sites', label: 'Web sites', check: () => blocking }, zones)
    expect(view().rows).toMatchObject([
      { label: 'Web sites', status: 'clear' },
      { id: 'zones', status: 'unchecked' },
    ])
    void blockers.recheck()
    await settle()
    expect(view().rows[0]?.status).toBe('blocking')
    expect(zones.check).toHaveBeenCalledOnce()
  })

  it('[ALL-4] stops a check that goes, and runs it anew when it comes back', async () => {
    const before = askedCheck('sites')
    const { blockers, define, row } = setup([before])
    void blockers.recheck()
    define()
    expect(before.signals[0]?.aborted).toBe(true)
    const after = askedCheck('sites')
    define(after)
    const done = blockers.recheck()
    before.answers[0]?.say(clear)
    await settle()
    expect(row('sites')).toMatchObject({ status: 'unchecked', checking: true })
    after.answers[0]?.say(blocking)
    await done
    expect(row('sites')).toMatchObject({ status: 'blocking', checking: false })
  })

  it('[ALL-4] runs the checks anew right after it was disposed of', async () => {
    const sites = askedCheck('sites')
    const { blockers, row } = setup([sites])
    void blockers.recheck()
    blockers.dispose()
    const done = blockers.recheck()
    expect(sites.check).toHaveBeenCalledTimes(2)
    sites.answers[1]?.say(clear)
    await done
    expect(row('sites')).toMatchObject({ status: 'clear', error: undefined })
  })
})

describe('a blocker that nobody can clear', () => {
  it('[BLK-5] is complained about in development', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { blockers } = setup([
      { id: 'sites', label: 'Sites', check: () => ({ status: 'blocking' }) },
      { id: 'zones', label: 'Zones', check: () => ({ status: 'blocking' }), remedies: [wait] },
      { id: 'keys', label: 'Keys', check: () => blocking },
      { id: 'teams', label: 'Teams', check: () => ({ status: 'warning' }) },
    ])
    await blockers.recheck()
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('"sites" is blocking and offers no remedy'))
    blockers.receive([{ id: 'hold', status: 'blocking' }])
    expect(error).toHaveBeenLastCalledWith(expect.stringContaining('"hold"'))
    expect(error).toHaveBeenCalledTimes(2)
  })
})

describe('in production', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('two checks with one id are refused all the same, and nothing is written about the rest', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const check = () => ({ status: 'blocking' }) as const
    const sites: Check = { id: 'sites', label: 'Sites', after: ['zones'], check }
    expect(() => setup([sites, sites])).toThrow(/^id$/)
    const { blockers, row } = setup([sites])
    await blockers.recheck()
    expect(row('sites')?.status).toBe('blocking')
    expect(error).not.toHaveBeenCalled()
  })

  it('[ALL-14] an answer of another form is unknown, without words', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const { blockers } = setup([{ id: 'sites', label: 'Sites', check: () => ({ status: 'ok' as 'clear' }) }])
    await blockers.recheck()
    expect(blockers.getState().checks[0]?.known).toEqual({ status: 'unknown', error: new TypeError('') })
  })
})

describe('blockers that the deed itself reports', () => {
  it('[BLK-7] come into the list, marked as new, and close the gate [F1]', async () => {
    const { blockers, row, view } = setup([{ id: 'sites', label: 'Sites', check: () => clear }])
    await blockers.recheck()
    const { version } = view().gate
    blockers.receive([
      { id: 'sites', ...blocking, count: 1 },
      { id: 'hold', label: 'Legal hold', ...blocking },
    ])
    expect(row('sites')).toMatchObject({ label: 'Sites', status: 'blocking', count: 1, isNew: true })
    expect(row('hold')).toMatchObject({ label: 'Legal hold', status: 'blocking', isNew: true })
    expect(view().gate).toMatchObject({ open: false, reason: '2 things to clear first: Sites and Legal hold.' })
    expect(view().gate.version).not.toBe(version)
    blockers.look()
    expect(view().rows.map(({ isNew }) => isNew)).toEqual([false, false])
    expect(view().gate.open).toBe(false)
  })

  it('[BLK-7, BLK-3] are newer than a check under way: it is aborted and its answer dropped', async () => {
    const sites = askedCheck('sites')
    const { blockers, row } = setup([sites])
    const done = blockers.recheck()
    blockers.receive([{ id: 'sites', ...blocking }])
    expect(sites.signals[0]?.aborted).toBe(true)
    sites.answers[0]?.say(clear)
    await done
    expect(row('sites')).toMatchObject({ status: 'blocking', checking: false, isNew: true })
  })

  it('[BLK-7, BLK-3] are checked again by the next run, also at once', async () => {
    const sites = askedCheck('sites')
    const { blockers, row } = setup([sites])
    void blockers.recheck()
    blockers.receive([{ id: 'sites', ...blocking }])
    const done = blockers.recheck()
    expect(sites.check).toHaveBeenCalledTimes(2)
    sites.answers[1]?.say(clear)
    await done
    expect(row('sites')).toMatchObject({ status: 'clear', isNew: false })
  })

  it('[BLK-7, BLK-3] are newer than what else is under way, which is asked afresh', async () => {
    const [sites, zones] = [askedCheck('sites'), askedCheck('zones')]
    const { blockers, view } = setup([sites, zones])
    const done = blockers.recheck()
    blockers.receive([{ id: 'sites', ...blocking }])
    expect(zones.signals.map(({ aborted }) => aborted)).toEqual([true, false])
    zones.answers[0]?.say(clear)
    zones.answers[1]?.say(blocking)
    await done
    expect(view().rows).toMatchObject([{ status: 'blocking' }, { status: 'blocking' }])
  })

  it('[BLK-7] stay while the known checks run again by themselves', async () => {
    const { blockers, view } = setup([{ id: 'sites', label: 'Sites', check: () => clear }])
    blockers.receive([{ id: 'hold', label: 'Legal hold', ...blocking }])
    await blockers.recheck()
    expect(view().rows.map(({ id }) => id)).toEqual(['sites', 'hold'])
  })

  it('[BLK-7] leave the list, when no check knows them, as soon as the user asks for all afresh', async () => {
    const { blockers, view } = setup([{ id: 'sites', label: 'Sites', check: () => clear }])
    blockers.receive([{ id: 'hold', label: 'Legal hold', ...blocking }])
    await blockers.recheck(undefined, { fresh: true })
    expect(view().rows.map(({ id }) => id)).toEqual(['sites'])
    expect(view().gate.open).toBe(true)
  })

  it('[BLK-5, BLK-7] leave the list, when no check knows them, once their own remedy has succeeded', async () => {
    const { blockers, view } = setup([{ id: 'sites', label: 'Sites', check: () => clear }])
    await blockers.recheck()
    const lift = vi.fn().mockRejectedValueOnce(new Error('Not now.')).mockResolvedValueOnce(undefined)
    blockers.receive([
      { id: 'hold', status: 'blocking', remedies: [{ kind: 'action', id: 'lift', label: 'Lift the hold', run: lift }] },
    ])
    const hold = view().rows[1] as BlockerView
    await remediesOf(blockers).run(hold, 'lift')
    expect(view().rows.map(({ id }) => id)).toEqual(['sites', 'hold'])
    await remediesOf(blockers).run(hold, 'lift')
    expect(view().rows.map(({ id }) => id)).toEqual(['sites'])
    expect(view().gate.open).toBe(true)
  })

  it('[ALL-14] close the gate when nobody knows their state', () => {
    const { blockers, view } = setup([])
    expect(view().gate.open).toBe(true)
    blockers.receive([{ id: 'hold', status: 'frozen' as 'clear' }])
    expect(view().gate.open).toBe(false)
  })
})

describe('checks under random runs and answers', () => {
  const IDS = ['sites', 'zones', 'keys']
  const id = fc.constantFrom(...IDS)
  const answer = fc.constantFrom<CheckAnswer['status'] | 'throws' | 'nonsense'>(
    ...(['clear', 'clear', 'clear', 'not-applicable', 'warning', 'blocking', 'throws', 'nonsense'] as const),
  )
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('recheck' as const),
        ids: fc.option(fc.subarray(IDS)),
        fresh: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('gate' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('receive' as const),
        id,
        status: fc.constantFrom('blocking' as const, 'clear' as const),
      }),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('define' as const), ids: fc.shuffledSubarray(IDS) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('look' as const, 'dispose' as const) }) },
  )

  it('[BLK-2, BLK-3, ALL-4, ALL-15] shows the answer of the latest run, and opens only for known good ones', async () => {
    let opened = 0
    await fc.assert(
      fc.asyncProperty(
        // One thing at a time comes to its end before the next begins.
        fc.scheduler({ act: (task) => task().then(settle) }),
        fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }),
        fc.infiniteStream(answer),
        async (scheduler, steps, answers) => {
          /** What is to be shown: what was said last about each row. */
          const shown = new Map<string, string>(IDS.map((each) => [each, 'unchecked']))
          /** The run of each check whose answer counts. */
          const awaited = new Map<string, number>()
          const received = new Set<string>()
          let defined: readonly string[] = IDS
          let runs = 0

          const checkOf = (each: string): Check => ({
            id: each,
            label: each,
            async check() {
              const run = ++runs
              awaited.set(each, run)
              await scheduler.schedule(Promise.resolve(), `answer ${run} of ${each}`)
              const { value: status } = answers.next()
              if (awaited.get(each) === run) {
                awaited.delete(each)
                shown.set(each, status === 'throws' || status === 'nonsense' ? 'unknown' : status)
              }
              if (status === 'throws') throw new Error('offline')
              return { ...blocking, status } as CheckAnswer
            },
          })
          const { blockers, define, view } = setup(IDS.map(checkOf))

          const compare = () => {
            const { rows, gate } = view()
            expect(rows.map((row) => [row.id, row.status]).sort()).toEqual([...shown].sort())
            expect(
              rows
                .filter(({ checking }) => checking)
                .map((row) => row.id)
                .sort(),
            ).toEqual([...awaited.keys()].sort())
            const good = [...shown.values()].every((status) => ['clear', 'warning', 'not-applicable'].includes(status))
            expect(gate.open).toBe(good)
            if (good && rows.length > 0) opened++
          }

          /** What no check knows goes when it is asked for afresh. */
          const forget = (ids: readonly string[] | null) => {
            for (const gone of [...shown.keys()]) {
              if (defined.includes(gone) || (ids && !ids.includes(gone))) continue
              awaited.delete(gone)
              shown.delete(gone)
              received.delete(gone)
            }
          }

          const take = async (each: (typeof steps)[number]) => {
            compare()
            const runsBefore = runs
            switch (each.type) {
              case 'recheck': {
                const chosen = defined.filter((check) => !each.ids || each.ids.includes(check))
                const wanted = chosen.filter((check) => each.fresh || !awaited.has(check))
                void blockers.recheck(each.ids ?? undefined, { fresh: each.fresh })
                if (each.fresh) forget(each.ids)
                expect(runs - runsBefore).toBe(wanted.length)
                break
              }
              case 'gate':
                void blockers.recheckGate()
                forget(null)
                expect(runs - runsBefore).toBe(defined.length)
                break
              case 'receive':
                awaited.delete(each.id)
                shown.set(each.id, each.status)
                blockers.receive([{ ...blocking, id: each.id, status: each.status }])
                if (!defined.includes(each.id)) received.add(each.id)
                break
              case 'define':
                for (const gone of defined) {
                  if (each.ids.includes(gone) || received.has(gone)) continue
                  awaited.delete(gone)
                  shown.delete(gone)
                }
                for (const come of each.ids) {
                  shown.set(come, shown.get(come) ?? 'unchecked')
                  received.delete(come)
                }
                defined = each.ids
                define(...each.ids.map(checkOf))
                break
              case 'dispose':
                for (const given of awaited.keys()) shown.set(given, 'unknown')
                awaited.clear()
                blockers.dispose()
                break
              case 'look':
                blockers.look()
                expect(view().rows.some(({ isNew }) => isNew)).toBe(false)
            }
          }
          // A sequence stops at a step that throws, without a word.
          const failures: unknown[] = []
          scheduler.scheduleSequence(
            steps.map((each) => () => take(each).catch((error: unknown) => failures.push(error))),
          )
          await scheduler.waitIdle()
          expect(failures).toEqual([])
          compare()
        },
      ),
      { numRuns: 300 },
    )
    expect(opened).toBeGreaterThan(0)
  })
})
