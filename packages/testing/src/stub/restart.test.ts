import type { BlockerReport, Closure, Operation } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { createClock } from './clock.js'
import { createStub, type Stub } from './create-stub.js'
import { createMemoryStorage, type Storage } from './storage.js'

interface Arranged {
  readonly subject: { readonly kind: string; readonly id: string }
  readonly owner: Readonly<Record<string, string>>
}

const clock = createClock()

function open(storage: Storage): Stub {
  return createStub({ clock, storage, anonymous: 'nobody' })
}

async function call<Body>(stub: Stub, path: string, init: RequestInit = {}): Promise<Body> {
  return (await stub.fetch(new Request(`https://stub.example${path}`, init))).json()
}

async function start(stub: Stub, need: string, key: string): Promise<{ readonly closure: Closure } & Arranged> {
  const arranged = await call<Arranged>(stub, '/_stub/arrange', { method: 'POST', body: JSON.stringify({ need }) })
  const { kind, id } = arranged.subject
  const path = `/subjects/${kind}/${id}`
  const report = await call<BlockerReport>(stub, `${path}/blockers`, { headers: arranged.owner })
  const headers = { ...arranged.owner, 'Idempotency-Key': key, 'If-Match': report.etag }
  const closure = await call<Closure>(stub, `${path}/closures`, {
    method: 'POST',
    headers,
    body: '{"mode":"immediate"}',
  })
  return { ...arranged, closure }
}

test('goes on where it was when it is opened again on the same storage', async () => {
  const storage = createMemoryStorage()
  const { closure, owner } = await start(open(storage), 'resources', 'key_1')
  await clock.advance(60_000)
  const again = open(storage)
  const operation = await call<Operation>(again, `/operations/${closure.operation}`, { headers: owner })
  expect(operation).toMatchObject({ status: 'succeeded', done: true })
  expect(await call<Closure>(again, `/closures/${closure.id}`, { headers: owner })).toMatchObject({
    state: 'completed',
  })
})

test('gives no id twice, and knows keys and sessions again', async () => {
  const storage = createMemoryStorage()
  const first = await start(open(storage), 'resources', 'key_1')
  const again = open(storage)
  const second = await start(again, 'resources', 'key_1')
  expect(second.closure.id).not.toBe(first.closure.id)
  const { kind, id } = first.subject
  const headers = { ...first.owner, 'Idempotency-Key': 'key_1', 'If-Match': '"old"' }
  const repeated = await call<Closure>(again, `/subjects/${kind}/${id}/closures`, {
    method: 'POST',
    headers,
    body: '{"mode":"immediate"}',
  })
  expect(repeated.id).toBe(first.closure.id)
})

test('what was kept is gone after a reset, and time does not go back after a restart', async () => {
  const storage = createMemoryStorage()
  const stub = createStub({ storage })
  await stub.fetch(new Request('https://stub.example/_stub/clock', { method: 'POST', body: '{"ms":3600000}' }))
  const again = createStub({ storage })
  const { serverTime } = await call<{ serverTime: string }>(again, '/session')
  expect(Date.parse(serverTime) - Date.now()).toBeGreaterThan(3_500_000)
  again.reset()
  const after = await call<{ serverTime: string }>(createStub({ storage }), '/session')
  expect(Date.parse(after.serverTime) - Date.now()).toBeLessThan(60_000)
})

test('a slow start that was cut off has begun once, and its key finds it', async () => {
  const storage = createMemoryStorage()
  const stub = open(storage)
  const arranged = await call<Arranged>(stub, '/_stub/arrange', { method: 'POST', body: '{"need":"slow-start"}' })
  const path = `/subjects/${arranged.subject.kind}/${arranged.subject.id}`
  const report = await call<BlockerReport>(stub, `${path}/blockers`, { headers: arranged.owner })
  const init = {
    method: 'POST',
    headers: { ...arranged.owner, 'Idempotency-Key': 'key_1', 'If-Match': report.etag },
    body: '{"mode":"immediate"}',
  }
  // Nobody waits for the answer: the process ends here.
  void call(stub, `${path}/closures`, init)
  await clock.advance(600)
  const again = open(storage)
  const begun = await call<Closure>(again, `${path}/closures`, init)
  await clock.advance(600)
  const { closure } = await call<{ closure: Closure }>(again, `${path}/closures?state=active`, {
    headers: arranged.owner,
  })
  expect(closure).toMatchObject({ id: begun.id, state: 'completed' })
  expect(again.inspect().starts).toBe(1)
})
