import { expect, test, vi } from 'vitest'
import { createClock } from './clock.js'
import { createIdempotencyStore } from './idempotency.js'
import { refuse } from './problems.js'

test('does it once and answers the same again', async () => {
  const store = createIdempotencyStore()
  const run = vi.fn(async () => ({ status: 201 }))
  const first = await store.once('key', 'print', run)
  expect(await store.once('key', 'print', run)).toBe(first)
  expect(run).toHaveBeenCalledOnce()
})

test('refuses another request under the same key', async () => {
  const store = createIdempotencyStore()
  await store.once('key', 'print', async () => ({ status: 201 }))
  await expect(store.once('key', 'other', async () => ({ status: 201 }))).rejects.toMatchObject({
    reply: { status: 422, body: { code: 'idempotency-key-reused' } },
  })
})

test('refuses the same request while the first is under way, and says when to ask again', async () => {
  const store = createIdempotencyStore()
  const clock = createClock()
  const pending = store.once('key', 'print', async () => {
    await clock.sleep(1000)
    return { status: 201 }
  })
  await expect(store.once('key', 'print', async () => ({ status: 201 }))).rejects.toMatchObject({
    reply: { status: 409, headers: { 'Retry-After': '1' }, body: { code: 'idempotency-in-flight' } },
  })
  await clock.advance(1000)
  expect(await pending).toEqual({ status: 201 })
})

test.each([
  ['reauthentication-required', 401],
  ['blockers-changed', 412],
  ['mode-not-offered', 422],
] as const)('does not remember a refusal: %s (%i)', async (code, status) => {
  const store = createIdempotencyStore()
  const refusal = store.once('key', 'print', async () => {
    throw refuse(code)
  })
  await expect(refusal).rejects.toMatchObject({ reply: { status } })
  expect(await store.once('key', 'print', async () => ({ status: 201 }))).toEqual({ status: 201 })
})
