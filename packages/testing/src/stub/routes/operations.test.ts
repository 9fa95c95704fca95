import type { Closure, Operation, OperationUpdate, Plan, Problem, ResourcePage, TaskPage } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Arranged } from '../../../test/arranged.js'

const minute = 60_000

async function started(open: Arranged, body: object = { mode: 'immediate' }): Promise<Closure> {
  return (await open.start(body)).body
}

function operationOf(open: Arranged, { operation }: Closure): Promise<Operation> {
  return open.call<Operation>(`/operations/${operation}`).then(({ body }) => body)
}

test('[API-26] closing runs an operation, and ends with it', async () => {
  const open = await Arranged.with('resources')
  const { status, body: closure } = await open.start()
  expect(status).toBe(202)
  expect(closure).toMatchObject({ state: 'in_progress', operation: 'operation_1', reversible: null })
  const { body: page } = await open.call<TaskPage>('/operations/operation_1/tasks')
  expect(page.items.map(({ resource, wave }) => [resource, wave])).toEqual([
    ['app_paywall', 1],
    ['database_orders', 1],
    ['env_live', 2],
  ])
  await open.clock.advance(minute)
  expect(await operationOf(open, closure)).toMatchObject({
    status: 'succeeded',
    done: true,
    progress: { total: 3, succeeded: 3, failed: 0 },
  })
  const token = { Authorization: `Bearer ${closure.statusToken?.value}` }
  const { body } = await open.call<Closure>(`/closures/${closure.id}`, { headers: token })
  expect(body).toMatchObject({ state: 'completed', receipt: { leftBehind: [] } })
})

test('[API-19] [F21] the status token reads the operation when the session has ended, and no other', async () => {
  const open = await Arranged.with('resources')
  open.stub.faults.enable('F21')
  const closure = await started(open)
  expect(await open.call('/operations/operation_1')).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  const headers = { Authorization: `Bearer ${closure.statusToken?.value}` }
  expect((await open.call('/operations/operation_1', { headers })).status).toBe(200)
  expect((await open.call('/operations/operation_1/tasks', { headers })).status).toBe(200)
  for (const path of ['/operations/operation_2', '/closures/closure_2', `${open.base}/blockers`]) {
    expect((await open.call(path, { headers })).status).toBe(401)
  }
  const inAddress = `/operations/operation_1?token=${closure.statusToken?.value}`
  expect((await open.call(inAddress, { headers: { Authorization: '' } })).status).toBe(401)
  expect((await open.post('/operations/operation_1/stop', {}, headers)).status).toBe(401)
})

test('[API-21] an operation that has not changed answers 304', async () => {
  const open = await Arranged.with('resources')
  const closure = await started(open)
  const { etag } = await operationOf(open, closure)
  const path = `/operations/${closure.operation}`
  const known = await open.call(path, { headers: { 'If-None-Match': etag } })
  expect([known.status, known.body, known.headers.get('ETag')]).toEqual([304, '', etag])
  await open.clock.advance(minute)
  expect((await open.call(path, { headers: { 'If-None-Match': etag } })).status).toBe(200)
})

test('[API-22] tasks since a version are those that changed after it', async () => {
  const open = await Arranged.with('resources')
  const closure = await started(open)
  await open.clock.advance(1)
  const { version } = await operationOf(open, closure)
  await open.clock.advance(minute)
  const { body: since } = await open.call<TaskPage>(`/operations/operation_1/tasks?since=${version}`)
  expect(since.items.every((task) => task.version > version)).toBe(true)
  const { body: last } = await open.call<TaskPage>(
    `/operations/operation_1/tasks?since=${(await operationOf(open, closure)).version}`,
  )
  expect(last.items).toEqual([])
})

test('[API-26] [F31] what failed needs attention; a retry tries it and what was skipped, and nothing else', async () => {
  const open = await Arranged.with('failing-task')
  const closure = await started(open)
  await open.clock.advance(minute)
  expect((await open.call<Closure>(`/closures/${closure.id}`)).body.state).toBe('needs_attention')
  const before = (await open.call<TaskPage>('/operations/operation_1/tasks')).body.items
  expect(before.map(({ status }) => status)).toEqual(['failed', 'succeeded', 'skipped'])
  expect((await open.post('/operations/operation_1/retry', {})).status).toBe(202)
  expect((await open.call<Closure>(`/closures/${closure.id}`)).body.state).toBe('in_progress')
  await open.clock.advance(minute)
  const after = (await open.call<TaskPage>('/operations/operation_1/tasks')).body
  expect(after.items.map(({ status, attempt }) => [status, attempt])).toEqual([
    ['succeeded', 2],
    ['succeeded', 1],
    ['succeeded', 1],
  ])
  expect((await open.call<Closure>(`/closures/${closure.id}`)).body.state).toBe('completed')
})

test('[API-26] [F34] only what failed can be left behind, and only acknowledged; the receipt names it and its costs', async () => {
  const open = await Arranged.with('resources')
  open.stub.faults.enable('F34')
  const closure = await started(open)
  await open.clock.advance(minute)
  const { items } = (await open.call<TaskPage>('/operations/operation_1/tasks')).body
  const tasks = items.map(({ id }) => id)
  expect(await open.post('/operations/operation_1/retain', { tasks })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/acknowledged' }] },
  })
  await open.post('/operations/operation_1/retain', { tasks, acknowledged: true })
  await open.clock.advance(minute)
  expect(open.stub.inspect().closures.at(-1)).toMatchObject({
    id: closure.id,
    state: 'completed',
    receipt: { leftBehind: [{ id: 'app_paywall', monthly: { currency: 'EUR', minor: '4900' } }] },
  })
})

test('stopping starts nothing more, and the closure ends as cancelled', async () => {
  const open = await Arranged.with('resources')
  const closure = await started(open)
  await open.clock.advance(1)
  expect((await open.post('/operations/operation_1/stop')).status).toBe(202)
  await open.clock.advance(minute)
  expect(await operationOf(open, closure)).toMatchObject({ status: 'cancelled', done: true })
  expect((await open.call<Closure>(`/closures/${closure.id}`)).body).toMatchObject({
    state: 'cancelled',
    notes: [expect.stringContaining('stays removed')],
  })
})

test('[API-24] removing what others depend on names them, and removes nothing until that is agreed to', async () => {
  const open = await Arranged.with('resources')
  const remove = (id: string, key: string, query = '') =>
    open.call<Operation & Problem>(`${open.base}/resources/${id}${query}`, {
      method: 'DELETE',
      headers: { 'Idempotency-Key': key },
    })
  expect(await remove('env_live', 'key_1')).toMatchObject({
    status: 409,
    body: {
      code: 'cascade-required',
      resources: expect.arrayContaining(['app_paywall', 'database_orders', 'endpoint_www']),
    },
  })
  expect((await list(open)).total.value).toBe(4)
  expect((await remove('env_live', 'key_1', '?cascade=true')).status).toBe(202)
  await open.clock.advance(minute)
  expect((await list(open)).total.value).toBe(0)
  const again = await remove('env_live', 'key_2')
  expect(again).toMatchObject({ status: 202 })
  await open.clock.advance(minute)
  const { body } = await open.call<Operation>(`/operations/${again.body.id}`)
  expect(body).toMatchObject({ done: true, status: 'succeeded' })
})

function list(open: Arranged, query = ''): Promise<ResourcePage> {
  return open.call<ResourcePage>(`${open.base}/resources${query}`).then(({ body }) => body)
}

test('[API-27] pages give each item once, and refuse a cursor that was never given out', async () => {
  const open = await Arranged.with('resources')
  const first = await list(open, '?limit=3')
  expect(first.total).toEqual({ value: 4, exact: true })
  const second = await list(open, `?limit=3&cursor=${first.next}`)
  expect(second.next).toBeUndefined()
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
  for (const query of ['?cursor=x', '?limit=0', '?limit=many']) {
    expect(await open.call(`${open.base}/resources${query}`)).toMatchObject({ status: 400 })
  }
})

test('[API-25] a plan changes nothing, names loops, and is refused when it is out of date', async () => {
  const open = await Arranged.with('resources')
  const before = await list(open)
  const { body: plan } = await open.post<Plan>(`${open.base}/plans`, { mode: 'immediate' })
  expect(plan).toMatchObject({ waves: 2, cycles: [], totals: { tasks: 3 } })
  expect((await list(open)).items).toEqual(before.items)
  const { body: tasks } = await open.call<TaskPage>(`/plans/${plan.id}/tasks`)
  expect(tasks.items).toHaveLength(3)
  await open.call(`${open.base}/resources/app_paywall?cascade=true`, {
    method: 'DELETE',
    headers: { 'Idempotency-Key': 'k' },
  })
  await open.clock.advance(minute)
  const stale = await open.start({ mode: 'immediate', plan: { id: plan.id, etag: plan.etag } })
  expect(stale).toMatchObject({ status: 412, body: { code: 'plan-stale' } })
  expect(open.stub.inspect().starts).toBe(0)
})

test('[API-25] [F43] a loop is named by its members', async () => {
  const open = await Arranged.with('cycle')
  const { body } = await open.post<Plan>(`${open.base}/plans`, { mode: 'immediate' })
  expect(body.cycles).toEqual([['peering_a', 'peering_b']])
})

test('[API-33] an export names its files, and gives new addresses when it is read again', async () => {
  const open = await Arranged.with('export')
  const { status, body } = await open.post<Operation>(`${open.base}/exports`, { formats: ['csv', 'pdf'] })
  expect(status).toBe(202)
  expect(body.files).toBeUndefined()
  await open.clock.advance(minute)
  const read = () => open.call<Operation>(`/operations/${body.id}`).then((answer) => answer.body.files)
  const first = await read()
  expect(first?.map(({ name }) => name)).toEqual(['export.csv', 'export.pdf'])
  await open.clock.advance(minute)
  expect((await read())?.[0]?.href).not.toBe(first?.[0]?.href)
})

test('[API-34] feedback is taken with the session or the status token, and refused without either', async () => {
  const open = await Arranged.with('clear')
  const { body: closure } = await open.start()
  const send = (headers: Record<string, string>, body: object = { note: 'Bye.' }) =>
    open.post('/closure-feedback', body, headers)
  expect((await send({})).status).toBe(401)
  const token = { Authorization: `Bearer ${closure.statusToken?.value}` }
  expect((await send(token, { note: 'Bye.', closure: closure.id })).status).toBe(204)
  expect((await send({ ...token, 'Idempotency-Key': 'x' }, { closure: 'closure_9' })).status).toBe(401)
  expect((await send({ Authorization: '' })).status).toBe(401)
  expect((await send(open.stranger)).status).toBe(204)
})

/** Reads events until the stream ends, moving the clock on meanwhile. */
async function eventsOf(
  open: Arranged,
  path: string,
  headers: Record<string, string> = {},
): Promise<readonly string[]> {
  const request = new Request(`https://stub.example${path}`, { headers: { ...open.owner, ...headers } })
  const { body } = await open.stub.fetch(request)
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let chunk = reader?.read(); chunk; ) {
    const next = await Promise.race([chunk, open.clock.advance(500)])
    if (!next) continue
    if (next.done) break
    text += next.value
    chunk = reader?.read()
  }
  return text.split('\n\n').filter(Boolean)
}

function updatesOf(events: readonly string[]): readonly OperationUpdate[] {
  return events.flatMap((event) => {
    const data = /^data: (.*)$/m.exec(event)?.[1]
    return event.includes('event: update') && data ? [JSON.parse(data)] : []
  })
}

test('[API-23] events begin with how it stands, grow, and end when it is done', async () => {
  const open = await Arranged.with('resources')
  await started(open)
  const events = await eventsOf(open, '/operations/operation_1/events')
  const updates = updatesOf(events)
  expect(updates[0]).toMatchObject({ incomplete: true, tasks: [] })
  expect(updates.at(-1)?.operation).toMatchObject({ done: true })
  const versions = updates.map(({ operation }) => operation.version)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  expect(events.map((event) => /^id: (\d+)$/m.exec(event)?.[1])).toEqual(versions.map(String))
})

test('[API-23] events go on after the last one that was seen', async () => {
  const open = await Arranged.with('resources')
  await started(open)
  await open.clock.advance(minute)
  const [update, second] = updatesOf(await eventsOf(open, '/operations/operation_1/events', { 'Last-Event-ID': '2' }))
  expect([update?.incomplete, second]).toEqual([false, undefined])
  expect(update?.tasks.every(({ version }) => version > 2)).toBe(true)
  const [gap] = await eventsOf(open, '/operations/operation_1/events', { 'Last-Event-ID': '99' })
  expect(gap).toContain('event: gap')
})

test('[API-23] while nothing happens, a comment comes', async () => {
  const open = await Arranged.with('resources')
  open.stub.faults.enable('F33')
  await started(open)
  await open.clock.advance(minute)
  const aborted = new AbortController()
  const request = new Request('https://stub.example/operations/operation_1/events', {
    headers: open.owner,
    signal: aborted.signal,
  })
  const { body } = await open.stub.fetch(request)
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  const next = reader?.read()
  await open.clock.advance(15_000)
  expect((await next)?.value).toMatch(/^: /)
  aborted.abort()
})

test('a start while something is removed waits for nobody: what is gone is gone', async () => {
  const open = await Arranged.with('resources')
  open.stub.faults.enable('F16')
  const closure = await started(open)
  await open.clock.advance(minute)
  const headers = { Authorization: `Bearer ${closure.statusToken?.value}` }
  const { body } = await open.call<TaskPage>('/operations/operation_1/tasks', { headers })
  expect(body.items.map(({ status }) => status)).toEqual(['already_gone', 'already_gone', 'already_gone'])
})

test('[F2] something new becomes a task that says so', async () => {
  const open = await Arranged.with('resources')
  const closure = await started(open)
  open.stub.faults.enable('F2')
  await operationOf(open, closure)
  const { body } = await open.call<TaskPage>('/operations/operation_1/tasks')
  expect(body.items.find(({ isNew }) => isNew)).toMatchObject({ kind: 'dns_zone' })
})
