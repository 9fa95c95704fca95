import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runToEnd } from '../../test/start-command.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { type ServeStubOptions, serveStub } from '../node/index.js'
import { createClock } from '../stub/index.js'
import { contractRules, formatReport, runContract } from './index.js'

async function serve(options: ServeStubOptions = {}): Promise<string> {
  // On a clock that stands still nothing takes any time.
  const server = await serveStub({ clock: createClock(), ...options })
  onTestFinished(() => server.close())
  return server.url
}

test.each([
  ['in memory', () => ({})],
  ['in a SQLite file', () => ({ file: join(temporaryFolder(), 'stub.db') })],
])(
  'the stub that is served and kept %s keeps every rule',
  async (_, options) => {
    const report = await runContract({ baseUrl: await serve(options()) })
    expect(report.kept, formatReport(report)).toBe(contractRules.length)
    expect(report.results.flatMap((result) => (result.status === 'kept' ? result.leftOut : []))).toEqual([])
  },
  60_000,
)

test('the command tries a server and ends by itself', async () => {
  const url = await serve()
  const { code, output, errors } = await runToEnd([url, '--only', 'API-1', '--only', 'API-8'], 'contract/bin.ts')
  expect([code, errors]).toEqual([0, ''])
  expect(output).toContain(`${url}: 2 kept, 0 broken, 0 not tried\n`)
}, 30_000)

test('the command says that nothing answers', async () => {
  const { url, close } = await serveStub()
  await close()
  const { code, output, errors } = await runToEnd([url], 'contract/bin.ts')
  expect([code, output]).toEqual([2, ''])
  expect(errors).toMatch(
    /^Offboard: nothing answers at http:\/\/127\.0\.0\.1:\d+: .*ECONNREFUSED.*\. Start the server, .+\n$/,
  )
}, 30_000)
