import { beforeEach, expect, test, vi } from 'vitest'
import { createClock, createStub } from '../stub/index.js'
import type { Send } from './index.js'
import { runCommand } from './run-command.js'

const url = 'http://backend.example'

beforeEach(() => {
  const stub = createStub({ anonymous: 'nobody', clock: createClock() })
  serve((request) => stub.fetch(request))
})

function serve(fetch: Send): void {
  vi.stubGlobal('fetch', fetch)
}

async function run(...args: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
  let [output, errors] = ['', '']
  const code = await runCommand(args, {
    print: (text) => {
      output += text
    },
    complain: (text) => {
      errors += text
    },
  })
  return { code, output, errors }
}

test('prints the report and ends with 0 where no rule is broken', async () => {
  const { code, output, errors } = await run(url, '--only', 'API-6', '--only', 'API-7')
  expect([code, errors]).toEqual([0, ''])
  expect(output).toMatch(
    /^kept +API-6: .+\nkept +API-7: .+\n\nhttp:\/\/backend\.example: 2 kept, 0 broken, 0 not tried\n$/,
  )
})

test('ends with 1 where a rule is broken', async () => {
  const { fetch } = globalThis
  serve(async (request) => {
    const response = await fetch(request)
    return new Response(response.body, { status: response.status })
  })
  const { code, output } = await run(url, '--only', 'API-1', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(output)).toMatchObject({ broken: 1, results: [{ id: 'API-1', status: 'broken' }] })
})

test('passes on the hook, the headers and the time', async () => {
  const seen: Request[] = []
  serve(async (request) => {
    seen.push(request)
    return new Response(null, { status: 404 })
  })
  const { code, errors } = await run(
    url,
    '--arrange',
    '/test/arrange',
    '--header',
    'X-Gateway: open',
    '--time-limit',
    '9',
  )
  expect([code, errors]).toEqual([2, expect.stringMatching(/^Offboard: no rule can be tried, .+\n$/)])
  expect(seen.map(({ headers }) => headers.get('X-Gateway'))).not.toContain(null)
  expect(seen.map((request) => request.url)).toContain(`${url}/test/arrange`)
})

test('ends with 2 where nothing answers', async () => {
  serve(() => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED ::1:3000') })))
  const { code, errors } = await run(url)
  expect([code, errors]).toEqual([
    2,
    'Offboard: nothing answers at http://backend.example: fetch failed (connect ECONNREFUSED ::1:3000). Start the server, or pass the address it listens at.\n',
  ])
})

test.each([
  ['no address', [], /^Offboard: The base address is missing/],
  ['two addresses', [url, url], /One base address is expected/],
  ['an address that is none', ['localhost'], /no http address/],
  ['a rule that is none', [url, '--only', 'API-99'], /no rule "API-99"/],
  ['a header that is none', [url, '--header', 'X'], /--header cannot be "X"\. Write "Name: value"\./],
  ['a time that is none', [url, '--time-limit', 'long'], /--time-limit cannot be "long"/],
  ['an option that is none', [url, '--fast'], /--fast/],
])('ends with 2 for %s', async (_, args, message) => {
  const { code, output, errors } = await run(...args)
  expect([code, output]).toEqual([2, ''])
  expect(errors).toMatch(message)
})

test('shows help, with what a hook is asked for', async () => {
  const { code, output } = await run('--help')
  expect(code).toBe(0)
  expect(output).toMatch(/--arrange <url>[\s\S]+failing-check +one check of the blockers fails/)
})
