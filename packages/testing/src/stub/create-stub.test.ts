import { expect, test } from 'vitest'
import { account, OpenStub } from '../../test/open-stub.js'
import { createStub, type StubOptions } from './create-stub.js'
import { NetworkError } from './network-error.js'
import { blockerGate } from './scenarios/blocker-gate.js'

test('answers after the latency, with the work done before', async () => {
  const open = new OpenStub({ latency: 200 })
  const answer = open.remedy('debts', 'pay')
  await open.clock.advance(199)
  expect(open.stub.inspect().requests).toHaveLength(1)
  expect(open.stub.inspect().resources).toContainEqual(expect.objectContaining({ kind: 'invoice', state: 'paid' }))
  await expect(Promise.race([answer, Promise.resolve('pending')])).resolves.toBe('pending')
  await open.clock.advance(1)
  expect((await answer).body.serverTime).toBe('2026-03-02T09:00:00.200Z')
})

test('an aborted request rejects with the reason, and the server finishes', async () => {
  const open = new OpenStub({ faults: ['F5'] })
  const ifMatch = await open.clear()
  const controller = new AbortController()
  const options = { key: 'key_1', ifMatch, body: { mode: 'immediate' }, signal: controller.signal }
  const answer = open.call('POST', `${account}/closures`, options)
  const aborted = expect(answer).rejects.toThrow('gone')
  await open.clock.advance(600)
  controller.abort(new Error('gone'))
  await aborted
  await open.clock.advance(600)
  expect(open.stub.inspect().closures).toMatchObject([{ state: 'completed' }])
  await expect(open.call('GET', '/session', { signal: controller.signal })).rejects.toThrow('gone')
  expect(open.stub.inspect().requests.some(({ path }) => path === '/session')).toBe(false)
})

test('a lost answer looks like a network error of fetch', async () => {
  const open = new OpenStub({ faults: ['F4'] })
  const error = await open.start(await open.clear()).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TypeError)
  expect(error).toBeInstanceOf(NetworkError)
})

test('every answer forbids caching, and JSON carries the server time', async () => {
  const open = new OpenStub()
  for (const path of ['/session', `${account}/blockers`, `${account}/closures?state=active`, '/nothing']) {
    const { headers, body } = await open.call<{ serverTime: string }>('GET', path)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(body.serverTime).toBe('2026-03-02T09:00:00.000Z')
  }
})

test('an unknown path is not found, and a known one names its methods', async () => {
  const open = new OpenStub()
  expect(await open.call('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } })
  const { status, headers, body } = await open.call('PUT', '/session')
  expect([status, body.code, headers.get('Allow')]).toEqual([405, 'method-not-allowed', 'GET, DELETE'])
})

test('answers under a base path, and points there', async () => {
  const open = new OpenStub()
  const ifMatch = await open.clear()
  const request = new Request(`https://app.example/api${account}/closures`, {
    method: 'POST',
    headers: { 'Idempotency-Key': 'key_1', 'If-Match': ifMatch },
    body: '{"mode":"immediate"}',
  })
  for (const path of ['/session', '/www/session', '/apis/session']) {
    const outside = await open.stub.fetch(new Request(`https://app.example${path}`), { basePath: '/api' })
    expect(outside.status).toBe(404)
  }
  const response = await open.stub.fetch(request, { basePath: '/api' })
  expect(response.headers.get('Location')).toBe('/api/closures/closure_1')
})

test('reads ids that are escaped in the path, and takes a lone percent sign for what it is', async () => {
  const open = new OpenStub()
  expect((await open.call('GET', '/subjects/organization/org%5Fbrightwater/blockers')).status).toBe(200)
  expect((await open.call('GET', '/subjects/organization/%/blockers')).status).toBe(403)
})

test('lists what was handled', async () => {
  const open = new OpenStub()
  await open.call('GET', `${account}/closures?state=active`)
  await open.remedy('debts', 'pay', 'key_1')
  expect(open.stub.inspect().requests).toEqual([
    { method: 'GET', path: `${account}/closures?state=active`, status: 200, idempotencyKey: null },
    { method: 'POST', path: `${account}/blockers/debts/remedies/pay`, status: 200, idempotencyKey: 'key_1' },
  ])
})

test('an inspection does not change later', async () => {
  const open = new OpenStub()
  const before = open.stub.inspect()
  await open.call('GET', '/session')
  expect(before.requests).toEqual([])
})

test('goes back to the beginning, with its faults on and counting anew', async () => {
  const open = new OpenStub({ faults: ['F4'] })
  await expect(open.start(await open.clear())).rejects.toThrow(TypeError)
  open.stub.reset()
  expect(open.stub.inspect()).toMatchObject({ session: 'active', starts: 0, closures: [], requests: [] })
  expect(await open.report()).toMatchObject({ verdict: 'blocked' })
  await expect(open.start(await open.clear())).rejects.toThrow(TypeError)
  expect((await open.start('"any"')).body.id).toBe('closure_1')
})

test('goes to another scenario and stays there', async () => {
  const open = new OpenStub()
  open.stub.reset({ ...blockerGate(), title: 'Empty account', resources: [] })
  expect(await open.report()).toMatchObject({ verdict: 'clear' })
  open.stub.reset()
  expect(open.stub.inspect().scenario).toBe('Empty account')
})

test('a reset while a request is under way does not carry it over', async () => {
  const open = new OpenStub({ faults: ['F5'] })
  const started = open.start(await open.clear())
  await open.clock.advance(600)
  open.stub.reset()
  await open.clock.advance(600)
  expect((await started).status).toBe(201)
  expect(open.stub.inspect()).toMatchObject({ session: 'active', starts: 0, requests: [] })
})

test('takes ids from outside', async () => {
  const open = new OpenStub({ newId: (prefix) => `${prefix}-x` })
  expect((await open.start(await open.clear())).body.id).toBe('closure-x')
})

test('runs on the clock of the machine by default', async () => {
  const before = Date.now()
  const response = await createStub().fetch(new Request('https://stub.example/session'))
  const { serverTime } = await response.json()
  expect(Date.parse(serverTime)).toBeGreaterThanOrEqual(before)
  expect(Date.parse(serverTime)).toBeLessThanOrEqual(Date.now())
})

test.each<[StubOptions, RegExp]>([
  [{ latency: -1 }, /latency of -1.*0 or more/],
  [{ latency: Number.NaN }, /latency of NaN/],
  [{ scenario: 'nowhere' as 'blocker-gate' }, /no scenario "nowhere"\. Use one of: ordered-manual, blocker-gate/],
  [{ faults: ['F0' as 'F1'] }, /no fault "F0"/],
])('refuses %o', (options, message) => {
  expect(() => createStub(options)).toThrow(message)
})
