import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { publishedPackages } from './checks.ts'
import { compareNames, type PublicNames } from './compare-names.ts'
import { declaredNames } from './declared-names.ts'

/**
 * Keeps `public-names.json`: each name that a consumer can import, read from what is built. A change of it is a change
 * of the public interface, to be seen in review. `--update` writes it.
 */
const SNAPSHOT = 'public-names.json'

interface ExportTarget {
  types: string
  default: string
}

async function namesOf(target: ExportTarget, folder: string): Promise<{ values: string[]; types: string[] } | 'file'> {
  const file = resolve(folder, target.default)
  if (!existsSync(file)) throw new Error(`${file} is not there. Run \`pnpm build\` first.`)
  if (!file.endsWith('.js')) return 'file'
  const values = Object.keys(await import(pathToFileURL(file).href)).sort()
  const declared = declaredNames(resolve(folder, target.types))
  const differing = declared.values.filter((name) => !values.includes(name))
  if (differing.length > 0)
    throw new Error(`${target.types} declares ${differing.join(', ')}: not in ${target.default}.`)
  return { values, types: declared.types }
}

async function readNames(): Promise<PublicNames> {
  const names: PublicNames = {}
  for (const folder of publishedPackages().map((name) => join('packages', name))) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    for (const [path, target] of Object.entries<ExportTarget | string>(manifest.exports)) {
      if (typeof target !== 'string') names[posix.join(manifest.name, path)] = await namesOf(target, folder)
    }
  }
  return names
}

async function main(): Promise<void> {
  const names = await readNames()
  if (process.argv.includes('--update')) {
    writeFileSync(SNAPSHOT, `${JSON.stringify(names, null, 2)}\n`)
    return
  }
  const kept = existsSync(SNAPSHOT) ? JSON.parse(readFileSync(SNAPSHOT, 'utf8')) : {}
  const changes = compareNames(kept, names)
  if (changes.length === 0) return
  throw new Error(
    [...changes, 'The public names changed. If that is meant, run `pnpm names --update` and add a changeset.'].join(
      '\n',
    ),
  )
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
