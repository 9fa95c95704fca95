import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'

// Everything as a production build of an app has it, from the packages' sources.
const asInProduction: BuildOptions = {
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2023',
  jsx: 'automatic',
  conditions: ['@offboard/source'],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
}

async function bundle(file: string, options: BuildOptions = {}): Promise<Uint8Array> {
  const entryPoints = [join(import.meta.dirname, file)]
  const { outputFiles } = await build({ ...asInProduction, ...options, entryPoints, write: false })
  return outputFiles[0]?.contents ?? new Uint8Array()
}

/** Imports a module with all that it imports. Each has a React of its own. */
export async function load<Module>(file: string): Promise<Module> {
  const folder = await mkdtemp(join(tmpdir(), 'offboard-bench-'))
  const bundled = join(folder, 'bundle.mjs')
  await writeFile(bundled, await bundle(file))
  try {
    return await import(bundled)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What an entry weighs in an app that has React anyway: minified, gzipped, in bytes. */
export async function gzipSize(file: string): Promise<number> {
  const external = ['react', 'react-dom', 'react/jsx-runtime']
  return gzipSync(await bundle(file, { minify: true, external }), { level: 9 }).length
}
