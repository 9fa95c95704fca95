import type { Closure } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'
import { scheduledGrace } from './scheduled-grace.js'

const day = 24 * 60 * 60 * 1000

async function scheduled(): Promise<{ readonly player: Player; readonly closure: Closure }> {
  const player = new Player('scheduled-grace')
  return { player, closure: await player.close() }
}

test('is scheduled for 30 days ahead, and nothing is removed before', async () => {
  const { player, closure } = await scheduled()
  expect(closure).toMatchObject({
    state: 'scheduled',
    effectiveAt: '2026-04-01T09:00:00.000Z',
    reversible: { until: '2026-04-01T09:00:00.000Z', by: ['ui', 'sign_in'] },
  })
  await player.clock.advance(30 * day - 1)
  expect(player.stub.inspect().resources).toHaveLength(7)
  expect(await player.closure(closure)).toMatchObject({ state: 'scheduled' })
})

test('is cancelled in the app', async () => {
  const { player, closure } = await scheduled()
  const { body } = await player.send<Closure>('POST', `/closures/${closure.id}/cancel`)
  expect(body).toMatchObject({ state: 'cancelled', reversible: null })
  await player.clock.advance(31 * day)
  expect(player.stub.inspect()).toMatchObject({ resources: { length: 7 } })
})

test.each([
  ['user_ada', 'cancelled'],
  ['user_sven', 'cancelled'],
])('[F53] is cancelled when an owner signs in: %s', async (user, state) => {
  const { player, closure } = await scheduled()
  await player.send('DELETE', '/session')
  await player.send('POST', '/sessions', { body: { user } })
  expect(await player.closure(closure)).toMatchObject({ state, notes: [expect.stringMatching(/signed in/)] })
})

test('signing in cancels nothing where that was not announced', async () => {
  const scenario = scheduledGrace()
  const modes = scenario.descriptor.modes.map(({ grace, ...mode }) => ({
    ...mode,
    ...(grace && { grace: { ...grace, restoreBy: ['ui'] } }),
  }))
  const player = new Player({ ...scenario, descriptor: { ...scenario.descriptor, modes } })
  const closure = await player.close()
  await player.send('POST', '/sessions', { body: { user: 'user_ada' } })
  expect(await player.closure(closure)).toMatchObject({ state: 'scheduled' })
})

test('signing in cancels nothing that is done, even where it would bring it back', async () => {
  const scenario = scheduledGrace()
  const windows = scenario.descriptor.aftermath.windows.map((window) => ({ ...window, by: 'sign_in' }))
  const aftermath = { ...scenario.descriptor.aftermath, windows }
  const player = new Player({ ...scenario, descriptor: { ...scenario.descriptor, aftermath } })
  const closure = await player.close()
  await player.clock.advance(30 * day)
  await player.finishClosure(closure)
  await player.send('POST', '/sessions', { body: { user: 'user_ada' } })
  expect(await player.closure(closure)).toMatchObject({ state: 'completed' })
})

test('signing in cancels nothing that is under way', async () => {
  const { player, closure } = await scheduled()
  await player.clock.advance(30 * day)
  await player.send('POST', '/sessions', { body: { user: 'user_sven' } })
  expect(await player.closure(closure)).toMatchObject({ state: 'in_progress' })
})

test('is done by an operation, and can be undone for a week', async () => {
  const { player, closure } = await scheduled()
  const before = player.stub.inspect().resources
  await player.clock.advance(30 * day)
  const done = await player.finishClosure(closure)
  expect(done).toMatchObject({ state: 'completed', reversible: { by: ['ui'] } })
  expect(player.stub.inspect().resources).toEqual([])
  await player.clock.advance(6 * day)
  const { body } = await player.send<Closure>('POST', `/closures/${closure.id}/restore`)
  expect(body).toMatchObject({ state: 'restored' })
  expect(player.stub.inspect().resources).toEqual(before)
})

test('cannot be undone after the week', async () => {
  const { player, closure } = await scheduled()
  await player.clock.advance(30 * day)
  await player.finishClosure(closure)
  await player.clock.advance(7 * day)
  expect(await player.send('POST', `/closures/${closure.id}/restore`)).toMatchObject({
    status: 409,
    body: { code: 'not-reversible' },
  })
})

test('a pipeline that runs is waited for, or cancelled', async () => {
  const player = new Player('scheduled-grace')
  expect(await player.states()).toEqual({ pipelines: 'resolved' })
  player.stub.faults.enable('F1')
  const { etag } = await player.report()
  expect(await player.start(await player.input(), etag)).toMatchObject({ status: 412 })
  const { remedies, detail } = await player.blocker('pipelines')
  expect([detail, remedies.map(({ kind }) => kind)]).toEqual(['One pipeline is running.', ['wait', 'action']])
  await player.remedy('pipelines', 'cancel')
  expect((await player.close()).state).toBe('scheduled')
})
