import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contractNeeds, contractRules } from './index.js'

const page = readFileSync(new URL('../../../../docs/backend/contract.md', import.meta.url), 'utf8')

test('the page for authors of backends names each need, and says the same of it', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (.+?) +\|$/gm)].map(([, need, words]) => [need, words])
  const needs = Object.entries(contractNeeds).map(([need, words]) => [need, words.replaceAll('"', '`')])
  expect(rows).toEqual(needs)
})

test('each need is needed', () => {
  const needed = new Set(contractRules.flatMap(({ needs }) => needs))
  expect([...needed].sort()).toEqual(Object.keys(contractNeeds).sort())
})
