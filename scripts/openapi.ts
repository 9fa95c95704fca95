import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { answerTable } from './answer-table.ts'
import { openapiTypes } from './openapi-types.ts'
import { runCommand } from './run-command.ts'

/**
 * `pnpm openapi`: checks the document of `packages/http`, and that what is generated from it is up to date.
 * `pnpm openapi --update` generates it.
 */
const DOCUMENT = 'packages/http/openapi.yaml'
const GENERATED = 'packages/http/src/generated'

Object.assign(process.env, { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' })

async function generate(text: string): Promise<Record<string, string>> {
  return {
    [`${GENERATED}/openapi.ts`]: await openapiTypes(text),
    [`${GENERATED}/answers.ts`]: answerTable(parse(text)),
  }
}

function isCurrent([path, text]: [string, string]): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text
}

const { code, output } = await runCommand(['redocly', 'lint', DOCUMENT, '--extends', 'recommended-strict'])
if (code !== 0) console.error(output)
const files = Object.entries(await generate(readFileSync(DOCUMENT, 'utf8')))
if (process.argv.includes('--update')) for (const [path, text] of files) writeFileSync(path, text)
const stale = files.filter((file) => !isCurrent(file))
for (const [path] of stale) console.error(`${path} is not what ${DOCUMENT} says. Run \`pnpm openapi --update\`.`)
process.exitCode = code !== 0 || stale.length > 0 ? 1 : 0
