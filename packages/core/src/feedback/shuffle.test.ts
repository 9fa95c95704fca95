import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffleReasons } from './shuffle.js'

const reasons = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id }))
const seed = fc.oneof(fc.string(), fc.integer())
const list = fc.array(fc.boolean()).map((pins) => pins.map((pinned, id) => ({ id: String(id), label: '', pinned })))

describe('shuffled reasons', () => {
  it('[FBK-4] are the same ones, in the same order for the same seed, and pinned ones where they were', () => {
    fc.assert(
      fc.property(list, seed, (given, from) => {
        const before = structuredClone(given)
        const shuffled = shuffleReasons(given, from)
        expect(new Set(shuffled)).toEqual(new Set(given))
        expect(shuffled).toHaveLength(given.length)
        expect(shuffleReasons(given, from)).toEqual(shuffled)
        for (const [index, reason] of given.entries()) if (reason.pinned) expect(shuffled[index]).toBe(reason)
        expect(given).toEqual(before)
      }),
    )
  })

  it('[FBK-4] take each order about as often as any other', () => {
    const counts = new Map<string, number>()
    for (let user = 0; user < 24_000; user++) {
      const order = shuffleReasons(reasons, `user-${user}`)
        .map(({ id }) => id)
        .join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    // Each is expected a thousand times; the standard deviation is 31.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(160)
  })

  it('[FBK-4] keep the order that a seed had in earlier versions', () => {
    const orders = ['user-1', 'user-2', 7].map((from) =>
      shuffleReasons(reasons, from)
        .map(({ id }) => id)
        .join(''),
    )
    expect(orders).toEqual(['bcad', 'bacd', 'cdba'])
    expect(shuffleReasons(reasons, 1)).toEqual(shuffleReasons(reasons, '1'))
  })
})
