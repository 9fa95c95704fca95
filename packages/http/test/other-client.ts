import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import ts from 'typescript'

/** Lets another generator make a client from the document, and answers the folder that it is in. */
export async function generateOtherClient(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'offboard-other-client-'))
  await createClient({
    input: fileURLToPath(new URL('../openapi.yaml', import.meta.url)),
    output: folder,
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent', file: false },
  })
  return folder
}

/** What TypeScript complains of in a file that uses the client. */
export async function typeErrorsOf(folder: string, text: string): Promise<string[]> {
  const file = join(folder, 'use.ts')
  await writeFile(file, text)
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  })
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}
