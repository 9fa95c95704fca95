import { expect, test } from 'vitest'
import { account, OpenStub } from '../../test/open-stub.js'

const path = `${account}/blockers/debts/remedies/pay`

test('[API-6] does it once and answers the same again', async () => {
  const open = new OpenStub()
  const first = await open.remedy('debts', 'pay', 'key_1')
  const second = await open.remedy('debts', 'pay', 'key_1')
  expect(second).toEqual(first)
})

test('[API-7] refuses another request under the same key, also with another query or body', async () => {
  const open = new OpenStub()
  await open.remedy('debts', 'pay', 'key_1')
  for (const [to, body] of [
    [`${path}?again=true`, undefined],
    [path, { amount: 1 }],
    [`${account}/blockers/dns_zones/remedies/disable`, undefined],
  ] as const) {
    const answer = await open.call('POST', to, { key: 'key_1', ...(body && { body }) })
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  }
})

test('[API-10] a key belongs to its caller', async () => {
  const open = new OpenStub()
  await open.remedy('debts', 'pay', 'key_1')
  await open.call('POST', '/sessions', { body: { user: 'user_jonas' } })
  const other = await open.call('POST', `${account}/blockers/dns_zones/remedies/disable`, { key: 'key_1' })
  expect(other.status).toBe(200)
})

test('[API-8] refuses the same request while the first is under way, and says when to ask again', async () => {
  const open = new OpenStub({ faults: ['F5'] })
  const etag = await open.clear()
  const first = open.start(etag)
  await open.clock.advance(600)
  const second = await open.start(etag)
  expect(second).toMatchObject({ status: 409, body: { code: 'idempotency-in-flight' } })
  expect(second.headers.get('Retry-After')).toBe('1')
  await open.clock.advance(600)
  expect((await first).status).toBe(201)
})
