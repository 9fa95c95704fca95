/** The part of Vitest's JSON report that is read here. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}

export interface Count {
  passed: number
  failed: number
  /** Each failure that Vitest does not show as a failed test, a line each. */
  notes: string[]
}

/**
 * Counts a run of Vitest, so that nothing which did not run and pass looks like success.
 *
 * @param report Vitest's report; `undefined` where it wrote none.
 * @param code The exit code.
 * @param files The test files that exist, with absolute paths.
 */
export function countTests(report: VitestReport | undefined, code: number, files: string[]): Count {
  if (!report) return { passed: 0, failed: 1, notes: [`Vitest ended with code ${code} and without a report.`] }

  const notes: string[] = []
  const ran = new Set(report.testResults.map((result) => result.name))
  for (const file of files) {
    if (!ran.has(file)) notes.push(`${file} was not run.`)
  }
  for (const { name, status, assertionResults } of report.testResults) {
    const failedTest = assertionResults.some((test) => test.status === 'failed')
    if (status === 'failed' && !failedTest) notes.push(`${name} failed outside of its tests.`)
  }
  const skipped = report.numPendingTests + report.numTodoTests
  for (let index = 0; index < skipped; index++) notes.push('A test is skipped or to do.')

  const failed = report.numFailedTests + notes.length
  if (failed === 0 && code !== 0)
    notes.push(`Vitest ended with code ${code}: an error outside of the tests, see above.`)
  if (failed === 0 && report.numPassedTests === 0) notes.push('No test was run.')
  return { passed: report.numPassedTests, failed: report.numFailedTests + notes.length, notes }
}
