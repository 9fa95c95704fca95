import { formatResult } from './format-report.js'
import { type ContractOptions, chooseRules, toTarget } from './run-contract.js'
import { tryRule } from './try-rule.js'

/** What a test runner hands to a test: that of Vitest, of `node:test` and others. */
export interface ContractTestContext {
  readonly skip: (reason?: string) => void
}

/** Makes a test: `test` of Vitest or of `node:test`. */
export type ContractTest = (title: string, run: (context: ContractTestContext) => Promise<void>) => unknown

export interface DescribeContractOptions extends ContractOptions {
  readonly test: ContractTest
}

/**
 * Makes one test a rule. A broken rule fails its test with the report as the message; a rule that cannot be tried skips
 * it. Let the tests run one after the other, as they do by default: some move the server's clock.
 *
 * @throws RangeError when a rule in `only` is unknown.
 * @throws TypeError when the base address is none.
 * @example
 * import { test } from 'vitest' // or 'node:test'
 * describeContract({ test, baseUrl: 'http://localhost:3000/api', arrange: '/test/arrange' })
 */
export function describeContract({ test, ...options }: DescribeContractOptions): void {
  const target = toTarget(options)
  for (const rule of chooseRules(options.only)) {
    test(`[${rule.id}] ${rule.title}`, async (context) => {
      const result = await tryRule(target, rule)
      if (result.status === 'broken') throw new Error(formatResult(result))
      if (result.status === 'not tried') context.skip(result.reason)
    })
  }
}
