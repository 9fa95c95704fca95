import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { closedGate, combineGates, type Gate, openGate } from './gate.js'

/** What an app without types, or a server, might hand over for a gate. */
const garbage = fc.constantFrom<unknown>(null, undefined, {}, [], 'open', 1, true, { open: 'true' }, { open: 1 })
const gates = fc.array(
  fc.oneof(fc.constant(openGate), fc.string({ minLength: 1 }).map(closedGate), garbage) as fc.Arbitrary<Gate>,
)

describe('gates combined', () => {
  it('[ALL-15] are open when each is open', () => {
    expect(combineGates(openGate, openGate)).toMatchObject({ open: true })
    expect(combineGates()).toMatchObject({ open: true })
  })

  it('[ALL-15] are closed with the reasons of the closed ones, in order, each once', () => {
    const combined = combineGates(closedGate('Pay first.'), openGate, closedGate('Ask Ana.'), closedGate('Pay first.'))
    expect(combined).toMatchObject({ open: false, reason: 'Pay first. Ask Ana.' })
  })

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['an empty object', {}],
    ['a word', 'open'],
    ['a yes', true],
    ['a gate that says it is open in a word', { open: 'true' }],
  ])('[ALL-15] are closed by %s', (_, unknown) => {
    expect(combineGates(openGate, unknown as Gate).open).toBe(false)
  })

  it('[ALL-15] keep the reasons of those that are known beside one that is not', () => {
    expect(combineGates(undefined, closedGate('Pay first.'), null)).toMatchObject({ reason: 'Pay first.' })
  })

  it('[ALL-15] are open if and only if all are open, in any number and order', () => {
    fc.assert(
      fc.property(gates, (all) => {
        expect(combineGates(...all).open).toBe(all.every((gate) => gate?.open === true))
      }),
    )
  })

  it('[ALL-15] combine in any grouping to the same', () => {
    fc.assert(
      fc.property(gates, gates, (left, right) => {
        const { open } = combineGates(...left, ...right)
        expect(combineGates(combineGates(...left), combineGates(...right)).open).toBe(open)
      }),
    )
  })

  it('have another version when one of them has', () => {
    const { version } = combineGates({ ...openGate, version: '1' }, openGate)
    expect(combineGates({ ...openGate, version: '1' }, openGate).version).toBe(version)
    expect(combineGates({ ...openGate, version: '2' }, openGate).version).not.toBe(version)
    expect(combineGates(openGate, { ...openGate, version: '1' }).version).not.toBe(version)
  })

  it('[ALL-15] recheck each that can be rechecked and re-read the others', async () => {
    const { signal } = new AbortController()
    const recheck = vi.fn(async () => closedGate('Something new came up.'))
    const combined = combineGates({ ...openGate, recheck }, openGate)
    expect(combined.open).toBe(true)
    await expect(combined.recheck(signal)).resolves.toMatchObject({ open: false, reason: 'Something new came up.' })
    expect(recheck).toHaveBeenCalledExactlyOnceWith(signal)
  })

  it('[ALL-15] are open after a recheck that found each open', async () => {
    const combined = combineGates({ ...closedGate('Wait.'), recheck: async () => openGate }, openGate)
    expect(combined.open).toBe(false)
    await expect(combined.recheck()).resolves.toMatchObject({ open: true })
  })

  it('[ALL-15] stay closed after a recheck that found one closed, or not known', async () => {
    const opened = { ...closedGate('Wait.'), recheck: async () => openGate }
    await expect(combineGates(opened, closedGate('Ask Ana.')).recheck()).resolves.toMatchObject({ reason: 'Ask Ana.' })
    await expect(combineGates(opened, undefined).recheck()).resolves.toMatchObject({ open: false })
  })

  it('[ALL-5] reject when a recheck fails, also at once', async () => {
    const failing = (): never => {
      throw new Error('offline')
    }
    await expect(combineGates({ ...openGate, recheck: failing }).recheck()).rejects.toThrow('offline')
    await expect(combineGates({ ...openGate, recheck: async () => failing() }).recheck()).rejects.toThrow('offline')
  })
})
