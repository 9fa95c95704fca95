import { expect, it } from 'vitest'
import { mutationTable } from './mutation-report.ts'

const mutant = (folder: string, status: string) => ({ fileName: `packages/core/src/${folder}/file.ts`, status })

it('counts by part what was caught, a hang included, and what was not, code that no test runs included', () => {
  const table = mutationTable([
    ...['Killed', 'Timeout', 'Survived', 'NoCoverage'].map((status) => mutant('gate', status)),
    mutant('action', 'Killed'),
  ])
  expect(table.split('\n').slice(2)).toEqual([
    '| action | 1 | 0 | 100.0 % |',
    '| gate | 4 | 2 | 50.0 % |',
    '| all | 5 | 2 | 60.0 % |',
    '',
  ])
})

it('counts no mutant that could not be run', () => {
  const table = mutationTable([mutant('gate', 'Ignored'), mutant('gate', 'RuntimeError')])
  expect(table).toContain('| gate | 0 | 0 | – |')
})
