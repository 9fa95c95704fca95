import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { mutationTable } from './mutation-report.ts'

/**
 * `pnpm mutation`: breaks the code of core in every small way, and tells which breakages no test sees. Takes minutes.
 *
 * `pnpm mutation packages/core/src/gate/**` breaks only that part. `--update` writes the scores to docs/mutation.md.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean' } } })
const parts = positionals.length > 0 ? positionals : ['packages/core/src/**']

const mutants = await new Stryker({
  mutate: [
    ...parts.filter((part) => /\.ts$|\*$/.test(part)),
    // Words and lists of names: to break them says nothing about tests.
    ...['index.ts', 'messages.ts', 'en.ts', '*.test.ts', '*.test-d.ts'].map((name) => `!**/${name}`),
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/vitest/core.config.ts', related: true },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false, reportScoreTable: false },
  tempDirName: '.stryker',
  ignorePatterns: ['apps', 'docs', '.storybook', 'packages/{react,ui,testing}', 'dist', 'coverage', 'storybook-static'],
  allowConsoleColors: process.stdout.isTTY,
}).runMutationTest()

const table = mutationTable(mutants)
console.log(table)
if (values.update) {
  writeFileSync(
    'docs/mutation.md',
    `# Mutation testing

How many of the small breakages that Stryker makes in the code of \`packages/core\` are seen by a test. Catalogues of words
and index files are left out. \`pnpm mutation\` fails under 85 %; this page is written by \`pnpm mutation --update\`.

${table}`,
  )
}
