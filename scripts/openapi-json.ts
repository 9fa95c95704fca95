import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Part of the build of `packages/http`: the document as JSON, which more tools can read, and an `import` too. */
const folder = join(import.meta.dirname, '../packages/http')
const document: unknown = parse(readFileSync(join(folder, 'openapi.yaml'), 'utf8'))
mkdirSync(join(folder, 'dist'), { recursive: true })
writeFileSync(join(folder, 'dist/openapi.json'), `${JSON.stringify(document, null, 2)}\n`)
