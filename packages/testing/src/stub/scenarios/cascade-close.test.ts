import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'

const scenario = 'cascade-close'

test('[S3.1] closes an account and its subscriptions, each with its own verb', async () => {
  const { verbs, links } = await new Player(scenario).descriptor()
  expect(verbs).toMatchObject({ user: 'close', subscription: 'cancel' })
  expect(links.find(({ rel }) => rel === 'docs')?.label).toMatch(/close your account and cancel your subscription/)
})

test('[S3.4] says that it cannot be undone, and offers no way back', async () => {
  const player = new Player(scenario)
  const { consequences, aftermath } = await player.descriptor()
  expect(consequences[0]).toMatchObject({ effect: 'deleted', detail: expect.stringMatching(/cannot be undone/) })
  expect(aftermath.windows).toEqual([])
  const closure = await player.close()
  expect(closure.reversible).toBeNull()
  expect(await player.send('POST', `/closures/${closure.id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'not-reversible' },
  })
})

test('[S3.6] [S3.7] names the active tenants with their subscriptions, and counts by state', async () => {
  const { consequences } = await new Player(scenario).descriptor()
  const [active, paused] = consequences.filter(({ id }) => ['tenants', 'paused'].includes(id))
  expect([active?.count?.value, paused?.count?.value]).toEqual([2, 1])
  expect(active?.children?.map(({ title, children }) => [title, children?.map((child) => child.title)])).toEqual([
    ['Plant floor', ['Subscription of Plant floor is cancelled']],
    ['Branch offices', ['Subscription of Branch offices is cancelled']],
  ])
})

test('[S3.6] nothing has to be removed first: subscriptions and what is added to them go with their tenant', async () => {
  const player = new Player(scenario)
  expect(await player.report()).toMatchObject({ verdict: 'clear', blockers: [] })
  const { byKind } = await player.resources()
  expect(byKind).toEqual({ tenant: 3, subscription: 3, add_on: 3, network: 3 })
  const { totals, cost } = await player.plan('immediate')
  expect(totals.byKind).toEqual({ tenant: 3, billing: 1, session: 1, message: 1 })
  expect(cost.monthlyAfter).toEqual([{ currency: 'USD', minor: '0' }])
  const alone = await player.send('DELETE', `${player.base}/resources/tenant_plant`)
  expect(alone.body.resources).toEqual(['subscription_plant', 'seats_plant', 'network_plant'])
})

test('[S3.9] signed out, nothing is told; after signing in again it is', async () => {
  const player = new Player(scenario)
  await player.send('DELETE', '/session')
  const path = `${player.base}/closure-descriptor`
  expect(await player.send('GET', path)).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  await player.send('POST', '/sessions', { body: { user: 'user_jonah' } })
  expect((await player.send('GET', path)).status).toBe(200)
})

test('[S3.12] [S3.16] asks why and says what for, and takes no answer for an answer', async () => {
  const player = new Player(scenario)
  const { reason } = await player.descriptor()
  expect(reason).toMatchObject({ required: false, note: { required: false, hint: expect.stringMatching(/do better/) } })
  expect(await player.close()).toMatchObject({ state: 'in_progress' })
})

test('[S3.12] feedback is taken while the account is being closed, signed out as well', async () => {
  const player = new Player(scenario)
  const closure = await player.close()
  const headers = { Authorization: `Bearer ${closure.statusToken?.value}` }
  const body = { closure: closure.id, choice: 'too_hard' }
  expect((await player.send('POST', '/closure-feedback', { body, headers })).status).toBe(204)
})

test('ends with everything gone by one operation, and signed out', async () => {
  const player = new Player(scenario)
  const closure = await player.close({ reason: { choice: 'cost' } })
  const tasks = await player.tasks(`/operations/${closure.operation}`)
  expect(tasks.map(({ action }) => action)).toEqual([
    'delete',
    'delete',
    'delete',
    'cancel_billing',
    'revoke_sessions',
    'notify',
  ])
  expect(player.stub.inspect().session).toBe('active')
  expect(await player.finishClosure(closure)).toMatchObject({ state: 'completed' })
  expect(player.stub.inspect()).toMatchObject({ session: 'closed', resources: [] })
})
