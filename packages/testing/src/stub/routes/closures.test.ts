import type { ActiveClosure, Closure } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { account, OpenStub } from '../../../test/open-stub.js'
import { receiptWindow, statusTokenLifetime } from '../closures.js'

const active = `${account}/closures?state=active`

async function closed(): Promise<OpenStub> {
  const open = new OpenStub()
  await open.start(await open.clear())
  return open
}

async function tokenOf(open: OpenStub): Promise<string> {
  const { body } = await open.call<ActiveClosure>('GET', active)
  return body.closure?.statusToken?.value ?? ''
}

test('there is no active closure before a start', async () => {
  const { status, body } = await new OpenStub().call<ActiveClosure>('GET', active)
  expect([status, body.closure]).toEqual([200, null])
})

test('only active closures can be listed', async () => {
  const answer = await new OpenStub().call('GET', `${account}/closures`)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
})

test('a closure just completed is told to its caller until the receipt window is over', async () => {
  const open = await closed()
  await open.clock.advance(receiptWindow - 1)
  expect((await open.call<ActiveClosure>('GET', active)).body.closure).toMatchObject({ id: 'closure_1' })
  await open.clock.advance(1)
  expect(await open.call('GET', active)).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  expect(await open.start('"any"')).toMatchObject({ status: 401, body: { code: 'session-ended' } })
})

test.each([
  ['GET', '/session'],
  ['DELETE', '/session'],
  ['POST', '/session/reauthenticate'],
  ['GET', `${account}/closure-descriptor`],
  ['GET', `${account}/blockers`],
  ['GET', `${account}/blockers/debts`],
  ['POST', `${account}/blockers/debts/remedies/pay`],
  ['GET', '/closures/closure_1'],
])('after closing, %s %s answers 401', async (method, path) => {
  const answer = await (await closed()).call(method, path, { key: 'key_2' })
  expect(answer).toMatchObject({ status: 401, body: { code: 'session-ended' } })
})

test('[S1.18] a closure can be read signed out with its token, which is not sent back', async () => {
  const open = await closed()
  const token = await tokenOf(open)
  const { status, headers, body } = await open.call<Closure>('GET', '/closures/closure_1', { token })
  expect(status).toBe(200)
  expect(body).toMatchObject({ id: 'closure_1', state: 'completed' })
  expect(body).not.toHaveProperty('statusToken')
  expect(headers.get('ETag')).toBe(body.etag)
})

test('a wrong token, an old one and an unknown closure get one answer', async () => {
  const open = await closed()
  const token = await tokenOf(open)
  const wrong = await open.call('GET', '/closures/closure_1', { token: 'status_token_2' })
  const unknown = await open.call('GET', '/closures/closure_2', { token })
  expect(wrong).toMatchObject({ status: 401, body: { code: 'status-token-invalid' } })
  expect(unknown.body).toEqual(wrong.body)
  await open.clock.advance(statusTokenLifetime)
  const old = await open.call('GET', '/closures/closure_1', { token })
  expect(old.body).toEqual({ ...wrong.body, serverTime: old.body.serverTime })
})

test('a closure under way can be read with the session', async () => {
  const open = new OpenStub({ faults: ['F5'] })
  const started = open.start(await open.clear())
  await open.clock.advance(600)
  expect((await open.call<Closure>('GET', '/closures/closure_1')).body).toMatchObject({ state: 'in_progress' })
  await open.clock.advance(600)
  await started
})

test('an unknown closure is not found', async () => {
  expect(await new OpenStub().call('GET', '/closures/nothing')).toMatchObject({ status: 404 })
})
