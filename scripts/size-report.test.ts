import { describe, expect, it } from 'vitest'
import { DIALOG, type Measured, sizeProblems, sizeTable } from './size-report.ts'

const MEASURED: Measured[] = [
  { name: '@offboard/core/gate', size: 900, sizeLimit: 1000, passed: true },
  { name: DIALOG.ours, size: 16_000 },
  { name: DIALOG.bare, size: 12_000 },
]

describe('the size report', () => {
  it('has no problem where all is within its limit', () => {
    expect(sizeProblems(MEASURED, ['@offboard/core/gate'])).toEqual([])
  })

  it('names what is over its limit', () => {
    const over = { name: '@offboard/core/gate', size: 1100, sizeLimit: 1000, passed: false }
    expect(sizeProblems([...MEASURED, over], [])).toEqual(['@offboard/core/gate is 1.10 kB, its limit is 1.00 kB.'])
  })

  it('names a public sub-path without a limit', () => {
    expect(sizeProblems(MEASURED, ['@offboard/core/flow'])).toEqual([
      '@offboard/core/flow has no limit. Give it one in .size-limit.ts.',
    ])
    expect(sizeProblems(MEASURED, ['@offboard/ui/confirmation'])).toHaveLength(1)
  })

  it("limits what the dialog adds to Radix's", () => {
    const heavy = MEASURED.map((entry) => (entry.name === DIALOG.ours ? { ...entry, size: 18_000 } : entry))
    expect(sizeProblems(heavy, [])).toEqual([
      "What ConfirmDialog adds to Radix's dialog is 6.00 kB, its limit is 5.00 kB.",
    ])
    expect(sizeProblems(MEASURED.slice(0, 2), [])).toEqual([expect.stringContaining('was not measured')])
  })

  it('shows sizes beside their limits', () => {
    expect(sizeTable(MEASURED)).toMatch(/over Radix's dialog +4\.00 kB +5\.00 kB/)
  })
})
