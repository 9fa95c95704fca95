import { expect, test } from 'vitest'
import { createClock, createStub } from '../stub/index.js'
import { type ContractTestContext, describeContract, type Send } from './index.js'

const baseUrl = 'http://backend.example'

/** The tests that it makes, by title. */
function collect(fetch: Send, only: readonly string[]): Map<string, (context: ContractTestContext) => Promise<void>> {
  const tests = new Map<string, (context: ContractTestContext) => Promise<void>>()
  describeContract({ baseUrl, fetch, only, test: (title, run) => void tests.set(title, run) })
  return tests
}

function openBackend(): Send {
  const stub = createStub({ anonymous: 'nobody', clock: createClock() })
  return (request) => stub.fetch(request)
}

test('makes a test a rule, and passes where the rule is kept', async () => {
  const tests = collect(openBackend(), ['API-6', 'API-13'])
  expect([...tests.keys()]).toEqual([
    '[API-6] A used key is answered as the first time, before preconditions are looked at',
    '[API-13] A subject has one open closure, and a second start moves none of its dates',
  ])
  const skipped: unknown[] = []
  for (const run of tests.values()) await run({ skip: (reason) => void skipped.push(reason) })
  expect(skipped).toEqual([])
})

test('fails with the report where the rule is broken', async () => {
  const backend = openBackend()
  const fetch: Send = async (request) => {
    const response = await backend(request)
    return new Response(response.body, { status: response.status })
  }
  const [run] = collect(fetch, ['API-1']).values()
  const failure = run?.({ skip: () => undefined })
  await expect(failure).rejects.toThrow(/^BROKEN +API-1[\s\S]+ expected: .+[\s\S]+curl -i -X GET/)
})

test('skips with the reason where the rule cannot be tried', async () => {
  const [run] = collect(async () => new Response(null, { status: 404 }), ['API-8']).values()
  const skipped: unknown[] = []
  await run?.({ skip: (reason) => void skipped.push(reason) })
  expect(skipped).toEqual([expect.stringContaining('cannot arrange "slow-start"')])
})
