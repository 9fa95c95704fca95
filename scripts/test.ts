import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { browser, build, type Check, staticChecks } from './checks.ts'
import { runCommand } from './run-command.ts'
import { type Count, countTests, type VitestReport } from './test-results.ts'

/**
 * `pnpm test`: every check, then every test. Ends with one line, `N passed, N failed`.
 *
 * `pnpm test lint size vitest` runs only these, and builds nothing unless `build` is one of them.
 */
const AT_A_TIME = 2
const TEST_FILES = [
  '{packages,apps}/*/src/**/*.{test,stories}.{ts,tsx}',
  'docs/**/*.{test,stories}.{ts,tsx}',
  'scripts/**/*.test.ts',
]

process.chdir(resolve(import.meta.dirname, '..'))
Object.assign(process.env, { TURBO_TELEMETRY_DISABLED: '1', STORYBOOK_DISABLE_TELEMETRY: '1', DO_NOT_TRACK: '1' })

async function runCheck({ name, command, show = false }: Check): Promise<boolean> {
  const start = performance.now()
  const { code, output } = await runCommand(command, { show })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(code === 0 ? `✓ ${name} (${seconds} s)` : `✗ ${name} (${seconds} s): ${command.join(' ')}\n\n${output}`)
  return code === 0
}

async function runChecks(checks: Check[], atATime: number): Promise<Count> {
  const queue = checks.values()
  const results: boolean[] = []
  const work = async (): Promise<void> => {
    // The workers take from one iterator, so each check runs once.
    for (const check of queue) results.push(await runCheck(check))
  }
  await Promise.all(Array.from({ length: atATime }, work))
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed, notes: [] }
}

async function runTests(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'offboard-'))
  const file = join(folder, 'report.json')
  const command = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runCommand(command, { show: true })
  const count = countTests(
    readReport(file),
    code,
    globSync(TEST_FILES).map((path) => resolve(path)),
  )
  rmSync(folder, { recursive: true })
  for (const note of count.notes) console.log(`✗ ${note}`)
  return count
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const asked = process.argv.slice(2)
const known = new Set([build, ...staticChecks(), browser, { name: 'vitest' }].map(({ name }) => name.split(' ')[0]))
const unknown = asked.filter((name) => !known.has(name))
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${[...known].join(', ')}.`)
  process.exit(1)
}
const isAsked = ({ name }: { name: string }): boolean => asked.length === 0 || asked.includes(name.split(' ')[0] ?? '')

const counts = [await runChecks([build].filter(isAsked), 1), await runChecks(staticChecks().filter(isAsked), AT_A_TIME)]
const vitest = isAsked({ name: 'vitest' })
if (vitest || isAsked(browser)) counts.push(await runChecks([browser], 1))
if (vitest) counts.push(await runTests())

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.exitCode = failed > 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)
