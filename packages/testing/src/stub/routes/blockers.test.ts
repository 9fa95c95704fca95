import type { BlockerReport, BlockerSnapshot } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { account, OpenStub } from '../../../test/open-stub.js'

function statesOf(report: BlockerReport): object {
  return Object.fromEntries(report.blockers.map(({ id, state }) => [id, state]))
}

test('[S1.11] reports every item, good ones too', async () => {
  const report = await new OpenStub().report()
  expect(report).toMatchObject({ complete: true, verdict: 'blocked' })
  expect(statesOf(report)).toEqual({
    dns_zones: 'blocking',
    edge_applications: 'blocking',
    debts: 'blocking',
    disputes: 'resolved',
    transfers: 'not_applicable',
  })
})

test('[S1.10] tells a debt with amount, currency and a way to pay', async () => {
  const { body } = await new OpenStub().call<BlockerSnapshot>('GET', `${account}/blockers/debts`)
  expect(body.amount).toEqual({ currency: 'EUR', minor: '12850' })
  expect(body.remedies.map(({ kind, id }) => [kind, id])).toEqual([
    ['action', 'pay'],
    ['link', 'see'],
  ])
})

test('gives the same etag for the same content, another for other content, in header and body', async () => {
  const open = new OpenStub()
  const first = await open.call<BlockerReport>('GET', `${account}/blockers`)
  expect(first.headers.get('ETag')).toBe(first.body.etag)
  expect(first.body.etag).toMatch(/^"[0-9a-f]{8}"$/)
  await open.clock.advance(1000)
  expect((await open.report()).etag).toBe(first.body.etag)
  expect((await open.remedy('debts', 'pay')).body.etag).not.toBe(first.body.etag)
})

test('reads one blocker alone, as it is in the report', async () => {
  const open = new OpenStub()
  const { body } = await open.call<BlockerSnapshot>('GET', `${account}/blockers/dns_zones`)
  const inReport = (await open.report()).blockers.find(({ id }) => id === 'dns_zones')
  expect(body).toMatchObject({ ...inReport })
})

test('[S1.8] [S1.9] a remedy clears its blocker and answers the new report', async () => {
  const open = new OpenStub()
  expect(statesOf((await open.remedy('dns_zones', 'disable')).body)).toMatchObject({ dns_zones: 'resolved' })
  expect(statesOf((await open.remedy('edge_applications', 'remove')).body)).toMatchObject({
    edge_applications: 'resolved',
  })
  const { status, body } = await open.remedy('debts', 'pay')
  expect(status).toBe(200)
  expect(body).toMatchObject({ verdict: 'clear', complete: true })
  const states = open.stub.inspect().resources.map(({ kind, state }) => `${kind} ${state}`)
  expect(new Set(states)).toEqual(
    new Set(['dns_zone disabled', 'edge_application removed', 'invoice paid', 'dispute settled']),
  )
})

test('each remedy that is listed as available is accepted, and none is listed where there is nothing to do', async () => {
  const open = new OpenStub()
  for (const { id, remedies } of (await open.report()).blockers) {
    for (const remedy of remedies.filter(({ kind }) => kind === 'action')) {
      expect(remedy.available).toBe(true)
      expect((await open.remedy(id, remedy.id)).status).toBe(200)
    }
  }
  expect((await open.report()).blockers.flatMap(({ remedies }) => remedies)).toEqual([])
})

test('a remedy whose effect is there already succeeds', async () => {
  const open = new OpenStub()
  await open.remedy('debts', 'pay', 'key_1')
  expect((await open.remedy('debts', 'pay', 'key_2')).status).toBe(200)
})

test('a remedy is replayed by its key, with the present server time', async () => {
  const open = new OpenStub()
  const first = await open.remedy('debts', 'pay', 'key_1')
  await open.remedy('dns_zones', 'disable', 'key_2')
  await open.clock.advance(1000)
  const again = await open.remedy('debts', 'pay', 'key_1')
  expect(again.body).toEqual({ ...first.body, serverTime: '2026-03-02T09:00:01.000Z' })
})

test('a key serves one remedy', async () => {
  const open = new OpenStub()
  await open.remedy('debts', 'pay', 'key_1')
  const answer = await open.remedy('dns_zones', 'disable', 'key_1')
  expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
})

test('a remedy needs an Idempotency-Key', async () => {
  const answer = await new OpenStub().call('POST', `${account}/blockers/debts/remedies/pay`)
  expect(answer).toMatchObject({ status: 428, body: { code: 'precondition-required' } })
})

test('a remedy is refused while the account is being closed', async () => {
  const open = new OpenStub({ faults: ['F5'] })
  const started = open.start(await open.clear())
  await open.clock.advance(600)
  const answer = await open.remedy('debts', 'pay', 'key_2')
  expect(answer).toMatchObject({ status: 409, body: { code: 'closure-exists', closure: 'closure_1' } })
  await open.clock.advance(600)
  expect((await started).status).toBe(201)
})

test.each([
  ['GET', '/blockers/nothing'],
  ['POST', '/blockers/nothing/remedies/pay'],
  ['POST', '/blockers/debts/remedies/nothing'],
  ['POST', '/blockers/debts/remedies/see'],
])('%s %s finds nothing', async (method, path) => {
  const answer = await new OpenStub().call(method, account + path, { key: 'key_1' })
  expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('[F12] the first read is answered after the second, with what was true when it was asked', async () => {
  const open = new OpenStub({ faults: ['F12'] })
  const order: string[] = []
  const old = open.report().finally(() => order.push('old'))
  await open.remedy('debts', 'pay')
  await open.clock.advance(1000)
  const current = await open.report().finally(() => order.push('current'))
  await open.clock.advance(500)
  expect(statesOf(await old)).toMatchObject({ debts: 'blocking' })
  expect(statesOf(current)).toMatchObject({ debts: 'resolved' })
  expect(order).toEqual(['current', 'old'])
  expect(Date.parse((await old).observedAt)).toBeLessThan(Date.parse(current.observedAt))
})

test('[F14] one check fails in its own row, and the verdict is unknown, not clear', async () => {
  const open = new OpenStub()
  await open.clear()
  open.stub.faults.enable('F14')
  const report = await open.report()
  expect(report).toMatchObject({ complete: false, verdict: 'unknown' })
  expect(report.blockers.filter(({ state }) => state === 'error').map(({ id }) => id)).toEqual(['debts'])
  const row = await open.call('GET', `${account}/blockers/debts`)
  expect(row).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect((await open.call('GET', `${account}/blockers/dns_zones`)).status).toBe(200)
})

test('[F14] is over when it is switched off', async () => {
  const open = new OpenStub({ faults: ['F14'] })
  expect((await open.report()).verdict).toBe('unknown')
  open.stub.faults.disable('F14')
  expect((await open.report()).verdict).toBe('blocked')
})

test('[F14] happening once lets the retry of the row succeed', async () => {
  const open = new OpenStub()
  open.stub.faults.enable('F14', { times: 1 })
  expect((await open.call('GET', `${account}/blockers/debts`)).status).toBe(503)
  expect((await open.call('GET', `${account}/blockers/debts`)).status).toBe(200)
})
