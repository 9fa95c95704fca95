import { expect, test } from 'vitest'
import { account, OpenStub } from '../../../test/open-stub.js'
import type { Session } from '../accounts.js'

test('tells who is signed in', async () => {
  const { status, body } = await new OpenStub().call<Session>('GET', '/session')
  expect(status).toBe(200)
  expect(body.user.email).toBe('ines.duarte@example.com')
  expect(body.authenticatedAt).toBe('2026-03-02T09:00:00.000Z')
})

test.each([
  ['GET', '/session'],
  ['DELETE', '/session'],
  ['POST', '/session/reauthenticate'],
  ['GET', `${account}/closure-descriptor`],
  ['GET', `${account}/blockers`],
  ['GET', `${account}/blockers/debts`],
  ['POST', `${account}/blockers/debts/remedies/pay`],
  ['POST', `${account}/closures`],
  ['GET', `${account}/closures?state=active`],
  ['GET', '/closures/closure_1'],
])('after signing out, %s %s answers 401', async (method, path) => {
  const open = new OpenStub()
  expect((await open.call('DELETE', '/session')).status).toBe(204)
  const { status, headers, body } = await open.call(method, path)
  expect(status).toBe(401)
  expect(body.code).toBe('session-ended')
  expect(headers.get('WWW-Authenticate')).toBe('Bearer')
})

test('takes any password that is not empty, and notes the time', async () => {
  const open = new OpenStub()
  await open.clock.advance(60_000)
  const { body } = await open.call<Session>('POST', '/session/reauthenticate', { body: { password: 'a' } })
  expect(body.authenticatedAt).toBe('2026-03-02T09:01:00.000Z')
})

test.each([
  ['an empty password', { password: '' }, 422, 'password-rejected'],
  ['no password', undefined, 422, 'password-rejected'],
  ['no JSON', 'password=a', 400, 'invalid-request'],
])('refuses %s', async (_, body, status, code) => {
  const answer = await new OpenStub().call('POST', '/session/reauthenticate', { ...(body !== undefined && { body }) })
  expect(answer).toMatchObject({ status, body: { code } })
})
