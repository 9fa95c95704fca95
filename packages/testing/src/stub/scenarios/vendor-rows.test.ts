import { expect, test } from 'vitest'
import { pureUi, rowCounts } from '../../../test/vendor-rows.js'

const files: Record<string, string> = import.meta.glob('../**/*.test.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The rows that titles of tests name. */
const named = new Set(
  Object.values(files).flatMap((text) => [...text.matchAll(/\[(S\d\.\d+)\]/g)].map(([, row]) => row)),
)

const rows = rowCounts.flatMap((count, vendor) =>
  Array.from({ length: count }, (_, index) => `S${vendor}.${index + 1}`),
)

test('each row of the five vendors that is a matter of data is named by a test', () => {
  expect(rows.filter((row) => !named.has(row) && !Object.hasOwn(pureUi, row))).toEqual([])
})

test('no row is named that there is not, and none that no backend shows', () => {
  expect([...named].filter((row = '') => !rows.includes(row) || Object.hasOwn(pureUi, row))).toEqual([])
  expect(Object.keys(pureUi).filter((row) => !rows.includes(row))).toEqual([])
})

test('each row that no backend shows has a reason', () => {
  for (const reason of Object.values(pureUi)) expect(reason).toMatch(/^[A-Z].+\.$/)
})
