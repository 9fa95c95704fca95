import { existsSync, globSync, readFileSync } from 'node:fs'
import { checkSpec, FAULT_ID, RULE_ID, type SourceText } from './check-spec.ts'

/** `pnpm spec`: compares the rules in `packages/core/SPEC.md`, and the faults in `docs/faults.md`, with the tests that name them. */
const TESTS = ['{packages,apps}/*/src/**/*.{test,test-d,stories}.{ts,tsx}', 'docs/**/*.{test,stories}.{ts,tsx}']

const tests = globSync(TESTS)
  .sort()
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

function compare(spec: string, what: string, id: string, chosen: SourceText[]): boolean {
  const { rules, planned, problems } = checkSpec(existsSync(spec) ? readFileSync(spec, 'utf8') : '', chosen, id)
  for (const problem of problems) console.error(problem)
  console.log(`${spec}: ${rules.length} ${what}, ${planned.length} of them planned, ${problems.length} problems`)
  return problems.length === 0
}

const isFine = [
  compare('packages/core/SPEC.md', 'rules', RULE_ID, tests),
  // The stub plays the faults. What is right then is proven elsewhere.
  compare(
    'docs/faults.md',
    'faults',
    FAULT_ID,
    tests.filter(({ path }) => !path.startsWith('packages/testing/')),
  ),
]
process.exitCode = isFine.every(Boolean) ? 0 : 1
