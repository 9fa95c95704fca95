import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentedTypes, exportedMembers } from './documented-names.ts'

const read = (pattern: string): string[] =>
  globSync(pattern)
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
const pages = read('docs/storybook/hooks/*.{md,mdx}')
const tables = pages.flatMap(documentedTypes)
const members = exportedMembers(globSync('packages/{core,react}/src/*/index.ts'))
const ofHooks = exportedMembers(globSync('packages/react/src/*/index.ts'))

test('a table with a type as its heading documents the names in its first column', () => {
  const page =
    '| `Options` | Default |\n| --- | --- |\n| `open`, `close` | `false` |\n| `phrase` | |\n\n| Key | |\n| --- | --- |\n'
  expect(documentedTypes(page)).toEqual([{ type: 'Options', names: ['open', 'close', 'phrase'] }])
})

describe('the pages of the hooks', () => {
  test.each(tables.map(({ type, names }) => [type, names]))('name what %s has, and nothing else', (type, names) => {
    expect(names.toSorted()).toEqual(members.get(type)?.toSorted())
  })

  test('have the options and the result of every hook', () => {
    const wanted = [...ofHooks.keys()].filter((name) => /^Use\w+(Options|Result)$/.test(name))
    const missing = wanted.filter((name) => !tables.some(({ type }) => type === name))
    expect(wanted).toContain('UseConfirmationOptions')
    expect(missing).toEqual([])
  })

  test('have a heading for every hook', () => {
    const hooks = [...ofHooks.keys()].filter((name) => /^use[A-Z]/.test(name))
    const missing = hooks.filter((name) => !pages.some((page) => new RegExp(`^#+ ${name}$`, 'm').test(page)))
    expect(hooks).toContain('useConfirmation')
    expect(missing).toEqual([])
  })

  test('show every example, and import only files that exist', () => {
    const folder = 'docs/storybook/hooks'
    const imports = pages.flatMap((page) =>
      [...page.matchAll(/ from '(\..*?)(?:\?raw)?'/g)].map(([, path = '']) => path),
    )
    const examples = globSync('examples/*', { cwd: folder }).map((path) => `./${path}`)
    expect(examples).not.toEqual([])
    expect(examples.filter((path) => !imports.includes(path))).toEqual([])
    expect(imports.filter((path) => !existsSync(join(folder, path)))).toEqual([])
  })

  test('name only rules that exist', () => {
    const rules = new Set(
      read('packages/core/SPEC.md')
        .join()
        .match(/\b[A-Z]{3}-\d+/g),
    )
    const named = pages.flatMap((page) => page.match(/\b[A-Z]{3}-\d+/g) ?? [])
    expect(named).toContain('CNF-7')
    expect(named.filter((rule) => !rules.has(rule))).toEqual([])
  })
})
