import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { runToEnd, startCommand } from '../../test/start-command.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { createSqliteStorage } from './sqlite-storage.js'

// Each starts a process, which takes a while where the machine has much to do.
vi.setConfig({ testTimeout: 30_000 })

test('says where it listens, how to sign in and what goes wrong, and does all that', async () => {
  const { url, output, end } = await startCommand(['--port', '0', '--fault', 'F5:nth=2,times=3', '--fault', 'F4'])
  expect(output).toContain(`Account      ${url}/subjects/organization/org_brightwater\n`)
  expect(output).toContain('F5 (Slow start, nth 2, times 3), F4 (Answer to the start lost)\n')
  const [, address = '', body = ''] = /^Sign in +curl (\S+) -d '(.+)'$/m.exec(output) ?? []
  const { token, user } = await (await fetch(address, { method: 'POST', body })).json()
  expect(user.id).toBe('user_ines')
  const [, account = ''] = /^Account +(\S+)$/m.exec(output) ?? []
  const asked = async (headers: HeadersInit) => (await fetch(`${account}/blockers`, { headers })).status
  expect(await asked({ Authorization: `Bearer ${token}` })).toBe(200)
  expect(await asked({})).toBe(401)
  expect(await (await fetch(`${url}/_stub`)).json()).toMatchObject({ faults: ['F5', 'F4'] })
  expect(await end('SIGTERM')).toBe(0)
})

test('ends cleanly when it is told to, and leaves one whole file', async () => {
  const file = join(temporaryFolder(), 'stub.db')
  const { output, end } = await startCommand(['--port', '0', '--file', file])
  expect(output).toContain(`Kept in      ${file}\n`)
  expect(() => createSqliteStorage(file)).toThrow(/in use by another process/)
  expect(await end('SIGINT')).toBe(0)
  const storage = createSqliteStorage(file)
  expect([...storage.table('accounts').values()]).toHaveLength(1)
  storage.close()
})

test('shows help', async () => {
  const { code, output } = await runToEnd(['--help'])
  expect([code, output]).toEqual([0, expect.stringMatching(/--port <number>[\s\S]*Default: 4010/)])
})

test('says what is wrong with its arguments', async () => {
  const { code, errors } = await runToEnd(['--fault', 'F0'])
  expect(code).toBe(1)
  expect(errors).toMatch(/^Offboard: --fault cannot be "F0"\. Use one of: .+\n--help shows what there is\.\n$/)
})

test('says that its port is in use, in one line', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { code, errors } = await runToEnd(['--port', `${port}`])
  server.close()
  expect([code, errors]).toEqual([1, expect.stringMatching(/^Offboard: .+EADDRINUSE.+\n$/)])
})
