import type {
  BlockerReport,
  Closure,
  ClosureDescriptor,
  CostReport,
  Operation,
  ResourcePage,
  TaskPage,
} from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Arranged } from '../../../test/arranged.js'
import { account, OpenStub } from '../../../test/open-stub.js'
import type { FaultId } from './index.js'

const minute = 60_000

/** A stub with this fault on, in whose account nothing blocks. */
async function open(fault: FaultId): Promise<{ readonly stub: OpenStub; readonly etag: string }> {
  const stub = new OpenStub()
  const etag = await stub.clear()
  stub.stub.faults.enable(fault)
  return { stub, etag }
}

/** One with resources, whose closure has begun. */
async function tearing(fault: FaultId): Promise<Arranged> {
  const stub = await Arranged.with('resources')
  stub.stub.faults.enable(fault)
  await stub.start()
  return stub
}

async function tasksOf(stub: Arranged): Promise<readonly string[]> {
  await stub.clock.advance(minute)
  return (await stub.call<TaskPage>('/operations/operation_1/tasks')).body.items.map(({ status }) => status)
}

test('[F6] [F7] somebody else was faster: the start is told which closure that is, and who began it', async () => {
  for (const [fault, name] of [
    ['F6', 'Ines Duarte'],
    ['F7', 'Jonas Weber'],
  ] as const) {
    const { stub, etag } = await open(fault)
    expect(await stub.start(etag)).toMatchObject({
      status: 409,
      body: { code: 'closure-exists', closure: 'closure_1' },
    })
    const { body } = await stub.call<{ closure: Closure }>('GET', `${account}/closures?state=active`)
    expect(body.closure).toMatchObject({ state: 'in_progress', requestedBy: { name } })
    expect('statusToken' in body.closure).toBe(fault === 'F6')
  }
})

test('[F6] [F7] open no second closure beside one that is open', async () => {
  const stub = await Arranged.with('scheduled')
  stub.stub.faults.enable('F6')
  stub.stub.faults.enable('F7')
  await stub.start({ mode: 'scheduled' })
  expect(stub.stub.inspect().starts).toBe(1)
})

test('[F8] confirming what was cancelled in another tab answers how it stands', async () => {
  const stub = await Arranged.with('email-confirmation')
  const { body: closure } = await stub.start({ mode: 'request' })
  const { body } = await stub.call<{ mails: { token: string }[] }>(stub.mailsAt)
  stub.stub.faults.enable('F8')
  const answer = await stub.post<Closure>(`/closures/${closure.id}/confirm`, { token: body.mails[0]?.token ?? '' })
  expect(answer).toMatchObject({ status: 200, body: { state: 'cancelled' } })
})

test('[F13] a cache on the way answers with the first report, and is not asked by a start', async () => {
  const stub = new OpenStub({ faults: ['F13'] })
  const first = await stub.report()
  await stub.clear()
  await stub.clock.advance(minute)
  expect(await stub.report()).toMatchObject({ observedAt: first.observedAt, verdict: 'blocked' })
  expect(await stub.start(first.etag)).toMatchObject({ status: 412, body: { blockers: { verdict: 'clear' } } })
})

test('[F15] a closure that takes effect while it is cancelled is not taken back', async () => {
  const stub = await Arranged.with('scheduled')
  const { body } = await stub.start({ mode: 'scheduled' })
  stub.stub.faults.enable('F15')
  expect(await stub.post(`/closures/${body.id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'not-reversible' },
  })
  expect(stub.stub.inspect().closures[0]).toMatchObject({ state: 'completed' })
})

test('[F17] the session has expired, and signing in again lets the same start through', async () => {
  const { stub, etag } = await open('F17')
  expect(await stub.start(etag)).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  await stub.call('POST', '/sessions', { body: { user: 'user_ines' } })
  expect((await stub.start(etag)).status).toBe(201)
})

test('[F20] a user without a password is told other ways', async () => {
  const { stub, etag } = await open('F20')
  const answer = await stub.start(etag)
  expect(answer).toMatchObject({
    status: 401,
    body: { code: 'reauthentication-required', methods: ['oauth', 'email_link'] },
  })
})

test('[F22] the link of the e-mail wants a session', async () => {
  const stub = await Arranged.with('email-confirmation')
  const { body } = await stub.start({ mode: 'request' })
  stub.stub.faults.enable('F22')
  const answer = await stub.post(`/closures/${body.id}/confirm`, { token: 'any' }, { Authorization: '' })
  expect(answer).toMatchObject({ status: 401, body: { code: 'session-ended' } })
})

test.each([
  ['F25', 'managed_elsewhere', 'managed-elsewhere'],
  ['F30', 'not_permitted', 'not-permitted'],
] as const)('[%s] cannot be closed here, says why, and is refused', async (fault, reason, code) => {
  const { stub, etag } = await open(fault)
  const { body } = await stub.call<ClosureDescriptor>('GET', `${account}/closure-descriptor`)
  expect(body).toMatchObject({ modes: [], unavailable: { reason } })
  expect(await stub.start(etag)).toMatchObject({ status: 403, body: { code } })
  expect(stub.stub.inspect().starts).toBe(0)
})

test.each([
  ['F28', 403, 'not-permitted'],
  ['F29', 410, 'token-invalid'],
] as const)('[%s] the link of the e-mail does nothing', async (fault, status, code) => {
  const stub = await Arranged.with('email-confirmation')
  const { body } = await stub.start({ mode: 'request' })
  stub.stub.faults.enable(fault)
  expect(await stub.post(`/closures/${body.id}/confirm`, { token: 'any' })).toMatchObject({ status, body: { code } })
  expect(stub.stub.inspect().closures[0]).toMatchObject({ state: 'awaiting_confirmation' })
})

test('[F27] a scanner opens the link, and nothing happens', async () => {
  const stub = await Arranged.with('email-confirmation')
  stub.stub.faults.enable('F27')
  const { body } = await stub.start({ mode: 'request' })
  const scans = stub.stub.inspect().requests.filter(({ path }) => path.endsWith('/confirm'))
  expect(scans.map(({ method, status }) => [method, status])).toEqual([
    ['HEAD', 405],
    ['GET', 405],
  ])
  expect((await stub.call<Closure>(`/closures/${body.id}`)).body.state).toBe('awaiting_confirmation')
})

test('[F39] what is to be removed is not found', async () => {
  const stub = await Arranged.with('resources')
  stub.stub.faults.enable('F39')
  const path = `${stub.base}/resources/app_paywall?cascade=true`
  const answer = await stub.call(path, { method: 'DELETE', headers: { 'Idempotency-Key': 'key' } })
  expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('[F53] signing in takes a scheduled closure back', async () => {
  const stub = await Arranged.with('scheduled')
  await stub.start({ mode: 'scheduled' })
  stub.stub.faults.enable('F53')
  const user = stub.stub.inspect().closures[0]?.requestedBy?.id
  await stub.call('/sessions', { method: 'POST', body: { user } })
  expect(stub.stub.inspect().closures[0]).toMatchObject({ state: 'cancelled' })
})

test.each([
  ['F26', 'sole_owner', 'sole_owner'],
  ['F44', 'novelty', 'escrow_review'],
  ['F57', 'last_invoice', 'outstanding_balance'],
  ['F58', 'commitment', 'commitment'],
  ['F79', 'workers', 'active_resources'],
] as const)('[%s] one more is in the way, and a start is refused', async (fault, id, code) => {
  const { stub } = await open(fault)
  const report = await stub.report()
  expect(report.verdict).toBe('blocked')
  expect(report.blockers.at(-1)).toMatchObject({ id, code })
  expect((await stub.start(report.etag)).status).toBe(412)
})

test.each(['F59', 'F60', 'F61', 'F62', 'F63', 'F64', 'F65', 'F66', 'F72', 'F74', 'F77'] as const)(
  '[%s] the name is odd, and typing it as it is shown lets the start through',
  async (fault) => {
    const stub = await Arranged.with('challenge')
    const { body: plain } = await stub.call<ClosureDescriptor>(`${stub.base}/closure-descriptor`)
    stub.stub.faults.enable(fault)
    const { body } = await stub.call<ClosureDescriptor>(`${stub.base}/closure-descriptor`)
    expect(body.subject.displayName).not.toBe(plain.subject.displayName)
    const { id = '', text = '', fallback = '' } = body.confirmation.challenge ?? {}
    const challenge = { id, value: fault === 'F63' ? fallback : text }
    const { status } = await stub.start({ mode: 'immediate', acknowledgements: ['permanent'], challenge })
    expect(status).toBe(201)
  },
)

test('[F75] renamed in another tab, the start is told what to type now', async () => {
  const stub = await Arranged.with('challenge')
  const { body } = await stub.call<ClosureDescriptor>(`${stub.base}/closure-descriptor`)
  stub.stub.faults.enable('F75')
  const { id = '', text = '' } = body.confirmation.challenge ?? {}
  const answer = await stub.start({
    mode: 'immediate',
    acknowledgements: ['permanent'],
    challenge: { id, value: text },
  })
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'challenge-expired', challenge: { text: 'Brightwater Media Group' } },
  })
})

test('[F76] [F78] words and links come as they are', async () => {
  const stub = new OpenStub({ faults: ['F76', 'F78'] })
  const { body } = await stub.call<ClosureDescriptor>('GET', `${account}/closure-descriptor`)
  expect(body.links.map(({ label }) => label)).toContain('Didnâ€™t find it?')
  expect(body.links.map(({ href }) => href)).toContain('javascript:alert(1)')
  const hrefs = (await stub.report()).blockers.flatMap(({ remedies }) => remedies.flatMap(({ href = [] }) => href))
  expect(hrefs).toContain('java\nscript:alert(1)')
})

test('[F55] [F56] costs come in several currencies, and stay above zero', async () => {
  const stub = new OpenStub({ faults: ['F56', 'F55'] })
  const { body } = await stub.call<CostReport>('GET', `${account}/costs`)
  expect(body.monthly).toEqual([
    { currency: 'JPY', minor: '1234' },
    { currency: 'KWD', minor: '1235' },
    { currency: 'EUR', minor: '310' },
  ])
})

test('[F3] what is still being created cannot be removed, and says so', async () => {
  const stub = await Arranged.with('resources')
  stub.stub.faults.enable('F3')
  const { body } = await stub.call<ResourcePage>(`${stub.base}/resources?kind=app`)
  expect(body.items).toMatchObject([{ state: 'creating', deletable: false, why: expect.any(String) }])
})

test.each([
  ['F32', ['failed', 'succeeded', 'skipped']],
  ['F34', ['failed', 'succeeded', 'skipped']],
  ['F33', ['waiting', 'succeeded', 'blocked']],
  ['F16', ['already_gone', 'already_gone', 'already_gone']],
] as const)('[%s] tasks end as %j', async (fault, statuses) => {
  const stub = await tearing(fault)
  expect(await tasksOf(stub)).toEqual(statuses)
})

test('[F32] fails however often it is tried', async () => {
  const stub = await tearing('F32')
  await stub.clock.advance(minute)
  await stub.post('/operations/operation_1/retry', {})
  expect(await tasksOf(stub)).toEqual(['failed', 'succeeded', 'skipped'])
})

test('[F38] the total is an estimate', async () => {
  const stub = await tearing('F38')
  const totals = []
  for (let second = 0; second < 3; second += 1) {
    const { body } = await stub.call<Operation>('/operations/operation_1')
    expect(body.progress.exact).toBe(false)
    totals.push(body.progress.total)
    await stub.clock.advance(1000)
  }
  expect(new Set(totals).size).toBeGreaterThan(1)
})

test('[F40] the operation is gone, and the closure says how it ended', async () => {
  const stub = await tearing('F40')
  await stub.clock.advance(minute)
  expect(await stub.call('/operations/operation_1')).toMatchObject({ status: 410, body: { code: 'gone' } })
  expect((await stub.call<Closure>('/closures/closure_1')).body.state).toBe('completed')
})

test('[F43] a loop turns up in the next plan', async () => {
  const stub = await Arranged.with('resources')
  stub.stub.faults.enable('F43')
  const { body } = await stub.post<{ cycles: string[][] }>(`${stub.base}/plans`, { mode: 'immediate' })
  expect(body.cycles).toEqual([['peering_east', 'peering_west']])
})

test('[F47] a newer server says what nobody knows, and still ends', async () => {
  const stub = await tearing('F47')
  await stub.clock.advance(1)
  expect((await stub.call<Operation>('/operations/operation_1')).body).toMatchObject({
    status: 'compacting',
    region: 'north',
  })
  await stub.clock.advance(minute)
  expect((await stub.call<Operation>('/operations/operation_1')).body.status).toBe('succeeded')
})

test('[F88] the addresses of an export have expired', async () => {
  const stub = await Arranged.with('export')
  stub.stub.faults.enable('F88')
  const { body } = await stub.post<Operation>(`${stub.base}/exports`, { formats: ['csv'] })
  await stub.clock.advance(minute)
  const { files } = (await stub.call<Operation>(`/operations/${body.id}`)).body
  expect(files?.map(({ expiresAt }) => Date.parse(expiresAt) < stub.clock.now())).toEqual([true])
})

test('[F36] [F37] events break off, are lost and come twice, and the last one comes', async () => {
  for (const [fault, versions] of [
    ['F36', 1],
    ['F37', 2],
  ] as const) {
    const stub = await tearing(fault)
    await stub.clock.advance(minute)
    const headers = { ...stub.owner, 'Last-Event-ID': '1' }
    const response = await stub.stub.fetch(
      new Request('https://stub.example/operations/operation_1/events', { headers }),
    )
    expect((await response.text()).match(/^id:/gm)).toHaveLength(versions)
  }
})

test('[F41] too many requests, three times, in seconds or as a date', async () => {
  const stub = new OpenStub({ faults: ['F41'] })
  for (const _ of [1, 2, 3]) {
    const { status, headers } = await stub.call('GET', `${account}/blockers`)
    expect([status, headers.get('Retry-After')]).toEqual([429, '2'])
  }
  expect((await stub.call('GET', `${account}/blockers`)).status).toBe(200)
  const other = await Arranged.with('resources')
  await other.start()
  other.stub.faults.enable('F41')
  const { headers } = await other.call('/operations/operation_1')
  expect(Date.parse(headers.get('Retry-After') ?? '') - other.clock.now()).toBe(2000)
})

test('[F48] the clock of the server is ahead', async () => {
  const stub = new OpenStub({ faults: ['F48'] })
  expect((await stub.report()).serverTime).toBe('2026-03-02T12:00:00.000Z')
})

test('[F87] feedback fails, and the closure does not', async () => {
  const { stub, etag } = await open('F87')
  expect((await stub.call('POST', '/closure-feedback', { key: 'key', body: { note: 'Bye.' } })).status).toBe(503)
  expect((await stub.start(etag)).status).toBe(201)
})

test('[offline] [html-502] [bad-json] break every call of the contract, and none of the switches', async () => {
  const stub = new OpenStub({ faults: ['html-502'] })
  expect((await stub.call<string>('GET', `${account}/blockers`)).body).toContain('<h1>Bad Gateway</h1>')
  stub.stub.faults.clear()
  stub.stub.faults.enable('bad-json')
  await expect(stub.report()).rejects.toThrow(SyntaxError)
  stub.stub.faults.clear()
  stub.stub.faults.enable('offline')
  await expect(stub.report()).rejects.toThrow(TypeError)
  expect((await stub.call('DELETE', '/_stub/faults/offline')).status).toBe(204)
  expect((await stub.call<BlockerReport>('GET', `${account}/blockers`)).status).toBe(200)
})
