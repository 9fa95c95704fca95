import { expect, test } from 'vitest'
import { Arranged } from '../../../test/arranged.js'
import { needs } from '../needs.js'

test.each(Object.keys(needs))('arranges %s, each time with an account of its own', async (need) => {
  const open = await Arranged.with(need)
  const again = await open.call<{ subject: { id: string } }>('/_stub/arrange', { method: 'POST', body: { need } })
  expect(again.body.subject.id).not.toBe(open.base.split('/').at(-1))
  expect((await open.call(`${open.base}/closure-descriptor`)).status).toBe(200)
})

test('refuses what it cannot arrange, and says what it can', async () => {
  const open = await Arranged.with('clear')
  const answer = await open.call('/_stub/arrange', { method: 'POST', body: { need: 'luck' } })
  expect(answer).toMatchObject({ status: 404, body: { detail: expect.stringContaining('clear, blocked') } })
})

test('[API-3] what belongs to others and what is not there get the same answer', async () => {
  const open = await Arranged.with('scheduled')
  const { body: closure } = await open.start({ mode: 'scheduled' })
  const headers = open.stranger
  for (const path of ['closure-descriptor', 'blockers', 'blockers/debts', 'closures?state=active']) {
    const [theirs, none] = await Promise.all([
      open.call(`${open.base}/${path}`, { headers }),
      open.call(`/subjects/organization/nobody/${path}`, { headers }),
    ])
    expect([theirs.status, theirs.body]).toEqual([403, none.body])
  }
  const [theirs, none] = await Promise.all([
    open.call(`/closures/${closure.id}`, { headers }),
    open.call('/closures/nothing', { headers }),
  ])
  expect([theirs.status, theirs.body]).toEqual([404, none.body])
  for (const change of ['cancel', 'restore']) {
    expect(await open.post(`/closures/${closure.id}/${change}`, {}, headers)).toMatchObject({ status: 404 })
  }
})

test('without credentials, or with unknown ones, nobody gets anything', async () => {
  const open = await Arranged.with('clear')
  for (const headers of [
    { Authorization: '' },
    { Authorization: 'Bearer session_1' },
    { Authorization: 'Basic eA==' },
  ]) {
    const answer = await open.call(`${open.base}/blockers`, { headers })
    expect(answer).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  }
})

test('a session may come as a cookie', async () => {
  const open = await Arranged.with('clear')
  const token = open.owner.Authorization?.replace('Bearer ', '')
  const { Authorization: _, ...rest } = open.owner
  const request = new Request(`https://stub.example${open.base}/blockers`, {
    headers: { ...rest, Cookie: `a=b; session=${token}` },
  })
  expect((await open.stub.fetch(request)).status).toBe(200)
})

test('faults are switched on and off, and a wrong name or number is told', async () => {
  const open = await Arranged.with('clear')
  const put = (id: string, body: object = {}) => open.call(`/_stub/faults/${id}`, { method: 'PUT', body })
  expect((await put('F14', { nth: 2 })).status).toBe(204)
  expect(open.stub.faults.active()).toEqual(['F14'])
  expect(await put('F999')).toMatchObject({ status: 400, body: { detail: expect.stringContaining('no fault "F999"') } })
  expect(await put('F14', { nth: 0 })).toMatchObject({ status: 400 })
  expect(await put('F14', { nth: 'two' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/nth' }] } })
  expect((await open.call('/_stub/faults/F14', { method: 'DELETE' })).status).toBe(204)
  expect(open.stub.faults.active()).toEqual([])
})

test('the clock goes on when it is told to, and not back', async () => {
  const open = await Arranged.with('clear')
  const clock = (ms: number) => open.call('/_stub/clock', { method: 'POST', body: { ms } })
  expect((await clock(1000)).status).toBe(204)
  expect(open.clock.now()).toBe(Date.parse('2026-03-02T09:00:01Z'))
  expect((await clock(-1)).status).toBe(400)
})

test('goes back to the beginning, and refuses a scenario that is not there', async () => {
  const open = await Arranged.with('scheduled')
  await open.start({ mode: 'scheduled' })
  const reset = (body: object) => open.call('/_stub/reset', { method: 'POST', body })
  expect(await reset({ scenario: 'nowhere' })).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('blocker-gate') },
  })
  expect(open.stub.inspect().starts).toBe(1)
  expect((await reset({})).status).toBe(204)
  expect(open.stub.inspect().starts).toBe(0)
})

test('tells what there is', async () => {
  const open = await Arranged.with('scheduled')
  await open.start({ mode: 'scheduled' })
  const { body } = await open.call<{ accounts: { closures: object[] }[] }>('/_stub')
  expect(body.accounts.flatMap(({ closures }) => closures)).toMatchObject([{ id: 'closure_1', state: 'scheduled' }])
})

test('[API-28] a body that is too large, cannot be read or misses fields is refused', async () => {
  const open = await Arranged.with('clear')
  const send = (body: string) => {
    const headers = { ...open.owner, 'Idempotency-Key': 'key', 'If-Match': '"x"' }
    return open.stub.fetch(new Request(`https://stub.example${open.base}/closures`, { method: 'POST', headers, body }))
  }
  expect((await send('é'.repeat(40_000))).status).toBe(413)
  for (const body of ['{', '[]', '"text"', 'null', '{"mode":5}']) expect((await send(body)).status).toBe(400)
  expect(await (await send('{"mode":"immediate","challenge":{"id":1}}')).json()).toMatchObject({
    errors: [{ pointer: '/challenge/id' }, { pointer: '/challenge/value' }],
  })
})
