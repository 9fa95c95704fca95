import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import budgets from '../.size-limit.ts'
import { publishedPackages } from './checks.ts'
import { runCommand } from './run-command.ts'
import { type Measured, sizeProblems, sizeTable } from './size-report.ts'

/** `pnpm size`: measures what `.size-limit.ts` lists, and checks it against the limits there. */
function publicPaths(): string[] {
  return publishedPackages().flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8'))
    return Object.keys(manifest.exports).map((path) => posix.join(manifest.name, path))
  })
}

async function measure(): Promise<Measured[]> {
  const missing = budgets.map(({ path }) => path).filter((path) => !existsSync(path))
  if (missing.length > 0) throw new Error(`Not there: ${missing.join(', ')}. Run \`pnpm build\` first.`)
  const { output } = await runCommand(['size-limit', '--json'])
  // Where it cannot measure, it writes an object with the error, or no JSON at all.
  if (!output.startsWith('[')) throw new Error(output)
  return JSON.parse(output)
}

try {
  // What a bundler sees is measured: the entries that only Tailwind reads, or only tools or Node, are not part of that.
  const paths = publicPaths().filter((path) => !/\/((package|openapi)\.json|tailwind\.css|node)$/.test(path))
  const measured = await measure()
  const problems = sizeProblems(measured, paths)
  console.log(sizeTable(measured))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
