import { expect, it } from 'vitest'
import { parseRetryAfter } from './retry-after.js'

const now = Date.UTC(2026, 0, 1, 12)

it.each([
  ['120', 120_000],
  [' 5 ', 5000],
  [3, 3000],
  ['0', 0],
  ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
  ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
  ['Thu, 01 Jan 2026 12:00:30 +0000', 30_000],
  ['2026-01-01T12:00:30Z', 30_000],
  ['soon', 0],
  ['', 0],
  [null, 0],
  [undefined, 0],
  ['-5', 0],
])('[BLK-3] reads a Retry-After header %j as a wait of %d ms [F41]', (header, wait) => {
  expect(parseRetryAfter(header, now)).toBe(wait)
})
