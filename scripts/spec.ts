import { existsSync, globSync, readFileSync } from 'node:fs'
import { checkSpec } from './check-spec.ts'

/** `pnpm spec`: compares the rules in `packages/core/SPEC.md` with the tests that name them. */
const SPEC = 'packages/core/SPEC.md'
const TESTS = ['{packages,apps}/*/src/**/*.{test,test-d,stories}.{ts,tsx}', 'docs/**/*.{test,stories}.{ts,tsx}']

const tests = globSync(TESTS)
  .sort()
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const { rules, planned, problems } = checkSpec(existsSync(SPEC) ? readFileSync(SPEC, 'utf8') : '', tests)
for (const problem of problems) console.error(problem)
console.log(`${SPEC}: ${rules.length} rules, ${planned.length} of them planned, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
