import { expect, test } from 'vitest'
import { type Exchange, formatReport, type RuleResult } from './index.js'

const exchange: Exchange = {
  method: 'POST',
  url: "http://backend.example/subjects/organization/o'hara/closures",
  requestHeaders: { 'If-Match': '"1"', 'Content-Type': 'application/json' },
  requestBody: '{"mode":"immediate"}',
  status: 412,
  headers: { 'content-type': 'application/problem+json' },
  text: '{"code":"blockers-changed"}',
}
const name = { id: 'API-6', title: 'A used key is answered as the first time', why: 'The answer was perhaps lost.' }

function format(...results: readonly RuleResult[]): string {
  return formatReport({ baseUrl: 'http://backend.example', results, kept: 1, broken: 2, notTried: 3 })
}

test('shows a broken rule with a request to paste and what came back', () => {
  const before = { ...exchange, status: 201 }
  const text = format({
    ...name,
    status: 'broken',
    expected: 'status 201',
    seen: 'status 412',
    exchange,
    before: [before],
  })
  expect(text).toBe(`BROKEN     API-6: A used key is answered as the first time
  The answer was perhaps lost.

  expected: status 201
  seen:     status 412

  before:   POST http://backend.example/subjects/organization/o'hara/closures → 201
  curl -i -X POST 'http://backend.example/subjects/organization/o'\\''hara/closures' \\
    -H 'If-Match: "1"' \\
    -H 'Content-Type: application/json' \\
    --data-raw '{"mode":"immediate"}'

  HTTP 412
  content-type: application/problem+json

  {"code":"blockers-changed"}

http://backend.example: 1 kept, 2 broken, 3 not tried`)
})

test('shows rules that are kept, kept in part and not tried', () => {
  const text = format(
    { ...name, status: 'kept', leftOut: [] },
    { ...name, status: 'kept', leftOut: ['loops: nobody can arrange them'] },
    { ...name, status: 'not tried', reason: 'there is no clock' },
  )
  expect(text.split('\n').slice(0, 5)).toEqual([
    'kept       API-6: A used key is answered as the first time',
    'kept       API-6: A used key is answered as the first time',
    '  not tried: loops: nobody can arrange them',
    'not tried  API-6: A used key is answered as the first time',
    '  there is no clock',
  ])
})

test('cuts long bodies, and says when nothing came back', () => {
  const broken = { ...name, status: 'broken', expected: '', seen: '', before: [] } as const
  const long = { ...exchange, text: 'x'.repeat(5000) }
  expect(format({ ...broken, exchange: long })).toMatch(/x{2000} … \(5000 characters\)\n/)
  expect(format({ ...broken, exchange: { ...exchange, status: 0 } })).toContain('(no answer)')
  expect(format({ ...broken, exchange: { ...exchange, method: 'HEAD' } })).toContain('curl -i -I ')
})
