import type { Closure, ClosureDescriptor } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Arranged } from '../../../test/arranged.js'
import { mailTokenLifetime } from '../closures.js'
import { blockerGate } from '../scenarios/blocker-gate.js'

const day = 24 * 60 * 60 * 1000
const scheduled = { mode: 'scheduled' }
const request = { mode: 'request' }

async function mailed(open: Arranged): Promise<{ readonly id: string; readonly token: string }> {
  const { body: closure } = await open.start(request)
  const { body } = await open.call<{ mails: { token: string }[] }>(open.mailsAt)
  return { id: closure.id, token: body.mails[0]?.token ?? '' }
}

test('[API-18] a scheduled closure takes effect at the instant that was offered, and not before', async () => {
  const open = await Arranged.with('scheduled')
  const { body: descriptor } = await open.call<ClosureDescriptor>(`${open.base}/closure-descriptor`)
  const { status, body } = await open.start(scheduled)
  expect(status).toBe(202)
  const effectiveAt = descriptor.modes[0]?.grace?.effectiveAt
  expect(body).toMatchObject({ state: 'scheduled', effectiveAt, reversible: { until: effectiveAt } })
  await open.clock.advance(30 * day - 1)
  expect((await open.call<Closure>(`/closures/${body.id}`)).body.state).toBe('scheduled')
  await open.clock.advance(1)
  expect((await open.call<Closure>(`/closures/${body.id}`)).body.state).toBe('completed')
})

test('[API-18] is cancelled until it takes effect, twice with the same answer, and never after', async () => {
  const open = await Arranged.with('scheduled')
  const { body } = await open.start(scheduled)
  for (const key of ['key_1', 'key_2']) {
    const answer = await open.post<Closure>(`/closures/${body.id}/cancel`, {}, { 'Idempotency-Key': key })
    expect(answer.body).toMatchObject({ state: 'cancelled', reversible: null })
  }
  const { body: again } = await open.start(scheduled, { 'Idempotency-Key': 'key_3' })
  await open.clock.advance(30 * day)
  expect(await open.post(`/closures/${again.id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'not-reversible', closure: again.id },
  })
})

test('[API-13] a second start does not move the date of the first', async () => {
  const open = await Arranged.with('scheduled')
  const { body } = await open.start(scheduled)
  await open.clock.advance(day)
  const second = await open.start(scheduled, { ...open.secondOwner, 'Idempotency-Key': 'other' })
  expect(second).toMatchObject({ status: 409, body: { code: 'closure-exists', closure: body.id } })
  expect((await open.call<Closure>(`/closures/${body.id}`)).body.effectiveAt).toBe(body.effectiveAt)
})

test('[API-18] what was closed is brought back within the undo window, with all that was in it', async () => {
  const { descriptor, ...base } = blockerGate()
  const window = { kind: 'undo', duration: 'PT24H', certainty: 'guaranteed', by: 'ui', text: 'Within a day.' }
  const aftermath = { ...descriptor.aftermath, windows: [window] }
  const modes = [{ mode: 'immediate', signOut: 'never' }]
  const scenario = { ...base, checks: [], descriptor: { ...descriptor, modes, aftermath } }
  const open = await Arranged.with('clear', { scenario, anonymous: 'signed-in' })
  const subject = '/subjects/organization/org_brightwater'
  const asBrowser = async <Body>(path: string, method: string, headers = {}): Promise<Body> => {
    const body = method === 'POST' ? '{"mode":"immediate"}' : null
    return (await open.stub.fetch(new Request(`https://stub.example${path}`, { method, headers, body }))).json()
  }
  const before = open.stub.inspect().resources
  const report = await asBrowser<{ etag: string }>(`${subject}/blockers`, 'GET')
  const keys = { 'Idempotency-Key': 'key_1', 'If-Match': report.etag }
  const closure = await asBrowser<Closure>(`${subject}/closures`, 'POST', keys)
  expect(closure).toMatchObject({ state: 'completed', reversible: { by: ['ui'], until: '2026-03-03T09:00:00.000Z' } })
  expect(open.stub.inspect().resources).toEqual([])
  const restored = await asBrowser<Closure>(`/closures/${closure.id}/restore`, 'POST', { 'Idempotency-Key': 'key_2' })
  expect(restored).toMatchObject({ state: 'restored' })
  expect(open.stub.inspect().resources).toEqual(before)
})

test('[API-20] [F27] a request waits for the link of an e-mail; looking at it changes nothing', async () => {
  const open = await Arranged.with('email-confirmation')
  const { id, token } = await mailed(open)
  expect((await open.call(`/closures/${id}/confirm`)).status).toBe(405)
  expect((await open.call<Closure>(`/closures/${id}`)).body.state).toBe('awaiting_confirmation')
  for (const key of ['key_1', 'key_2']) {
    const answer = await open.post<Closure>(`/closures/${id}/confirm`, { token }, { 'Idempotency-Key': key })
    expect(answer.body).toMatchObject({ state: 'awaiting_vendor', ticket: { id: 'ticket_1' } })
  }
})

test('[API-20] [F28] [F29] a wrong link, another user and an old link do nothing', async () => {
  const open = await Arranged.with('email-confirmation')
  const { id, token } = await mailed(open)
  const confirm = `/closures/${id}/confirm`
  expect(await open.post(confirm, { token: 'x' })).toMatchObject({ status: 410, body: { code: 'token-invalid' } })
  expect(await open.post('/closures/nothing/confirm', { token })).toMatchObject({ status: 410 })
  expect(await open.post(confirm, { token }, open.stranger)).toMatchObject({ status: 403 })
  await open.clock.advance(mailTokenLifetime)
  expect(await open.post(confirm, { token })).toMatchObject({ status: 410, body: { closure: id } })
  expect((await open.call<Closure>(`/closures/${id}`)).body.state).toBe('expired')
})

test('the vendor accepts a request after a while, and closes it', async () => {
  const open = await Arranged.with('email-confirmation')
  const { id, token } = await mailed(open)
  await open.post(`/closures/${id}/confirm`, { token })
  await open.clock.advance(day)
  expect((await open.call<Closure>(`/closures/${id}`)).body).toMatchObject({ state: 'completed', receipt: {} })
})

test.each<[string, { readonly challenge?: string; readonly acknowledgements?: readonly string[] }, string]>([
  ['nothing agreed to', { challenge: 'Brightwater Media' }, 'confirmation-mismatch'],
  ['nothing typed', { acknowledgements: ['permanent'] }, 'confirmation-mismatch'],
  ['another text', { acknowledgements: ['permanent'], challenge: 'brightwater media' }, 'confirmation-mismatch'],
])('[API-17] refuses a start with %s, and nothing is started', async (_, { challenge, acknowledgements }, code) => {
  const open = await Arranged.with('challenge')
  const asked = await challengeOf(open)
  const value = challenge === undefined ? {} : { challenge: { id: asked, value: challenge } }
  const answer = await open.start({ mode: 'immediate', ...(acknowledgements && { acknowledgements }), ...value })
  expect(answer).toMatchObject({ status: 422, body: { code } })
  expect(open.stub.inspect().starts).toBe(0)
})

test('[API-17] [F75] a challenge that is out of date is told with the new one', async () => {
  const open = await Arranged.with('challenge')
  const challenge = { id: 'old', value: 'Brightwater Media' }
  const answer = await open.start({ mode: 'immediate', acknowledgements: ['permanent'], challenge })
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'challenge-expired', challenge: { id: await challengeOf(open), text: 'Brightwater Media' } },
  })
})

test('[API-17] compares what was typed as the field does', async () => {
  const open = await Arranged.with('challenge')
  const challenge = { id: await challengeOf(open), value: '  Brightwater\u00a0 Me\u200bdia ' }
  const answer = await open.start({ mode: 'immediate', acknowledgements: ['permanent'], challenge })
  expect(answer).toMatchObject({ status: 201, body: { state: 'completed' } })
})

async function challengeOf(open: Arranged): Promise<string> {
  const { body } = await open.call<ClosureDescriptor>(`${open.base}/closure-descriptor`)
  return body.confirmation.challenge?.id ?? ''
}

test('what has been closed is not closed again by somebody who signs in afterwards', async () => {
  const open = await Arranged.with('clear')
  const { body: closure } = await open.start()
  await open.clock.advance(day)
  const user = open.stub.inspect().closures[0]?.requestedBy?.id
  const { body } = await open.call<{ token: string }>('/sessions', { method: 'POST', body: { user } })
  const again = { Authorization: `Bearer ${body.token}` }
  const report = await open.call<{ etag: string }>(`${open.base}/blockers`, { headers: again })
  const keys = { ...again, 'Idempotency-Key': 'key_again', 'If-Match': report.body.etag }
  const answer = await open.post(`${open.base}/closures`, { mode: 'immediate' }, keys)
  expect(answer).toMatchObject({ status: 410, body: { code: 'gone', closure: closure.id } })
  expect(open.stub.inspect().starts).toBe(1)
})
