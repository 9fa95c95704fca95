import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { type ServeStubOptions, serveStub } from './serve-stub.js'
import { createSqliteStorage } from './sqlite-storage.js'

async function closing(url: string, need = 'clear') {
  const body = JSON.stringify({ need })
  const arranged = await (await fetch(`${url}/_stub/arrange`, { method: 'POST', body })).json()
  const base = `${url}/subjects/${arranged.subject.kind}/${arranged.subject.id}`
  const report = await (await fetch(`${base}/blockers`, { headers: arranged.owner })).json()
  const start = () =>
    fetch(`${base}/closures`, {
      method: 'POST',
      headers: { ...arranged.owner, 'Idempotency-Key': 'key_1', 'If-Match': report.etag },
      body: '{"mode":"immediate"}',
    })
  return { base, owner: arranged.owner, start }
}

test('[F4] a lost answer is a network error, and the same key gets the answer afterwards', async () => {
  const server = await serveStub({ faults: ['F4'] })
  const { start } = await closing(server.url)
  await expect(start()).rejects.toThrow('fetch failed')
  const again = await start()
  expect(again.status).toBe(201)
  expect(again.headers.get('Location')).toMatch(/^\/closures\//)
  expect(server.stub.inspect().starts).toBe(1)
  await server.close()
})

test('HEAD answers as GET does, without the body', async () => {
  const server = await serveStub()
  const { base, owner } = await closing(server.url)
  const [get, head] = await Promise.all(
    ['GET', 'HEAD'].map((method) => fetch(`${base}/blockers`, { method, headers: owner })),
  )
  expect(head?.status).toBe(200)
  expect(head?.headers.get('ETag')).toBe(get?.headers.get('ETag'))
  expect([await head?.text(), (await get?.text())?.length]).toEqual(['', expect.any(Number)])
  await server.close()
})

test.each(['{', '[]', '"x"', 'null', '{"need":1}', `{"__proto__":{"need":"clear"}}`, '['.repeat(60_000)])(
  'a body that makes no sense is refused: %#',
  async (body) => {
    const onError = vi.fn()
    const server = await serveStub({ onError })
    const response = await fetch(`${server.url}/_stub/arrange`, { method: 'POST', body })
    expect([response.status, (await response.json()).code]).toEqual([400, 'invalid-request'])
    expect(onError).not.toHaveBeenCalled()
    await server.close()
  },
)

test.each([
  '/%',
  '/%c3%28',
  '/subjects/%00/%2e%2e/blockers',
  '/subjects/__proto__/constructor/blockers',
  '/_stub/..%2f..%2f',
])('a path that leads nowhere is refused: %s', async (path) => {
  const onError = vi.fn()
  const server = await serveStub({ onError })
  expect([401, 404]).toContain((await fetch(server.url + path)).status)
  expect(onError).not.toHaveBeenCalled()
  await server.close()
})

test('events of an operation come as it goes on, until it is done', async () => {
  const server = await serveStub()
  const { start } = await closing(server.url, 'resources')
  const { operation, statusToken } = await (await start()).json()
  const headers = { Authorization: `Bearer ${statusToken.value}` }
  const events = await fetch(`${server.url}/operations/${operation}/events`, { headers })
  expect(events.headers.get('Content-Type')).toBe('text/event-stream')
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toMatch(/^id: \d+\nevent: update\ndata: \{/)
  await fetch(`${server.url}/_stub/clock`, { method: 'POST', body: '{"ms":60000}' })
  const read = await fetch(`${server.url}/operations/${operation}`, { headers })
  expect(await read.json()).toMatchObject({ done: true })
  let last = ''
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) last += next.value
  expect(last).toContain('"done":true')
  await server.close()
})

test('calls without credentials are nobody’s', async () => {
  const server = await serveStub()
  expect((await fetch(`${server.url}/session`)).status).toBe(401)
  await server.close()
})

test('goes on from its file', async () => {
  const file = join(temporaryFolder(), 'stub.db')
  const first = await serveStub({ file })
  const { start } = await closing(first.url)
  const { id } = await (await start()).json()
  await first.close()
  const second = await serveStub({ file })
  expect(second.stub.inspect().closures).toMatchObject([{ id, state: 'completed' }])
  const { start: startAnother } = await closing(second.url)
  expect((await (await startAnother()).json()).id).not.toBe(id)
  await second.close()
})

test.each<[string, ServeStubOptions, RegExp]>([
  ['an unknown fault', { faults: ['F0' as 'F1'] }, /no fault "F0"/],
  ['a host that others reach', { host: '0.0.0.0' as '::1' }, /does not listen at "0\.0\.0\.0"/],
])('gives its file free when it cannot start: %s', async (_, options, message) => {
  const file = join(temporaryFolder(), 'stub.db')
  await expect(serveStub({ file, ...options })).rejects.toThrow(message)
  createSqliteStorage(file).close()
})

test('what is broken inside is told on standard error, and not to the client', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const server = await serveStub({
    newId() {
      throw new Error('No more ids')
    },
  })
  const response = await fetch(`${server.url}/_stub/arrange`, { method: 'POST', body: '{"need":"clear"}' })
  expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('No more ids')])
  expect(write).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Error: No more ids\n +at /))
  await server.close()
})
