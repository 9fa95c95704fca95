import { describe, expect, it } from 'vitest'
import { countTests, type VitestReport } from './test-results.ts'

const GREEN: VitestReport = {
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [
    { name: '/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
  ],
}

function failures(report: Partial<VitestReport>, code = 1): string[] {
  const count = countTests({ ...GREEN, ...report }, code, ['/a.test.ts'])
  expect(count.failed).toBeGreaterThan(0)
  return count.notes
}

describe('the count of a test run', () => {
  it('is what Vitest counted where all passed', () => {
    expect(countTests(GREEN, 0, ['/a.test.ts'])).toEqual({ passed: 2, failed: 0, notes: [] })
  })

  it('has the failed tests, which Vitest shows itself', () => {
    const testResults = [{ name: '/a.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] }]
    expect(countTests({ ...GREEN, numFailedTests: 1, testResults }, 1, [])).toEqual({ passed: 2, failed: 1, notes: [] })
  })

  it('fails without a report', () => {
    expect(countTests(undefined, 0, [])).toMatchObject({ passed: 0, failed: 1 })
  })

  it('fails where a file does not load', () => {
    const testResults = [...GREEN.testResults, { name: '/b.test.ts', status: 'failed', assertionResults: [] }]
    expect(failures({ testResults })).toEqual(['/b.test.ts failed outside of its tests.'])
  })

  it('fails where a file was not run', () => {
    expect(failures({ testResults: [] }, 0)).toEqual(['/a.test.ts was not run.'])
  })

  it('fails for each test that is skipped or to do', () => {
    expect(failures({ numPendingTests: 1, numTodoTests: 1 }, 0)).toHaveLength(2)
  })

  it('fails where an error is not of any test', () => {
    expect(failures({}, 1)).toEqual(['Vitest ended with code 1: an error outside of the tests, see above.'])
  })

  it('fails where no test was run', () => {
    expect(countTests({ ...GREEN, numPassedTests: 0, testResults: [] }, 0, [])).toMatchObject({ passed: 0, failed: 1 })
  })
})
