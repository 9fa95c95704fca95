import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { acceptTable, acceptTables } from './accept-tables.ts'

it('finds docs/machines.md as the transitions have it (else: pnpm machines --update)', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/machines.md'), 'utf8')).toBe(acceptTables())
})

it('tells a refusal from a move', () => {
  const table = acceptTable<string, string>({
    title: 'Lamp',
    transition: (state, event) => (event === 'press' ? (state === 'on' ? 'off' : 'on') : state),
    states: { off: 'off', on: 'on' },
    events: { press: 'press', look: 'look' },
    describe: (state) => state,
  })
  expect(table).toContain('| **off** | on | – |')
  expect(table).toContain('| **on** | off | – |')
})
