import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runCommand } from './run-command.ts'

/** The style sheets as a host gets them: what is built, so a build comes first. */
const built = join(import.meta.dirname, '../packages/ui/dist/styles')
const tailwind = join(import.meta.dirname, '../packages/ui/node_modules/.bin/tailwindcss')

/** What a host with Tailwind 4 gets from its own build of our entry. */
async function buildInHost(): Promise<string> {
  // Below node_modules, so that the host finds Tailwind.
  const folder = mkdtempSync(join(import.meta.dirname, '../node_modules/.host-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const host = join(folder, 'host.css')
  writeFileSync(host, `@import "tailwindcss" source(none);\n@import "${built}/tailwind.css";\n@source inline("p-8");\n`)
  const out = join(folder, 'out.css')
  const { code, output } = await runCommand([tailwind, '--input', host, '--output', out])
  expect(output).toContain('Done')
  expect(code).toBe(0)
  return readFileSync(out, 'utf8')
}

it('is complete for a host with Tailwind: tokens, shared classes and the utilities of the components', async () => {
  const css = await buildInHost()
  expect(css).toContain('--ob-danger-solid:')
  expect(css).toContain('.ob-button')
  expect(css).toContain('.ob\\:sr-only')
}, 30_000)

it('gives its utilities no weight in such a host, so that the classes of the host win', async () => {
  const css = await buildInHost()
  expect(css).toMatch(/:where\(\.ob\\:px-4\)/)
  expect(css).toMatch(/^ {2}\.p-8 \{/m)
}, 30_000)

it('keeps to its own layer in the compiled sheet, and brings no reset of the page', () => {
  const sheet = readFileSync(join(built, 'styles.css'), 'utf8')
  // What stands before is Tailwind's own: the initial values of its variables, for browsers without @property.
  const css = sheet.slice(sheet.indexOf('@layer ob{'))
  expect(css).not.toMatch(/@layer (base|utilities|components|theme)\{/)
  expect(css).not.toMatch(/[{}](\*|html|body|button|h1)[,{]/)
  expect(css).toContain('.ob-button')
})
