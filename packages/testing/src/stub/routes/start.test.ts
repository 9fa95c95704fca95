import type { Closure, Problem } from '@offboard/core/closure'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { account, OpenStub } from '../../../test/open-stub.js'

test('[S1.16] closes at once, with a receipt, a place to ask and the token for it', async () => {
  const open = new OpenStub()
  const { status, headers, body } = await open.start(await open.clear())
  expect(status).toBe(201)
  expect(headers.get('Location')).toBe('/closures/closure_1')
  expect(body).toMatchObject({
    id: 'closure_1',
    state: 'completed',
    mode: 'immediate',
    requestedBy: { id: 'user_ines', name: 'Ines Duarte' },
    effectiveAt: '2026-03-02T09:00:00.000Z',
    reversible: null,
    receipt: { id: 'receipt_1', emailedTo: 'ines.duarte@example.com' },
    statusToken: {
      value: expect.stringMatching(/^status_token_1_[0-9a-f]{16}$/),
      expiresAt: '2026-03-03T09:00:00.000Z',
    },
  })
  expect(open.stub.inspect()).toMatchObject({ session: 'closed', starts: 1, resources: [] })
})

test.each([
  ['the Idempotency-Key', { ifMatch: '"1"' }],
  ['If-Match', { key: 'key_1' }],
])('needs %s', async (_, headers) => {
  const open = new OpenStub()
  await open.clear()
  const answer = await open.call('POST', `${account}/closures`, { ...headers, body: { mode: 'immediate' } })
  expect(answer).toMatchObject({ status: 428, body: { code: 'precondition-required' } })
  expect(open.stub.inspect().starts).toBe(0)
})

test('refuses while something blocks, with the report', async () => {
  const open = new OpenStub()
  const report = await open.report()
  const { status, headers, body } = await open.start<Problem>(report.etag)
  expect(status).toBe(412)
  expect(headers.get('Content-Type')).toBe('application/problem+json')
  expect(body).toMatchObject({
    type: 'https://offboard.example/problems/blockers-changed',
    code: 'blockers-changed',
    currentEtag: report.etag,
    blockers: { verdict: 'blocked', etag: report.etag, serverTime: '2026-03-02T09:00:00.000Z' },
  })
})

test('refuses a report that is out of date, even when nothing blocks any more', async () => {
  const open = new OpenStub()
  const old = await open.report()
  const current = await open.clear()
  const answer = await open.start<Problem>(old.etag)
  expect(answer).toMatchObject({ status: 412, body: { currentEtag: current, blockers: { verdict: 'clear' } } })
  expect(open.stub.inspect().starts).toBe(0)
})

test.each([
  ['a mode that is not offered', { mode: 'scheduled' }, 422, 'mode-not-offered'],
  ['no mode', {}, 400, 'invalid-request'],
  ['no JSON', 'now', 400, 'invalid-request'],
])('refuses %s', async (_, body, status, code) => {
  const open = new OpenStub()
  expect(await open.start(await open.clear(), 'key_1', body)).toMatchObject({ status, body: { code } })
})

test('[F4] replays by the key before it looks at If-Match', async () => {
  const open = new OpenStub()
  const etag = await open.clear()
  const first = await open.start(etag)
  await open.clock.advance(1000)
  const again = await open.start('"out of date"')
  expect(again.status).toBe(201)
  expect(again.headers.get('Location')).toBe('/closures/closure_1')
  expect(again.body).toEqual({ ...first.body, serverTime: '2026-03-02T09:00:01.000Z' })
  expect(open.stub.inspect().starts).toBe(1)
})

test('refuses another body under the same key', async () => {
  const open = new OpenStub()
  const etag = await open.clear()
  await open.start(etag)
  const answer = await open.start(etag, 'key_1', { mode: 'immediate', note: 'changed' })
  expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
})

test('keeps the key free after 412, so that the same request goes through with the new etag', async () => {
  const open = new OpenStub()
  expect((await open.start((await open.report()).etag)).status).toBe(412)
  expect((await open.start(await open.clear())).status).toBe(201)
})

test('one closure a subject: another key is told which one, and the first keeps its dates', async () => {
  const open = new OpenStub()
  const etag = await open.clear()
  const { body: first } = await open.start(etag)
  await open.clock.advance(1000)
  const second = await open.start(etag, 'key_2')
  expect(second).toMatchObject({ status: 409, body: { code: 'closure-exists', closure: first.id } })
  expect(open.stub.inspect().closures).toMatchObject([{ requestedAt: first.requestedAt }])
})

test('however often a start is repeated with one key, there is one closure and one answer', async () => {
  const repeat = fc.record({
    ifMatch: fc.constantFrom('agreed', '"other"', ''),
    lost: fc.boolean(),
    wait: fc.nat(60_000),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(repeat, { minLength: 1, maxLength: 8 }), async (repeats) => {
      const open = new OpenStub()
      const etag = await open.clear()
      const { body: first } = await open.start(etag)
      for (const { ifMatch, lost, wait } of repeats) {
        await open.clock.advance(wait)
        if (lost) open.stub.faults.enable('F4')
        const again = open.start(ifMatch === 'agreed' ? etag : ifMatch)
        if (lost) await expect(again).rejects.toThrow(TypeError)
        else expect({ ...(await again).body, serverTime: '' }).toEqual({ ...first, serverTime: '' })
      }
      expect(open.stub.inspect().starts).toBe(1)
    }),
    { numRuns: 50 },
  )
})

test.each([
  ['GET', '/closure-descriptor'],
  ['GET', '/blockers'],
  ['GET', '/blockers/nothing'],
  ['POST', '/blockers/nothing/remedies/nothing'],
  ['GET', '/closures?state=active'],
  ['POST', '/closures'],
])('permission comes before existence: %s %s', async (method, path) => {
  const open = new OpenStub({ faults: ['F24'] })
  for (const subject of ['/subjects/organization/nobody', '/subjects/user/org_brightwater']) {
    const answer = await open.call(method, subject + path, { key: 'key_1' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-permitted' } })
  }
  await open.start('"any"')
  expect((await open.call(method, account + path, { key: 'key_1' })).status).toBe(403)
  expect((await open.call('GET', '/closures/nothing')).status).toBe(404)
})

test('[F1] something new appears before the start is judged: 412 with the new report, once, and nothing started', async () => {
  const open = new OpenStub({ faults: ['F1'] })
  const etag = await open.clear()
  const { status, body } = await open.start<Problem>(etag)
  expect(status).toBe(412)
  const zones = body.blockers?.blockers.find(({ id }) => id === 'dns_zones')
  expect(zones).toMatchObject({
    state: 'blocking',
    detail: 'One zone still answers queries. Disable it first.',
    samples: ['press.brightwater.example'],
  })
  expect(open.stub.inspect().starts).toBe(0)
  const { body: report } = await open.remedy('dns_zones', 'disable', 'key_again')
  expect((await open.start(report.etag)).status).toBe(201)
})

test('[F4] the start is done and its answer lost: `active` and the same key both find the one closure', async () => {
  const open = new OpenStub({ faults: ['F4'] })
  const etag = await open.clear()
  await expect(open.start(etag)).rejects.toThrow(TypeError)
  const { body } = await open.call<{ closure: Closure }>('GET', `${account}/closures?state=active`)
  expect(body.closure).toMatchObject({
    id: 'closure_1',
    state: 'completed',
    statusToken: { value: expect.stringMatching(/^status_token_1_/) },
  })
  expect((await open.start(etag)).body).toMatchObject({ id: 'closure_1' })
  expect(open.stub.inspect().starts).toBe(1)
})

test('[F5] a second press with the same key waits, with another key learns of the closure, and one is started', async () => {
  const open = new OpenStub({ faults: ['F5'] })
  const etag = await open.clear()
  const first = open.start(etag)
  await open.clock.advance(1199)
  expect(await open.start(etag)).toMatchObject({ status: 409, body: { code: 'idempotency-in-flight' } })
  expect(await open.start(etag, 'key_2')).toMatchObject({ status: 409, body: { code: 'closure-exists' } })
  const { body } = await open.call<{ closure: Closure }>('GET', `${account}/closures?state=active`)
  expect(body.closure).toMatchObject({ id: 'closure_1', state: 'in_progress' })
  await open.clock.advance(1)
  expect((await first).body).toMatchObject({ id: 'closure_1', state: 'completed' })
  expect(open.stub.inspect().starts).toBe(1)
})

test('[F14] a start is refused while a check fails', async () => {
  const open = new OpenStub()
  await open.clear()
  open.stub.faults.enable('F14')
  const { etag } = await open.report()
  expect(await open.start(etag)).toMatchObject({ status: 412, body: { blockers: { verdict: 'unknown' } } })
})

test('[F18] asks for a fresh sign-in until there was one, and then takes the same key', async () => {
  const open = new OpenStub({ faults: ['F18'] })
  const etag = await open.clear()
  await open.call('POST', '/session/reauthenticate', { body: { password: 'before' } })
  for (const attempt of [1, 2]) {
    const { status, headers, body } = await open.start<Problem>(etag)
    expect([attempt, status, body.code]).toEqual([attempt, 401, 'reauthentication-required'])
    expect(body).toMatchObject({ maxAgeSeconds: 300, methods: ['password'] })
    expect(headers.get('WWW-Authenticate')).toMatch(
      /^Bearer error="insufficient_user_authentication", .*max_age="300"$/,
    )
  }
  await open.call('POST', '/session/reauthenticate', { body: { password: 'after' } })
  expect((await open.start(etag)).status).toBe(201)
})

test('[F18] is over when it is switched off', async () => {
  const open = new OpenStub({ faults: ['F18'] })
  const etag = await open.clear()
  expect((await open.start(etag)).status).toBe(401)
  open.stub.faults.disable('F18')
  expect((await open.start(etag)).status).toBe(201)
})

test('[F24] from the first start on nothing is permitted, and the answer says who can', async () => {
  const open = new OpenStub({ faults: ['F24'] })
  const etag = await open.clear()
  const { status, body } = await open.start<Problem>(etag)
  expect(status).toBe(403)
  expect(body).toMatchObject({
    code: 'not-permitted',
    who: 'other_member',
    links: [{ href: 'mailto:jonas.weber@example.com' }],
  })
  expect((await open.remedy('debts', 'pay', 'key_2')).status).toBe(403)
  expect((await open.call('GET', `${account}/blockers`)).status).toBe(403)
  expect(open.stub.inspect().starts).toBe(0)
})

test('[http-500] every start fails in plain text, and nothing is done', async () => {
  const open = new OpenStub({ faults: ['http-500'] })
  const etag = await open.clear()
  for (const key of ['key_1', 'key_1', 'key_2']) {
    const { status, headers, body } = await open.start<string>(etag, key)
    expect([status, body]).toEqual([500, 'Internal Server Error'])
    expect(headers.get('Content-Type')).toMatch('text/plain')
  }
  expect(open.stub.inspect().starts).toBe(0)
  open.stub.faults.clear()
  expect((await open.start(etag)).status).toBe(201)
})

test('[F1] [F18] faults combine', async () => {
  const open = new OpenStub({ faults: ['F18', 'F1'] })
  const etag = await open.clear()
  expect((await open.start(etag)).status).toBe(401)
  await open.call('POST', '/session/reauthenticate', { body: { password: 'a' } })
  expect((await open.start(etag)).status).toBe(412)
})
