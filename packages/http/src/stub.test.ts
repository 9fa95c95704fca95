import { type Closure, isProblem, type OperationUpdate } from '@offboard/core/closure'
import type { FaultId } from '@offboard/testing/stub'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ArrangedStub, arrange } from '../test/arranged-stub.js'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-02T09:00:00Z') }))
afterEach(() => void vi.useRealTimers())

let keys = 0
const mutation = () => ({ idempotencyKey: `key_${++keys}` })

/** Starts with the report as it is. */
async function start({ backend, subject }: ArrangedStub, more: object = {}): Promise<Closure> {
  const { etag } = await backend.blockers(subject)
  const { modes } = await backend.describe(subject)
  return backend.start(subject, { mode: modes[0]?.mode ?? '', ...more }, { ...mutation(), ifMatch: etag })
}

/** Watches to the end, however long that takes. */
async function watched({ backend }: ArrangedStub, operation = ''): Promise<OperationUpdate[]> {
  const told: OperationUpdate[] = []
  const run = async () => {
    for await (const update of backend.watch(operation)) told.push(update)
    return 'ended'
  }
  const end = run()
  while (!told.at(-1)?.operation.done) await vi.advanceTimersByTimeAsync(500)
  expect(await end).toBe('ended')
  return told
}

describe('on the stub, the client', () => {
  it('reads and clears what is in the way', async () => {
    const { backend, subject } = await arrange('blocked')
    const { blockers, verdict } = await backend.blockers(subject)
    expect(verdict).toBe('blocked')
    const [first] = blockers
    const remedy = first?.remedies.find(({ kind }) => kind === 'action')
    const resolution = await backend.resolve(subject, first?.id ?? '', remedy?.id ?? '', mutation())
    expect(resolution.kind).toBe('report')
    expect(await backend.blocker(subject, first?.id ?? '')).toMatchObject({ id: first?.id, state: 'resolved' })
  })

  it('adopts what it has started, by the same key, and reads it signed out', async () => {
    const stub = await arrange('clear')
    const { backend, signedOut, subject } = stub
    expect(await backend.active(subject)).toBeNull()
    const closure = await start(stub)
    const { id, statusToken } = closure
    expect(await backend.active(subject)).toMatchObject({ id })
    const call = { statusToken: statusToken?.value ?? '' }
    expect(await signedOut.closure(id, call)).toMatchObject({ id, state: 'completed' })
    await signedOut.feedback({ closure: id, choice: 'too_expensive' }, { ...mutation(), ...call })
    await expect(signedOut.closure(id)).rejects.toSatisfy((error) => isProblem(error, 'session-ended'))
  })

  it('hears what has changed since the user looked', async () => {
    const { backend, subject } = await arrange('blocked')
    const refused = backend.start(subject, { mode: 'immediate' }, { ...mutation(), ifMatch: '"old"' })
    const error = await refused.catch((reason: unknown) => reason)
    expect(isProblem(error, 'blockers-changed') && error.problem.blockers).toEqual(await backend.blockers(subject))
  })

  it('types what is asked for', async () => {
    const stub = await arrange('challenge')
    const { challenge, acknowledgements } = (await stub.backend.describe(stub.subject)).confirmation
    await expect(start(stub)).rejects.toMatchObject({ code: 'confirmation-mismatch' })
    const closure = await start(stub, {
      challenge: { id: challenge?.id, value: challenge?.text },
      acknowledgements: acknowledgements.map(({ id }) => id),
    })
    expect(closure.state).toBe('completed')
  })

  it('takes back what is scheduled', async () => {
    const stub = await arrange('scheduled')
    const { id, state } = await start(stub)
    expect(state).toBe('scheduled')
    expect(await stub.backend.cancel(id, mutation())).toMatchObject({ state: 'cancelled' })
    await expect(stub.backend.restore(id, mutation())).rejects.toMatchObject({ code: 'not-reversible' })
  })

  it('redeems the token of an e-mail', async () => {
    const stub = await arrange('email-confirmation')
    const { id } = await start(stub)
    const wrong = stub.signedOut.confirm(id, 'wrong', mutation())
    await expect(wrong).rejects.toMatchObject({ code: 'token-invalid', status: 410 })
    const [mail] = await stub.mails()
    const confirmed = await stub.signedOut.confirm(id, mail?.token ?? '', mutation())
    expect(confirmed.state).not.toBe('awaiting_confirmation')
  })

  it('hears that the session is too old', async () => {
    await expect(start(await arrange('stale-session'))).rejects.toMatchObject({
      code: 'reauthentication-required',
      problem: { maxAgeSeconds: expect.any(Number) },
    })
  })

  it('reads resources, costs and a plan, page by page', async () => {
    const { backend, subject } = await arrange('resources')
    const { items, total, next } = await backend.resources(subject, { limit: 3 })
    const rest = await backend.resources(subject, { limit: 3, ...(next && { cursor: next }) })
    expect(items.length + rest.items.length).toBe(total.value)
    expect((await backend.costs(subject)).monthly).not.toEqual([])
    const plan = await backend.plan(subject, { mode: 'immediate' })
    expect((await backend.tasks({ plan: plan.id })).total.value).toBe(plan.totals.tasks)
    expect(plan.cycles).toEqual([])
  })

  it('removes a resource, with what goes along', async () => {
    const stub = await arrange('resources')
    const { backend, subject } = stub
    await expect(backend.removeResource(subject, 'env_live', mutation())).rejects.toMatchObject({
      code: 'cascade-required',
      problem: { resources: expect.arrayContaining(['app_paywall']) },
    })
    const { id } = await backend.removeResource(subject, 'env_live', { ...mutation(), cascade: true })
    expect((await watched(stub, id)).at(-1)?.operation.status).toBe('succeeded')
  })

  it('finds the loop in a plan', async () => {
    const { backend, subject } = await arrange('cycle')
    const { cycles } = await backend.plan(subject, { mode: 'immediate' })
    expect(cycles.map((members) => [...members].sort())).toEqual([['peering_a', 'peering_b']])
  })

  it('makes an export', async () => {
    const stub = await arrange('export')
    const { id } = await stub.backend.startExport(stub.subject, { formats: ['csv'] }, mutation())
    expect((await watched(stub, id)).at(-1)?.operation.files).not.toEqual([])
  })

  it.each<readonly [string, readonly FaultId[]]>([
    ['over events', []],
    ['over events that are lost or repeated', ['F37']],
    ['over a connection that drops', ['F36']],
  ])('watches a closure to its end, %s', async (_, faults) => {
    const stub = await arrange('resources', faults)
    const closure = await start(stub)
    const told = await watched(stub, closure.operation)
    const versions = told.map(({ operation }) => operation.version)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    expect(told.at(-1)?.operation).toMatchObject({ status: 'succeeded', done: true })

    const tasks = new Map(told.flatMap(({ tasks }) => tasks.map((task) => [task.id, task])))
    const { items } = await stub.backend.tasks({ operation: closure.operation ?? '' })
    expect([...tasks.values()].sort(byId)).toEqual([...items].sort(byId))
    expect(await stub.backend.closure(closure.id)).toMatchObject({ state: 'completed' })
  })

  it('reads the same operation as the same object', async () => {
    const stub = await arrange('resources')
    const { operation = '' } = await start(stub)
    await watched(stub, operation)
    expect(await stub.backend.operation(operation)).toBe(await stub.backend.operation(operation))
  })

  it('tries again what failed, or leaves it behind', async () => {
    for (const goOn of ['retry', 'retain'] as const) {
      const stub = await arrange('failing-task')
      const { id, operation = '' } = await start(stub)
      const failed = (await watched(stub, operation)).at(-1)?.operation
      expect(failed).toMatchObject({ status: 'partially_failed', retryable: true })
      const { items } = await stub.backend.tasks({ operation }, { status: 'failed' })
      const tasks = items.map((task) => task.id)
      if (goOn === 'retry') await stub.backend.retry(operation, {}, mutation())
      else await stub.backend.retain(operation, { tasks, acknowledged: true }, mutation())
      await watched(stub, operation)
      expect((await stub.backend.closure(id)).state).not.toBe('in_progress')
    }
  })

  it('stops what runs', async () => {
    const stub = await arrange('resources')
    const { operation = '' } = await start(stub)
    await stub.backend.stop(operation, mutation())
    expect((await watched(stub, operation)).at(-1)?.operation.done).toBe(true)
  })
})

describe('what the stub refuses', () => {
  it('is what the document says', async () => {
    const stub = await arrange('resources')
    const { backend, signedOut, subject, unlisted } = stub
    const { id: plan } = await backend.plan(subject, { mode: 'immediate' })
    const { id, operation = '' } = await start(stub)
    const refused: readonly (() => Promise<unknown>)[] = [
      () => start(stub),
      () => backend.resolve(subject, 'a', 'b', mutation()),
      () => backend.removeResource(subject, 'app_paywall', mutation()),
      () => backend.startExport(subject, { formats: [] }, mutation()),
      () => backend.resources(subject, { cursor: 'nowhere' }),
      () => backend.tasks({ plan: 'none' }),
      () => backend.blocker(subject, 'none'),
      () => backend.closure('none'),
      () => backend.restore(id, mutation()),
      () => backend.confirm(id, 'wrong', mutation()),
      () => backend.cancel(id, { idempotencyKey: '' }),
      () => backend.describe({ kind: 'user', id: 'nobody' }),
      () => signedOut.describe(subject),
      () => signedOut.closure(id, { statusToken: 'wrong' }),
      () => signedOut.operation(operation),
      () => signedOut.feedback({}, mutation()),
    ]
    for (const call of refused) expect.soft(await call().catch((error: unknown) => error)).toBeInstanceOf(Error)
    await watched(stub, operation)
    await backend.tasks({ plan }).catch(() => {})
    expect(unlisted).toEqual([])
  })
})

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
