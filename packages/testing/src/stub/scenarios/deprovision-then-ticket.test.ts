import type { BlockerReport, Operation } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'

const scenario = 'deprovision-then-ticket'

/** Each step, and the remedy that takes it. */
const steps = [
  ['metric_drains_production', 'delete'],
  ['metric_drains_staging', 'delete'],
  ['log_drains_production', 'delete'],
  ['log_drains_staging', 'delete'],
  ['apps', 'deprovision'],
  ['databases', 'deprovision'],
  ['final_backups', 'delete'],
  ['environments', 'deprovision'],
] as const

/** Until this step, which is not taken. Default: all are taken. */
async function upTo(step?: (typeof steps)[number][0]): Promise<Player> {
  const player = new Player(scenario)
  for (const [id, remedy] of steps) {
    if (id === step) break
    await player.resolve(id, remedy)
  }
  return player
}

const reason = { choice: 'ended', note: 'The study is over.' }
const day = 24 * 60 * 60 * 1000

test('[S2.1] [S2.30] lists its steps in the order of the vendor, and keeps to it', async () => {
  const player = new Player(scenario)
  const { blockers } = await player.report()
  expect(blockers.map(({ id }) => id)).toEqual(steps.map(([id]) => id))
  for (const { id, remedies } of blockers) {
    expect(new Set(remedies.map(({ available }) => available))).toEqual(
      new Set(id === 'final_backups' ? [] : [id === 'metric_drains_production']),
    )
  }
  expect(await player.remedy('apps', 'deprovision')).toMatchObject({
    status: 403,
    body: { detail: 'First remove what comes before the apps: Log drains of staging.' },
  })
})

test('[S2.30] the plan has the same order where nothing else decides', async () => {
  const player = new Player(scenario)
  const plan = await player.plan('request')
  const tasks = await player.tasks(`/plans/${plan.id}`)
  expect([...new Set(tasks.map(({ kind }) => kind))]).toEqual([
    'metric_drain',
    'log_drain',
    'app',
    'database',
    'support_plan',
    'environment',
    'dedicated_stack',
    'billing',
    'message',
  ])
})

test('[S2.2] asks for a tick that the customer knows about further charges', async () => {
  const player = await upTo()
  const { etag } = await player.report()
  const input = { ...(await player.input()), reason, acknowledgements: [] }
  expect(await player.start(input, etag)).toMatchObject({ status: 422, body: { code: 'confirmation-mismatch' } })
})

test('[S2.3] [S2.5] recommends to export each database, with a command to copy, and holds nothing up', async () => {
  const { advisories } = await new Player(scenario).descriptor()
  const exports = advisories.filter(({ id }) => id.startsWith('export'))
  expect(exports.map(({ title }) => title)).toEqual([
    'Export what you need of patients',
    'Export what you need of sessions',
    'Export what you need of patients-staging',
  ])
  expect(exports[2]).toMatchObject({ state: 'unknown', ifSkipped: expect.stringMatching(/nobody has a copy/) })
  expect(exports[2]?.remedies[0]).toMatchObject({ kind: 'command', command: 'quarry db:tunnel patients-staging' })
})

test('[S2.4] restoring a backup makes one more database, which has to go too', async () => {
  const player = await upTo('final_backups')
  const plan = await player.plan('request')
  const { remedies } = await player.blocker('final_backups')
  expect(remedies.find(({ id }) => id === 'restore')?.creates).toMatch(/deprovisioned as well/)
  const { status, body } = await player.remedy<BlockerReport>('final_backups', 'restore')
  expect(status).toBe(200)
  expect(body.blockers.find(({ id }) => id === 'databases')).toMatchObject({
    state: 'blocking',
    samples: ['patients-restored'],
  })
  expect(body.blockers.find(({ id }) => id === 'final_backups')?.remedies).toMatchObject([
    { available: false },
    { available: false },
  ])
  const stale = await player.send('GET', `/plans/${plan.id}/tasks`)
  expect(stale).toMatchObject({ status: 412, body: { code: 'plan-stale' } })
  await player.resolve('databases', 'deprovision')
  expect((await player.blocker('final_backups')).samples).toContain('patients-restored, final')
})

test('[S2.6] [S2.7] [S2.8] drains are grouped by environment, each with a link to its tab', async () => {
  const player = new Player(scenario)
  const { items } = await player.resources('&kind=metric_drain')
  expect(items.map(({ name, scope }) => `${scope} ${name}`)).toEqual([
    'production metrics-on-call',
    'staging metrics-staging',
    'production metrics-warehouse',
  ])
  for (const id of ['metric_drains_production', 'log_drains_staging']) {
    const [kind = '', scope = ''] = id.split('s_')
    const { remedies } = await player.blocker(id)
    const href = expect.stringMatching(new RegExp(`/environments/${scope}/${kind.replace('_', '-')}s$`))
    expect(remedies.find((remedy) => remedy.kind === 'link')).toMatchObject({ href })
  }
  expect((await player.blocker('metric_drains_production')).count).toEqual({ value: 2, exact: true })
})

test('[S2.9] [S2.11] [S2.16] apps and databases go by a button or a command, environments by the button alone', async () => {
  const player = new Player(scenario)
  const kindsOf = async (id: string) => (await player.blocker(id)).remedies.map(({ kind }) => kind)
  expect(await kindsOf('apps')).toEqual(['action', 'command'])
  expect(await kindsOf('databases')).toEqual(['action', 'command'])
  expect(await kindsOf('environments')).toEqual(['action'])
})

test('[S2.10] endpoints go with their app, without a task of their own', async () => {
  const player = await upTo('apps')
  const { body } = await player.remedy<Operation>('apps', 'deprovision')
  expect(body.progress.total).toBe(3)
  await player.clock.advance(5000)
  expect((await player.resources()).byKind).not.toHaveProperty('endpoint')
})

test('[S2.12] daily and monthly backups go with their database', async () => {
  const player = await upTo('databases')
  expect((await player.resources()).byKind).toMatchObject({ backup: 6 })
  await player.resolve('databases', 'deprovision')
  expect((await player.resources()).byKind).not.toHaveProperty('backup')
})

test('[S2.13] final backups do not: the plan names them before, and they become a step', async () => {
  const player = await upTo('databases')
  expect((await player.blocker('databases')).detail).toMatch(/each leaves a final backup/)
  expect((await player.plan('request')).survivors).toEqual([
    'final_patients',
    'final_patients_staging',
    'final_sessions',
  ])
  expect(await player.blocker('final_backups')).toMatchObject({ state: 'not_applicable' })
  await player.resolve('databases', 'deprovision')
  expect(await player.blocker('final_backups')).toMatchObject({ state: 'blocking', count: { value: 3 } })
})

test('[S2.14] all final backups go at once, and their count is told', async () => {
  const player = await upTo('final_backups')
  const { items, total } = await player.read<{ items: object[]; total: object }>(
    `${player.base}/resources?kind=final_backup&limit=2`,
  )
  expect([items.length, total]).toEqual([2, { value: 3, exact: true }])
  const { body } = await player.remedy<Operation>('final_backups', 'delete')
  expect(body.progress.total).toBe(3)
})

test('[S2.14] [S2.31] what cannot be removed at the first try blocks again, and is told as failed', async () => {
  const player = await upTo('apps')
  player.stub.faults.enable('F32')
  const { body } = await player.remedy<Operation>('apps', 'deprovision')
  await player.clock.advance(5000)
  const after = await player.read<Operation>(`/operations/${body.id}`)
  expect(after).toMatchObject({ status: 'partially_failed', progress: { succeeded: 2, failed: 1 } })
  expect(await player.blocker('apps')).toMatchObject({ state: 'blocking', samples: ['scheduler'] })
  player.stub.faults.disable('F32')
  await player.resolve('apps', 'deprovision')
  expect(await player.blocker('apps')).toMatchObject({ state: 'resolved' })
})

test('[S2.15] warns that the last copies go, and where it cannot be undone any more', async () => {
  const player = await upTo('final_backups')
  const { detail, remedies } = await player.blocker('final_backups')
  expect(detail).toMatch(/last copies that we have/)
  expect(remedies.find(({ id }) => id === 'delete')?.destructive).toBe(true)
  const plan = await player.plan('request')
  expect(plan.pointOfNoReturn).toBe((await player.tasks(`/plans/${plan.id}`))[0]?.id)
})

test('[S2.17] an environment with something in it is not removed: the answer lists what is left', async () => {
  const player = await upTo('databases')
  const answer = await player.send('DELETE', `${player.base}/resources/env_staging`)
  expect(answer).toMatchObject({
    status: 409,
    body: { code: 'cascade-required', resources: expect.arrayContaining(['database_patients_staging']) },
  })
})

test('[S2.18] the rest goes by a request: the stack, and paid support where there is any', async () => {
  const player = await upTo()
  const idsOf = async () => (await player.descriptor()).consequences.map(({ id }) => id)
  expect((await player.descriptor()).modes).toMatchObject([{ mode: 'request', awaits: ['vendor_review'] }])
  expect((await player.resources()).items.map(({ kind }) => kind)).toEqual(['dedicated_stack', 'support_plan'])
  expect(await idsOf()).toEqual(expect.arrayContaining(['stack', 'support']))
  const alone = await player.send('DELETE', `${player.base}/resources/support_premium`)
  expect(alone).toMatchObject({ status: 403, body: { detail: expect.stringMatching(/Our support removes it/) } })
})

test('[S2.19] [S2.20] closes an organization, whose name has to be typed', async () => {
  const player = await upTo()
  const { subject, confirmation } = await player.descriptor()
  expect(subject.kind).toBe('organization')
  expect(confirmation.challenge).toMatchObject({ kind: 'subject_name', text: 'Fernhill Clinics' })
  const challenge = { id: confirmation.challenge?.id ?? '', value: 'fernhill clinics' }
  const { etag } = await player.report()
  const input = { ...(await player.input()), reason, challenge }
  expect(await player.start(input, etag)).toMatchObject({ status: 422, body: { code: 'confirmation-mismatch' } })
})

test('[S2.21] a reason has to be chosen; one may prefer not to say', async () => {
  const player = await upTo()
  const policy = (await player.descriptor()).reason
  expect(policy).toMatchObject({ required: true, note: { required: false, maxLength: 1000 } })
  expect(policy?.choices.map(({ id }) => id)).toContain('prefer_not')
  const { etag } = await player.report()
  const input = await player.input()
  expect(await player.start(input, etag)).toMatchObject({
    status: 400,
    body: { code: 'invalid-request', errors: [{ pointer: '/reason/choice' }] },
  })
  const long = { ...input, reason: { choice: 'cost', note: 'x'.repeat(1001) } }
  expect(await player.start(long, etag)).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason/note' }] } })
  expect((await player.start({ ...input, reason: { choice: 'prefer_not' } }, etag)).status).toBe(202)
})

test('[S2.22] says beforehand what is sent, and gives a ticket with its address', async () => {
  const player = await upTo()
  const { consequences } = await player.descriptor()
  expect(consequences.find(({ id }) => id === 'ticket')?.detail).toMatch(/your reason and your note/)
  expect((await player.close({ reason })).ticket).toEqual({
    id: 'ticket_1',
    href: 'https://support.quarrystack.example/tickets/ticket_1',
  })
})

test('[S2.23] [S2.24] while it waits for the vendor, charges go on; no longer once the vendor has begun', async () => {
  const player = await upTo()
  const { timeline } = (await player.descriptor()).aftermath
  expect(timeline.map(({ who }) => who)).toEqual(['customer', 'vendor', 'vendor'])
  const closure = await player.close({ reason })
  expect(closure).toMatchObject({
    state: 'awaiting_vendor',
    waitingOn: { actor: 'vendor', expectedBy: '2026-03-04T09:00:08.000Z' },
    accruing: { monthly: [{ currency: 'USD', minor: '69800' }], until: expect.stringMatching(/dedicated stack/) },
  })
  await player.clock.advance(2 * day)
  expect(await player.closure(closure)).not.toHaveProperty('accruing')
})

test('[S2.24] what only the vendor can do says so, task by task', async () => {
  const player = await upTo()
  const closure = await player.close({ reason })
  await player.clock.advance(2 * day)
  const { operation } = await player.closure(closure)
  const tasks = await player.tasks(`/operations/${operation}`)
  expect(tasks.map(({ kind, actor }) => `${actor} ${kind}`)).toEqual([
    'vendor dedicated_stack',
    'vendor support_plan',
    'system billing',
    'system message',
  ])
})

test('[S2.23] a request that is cancelled is not charged for waiting', async () => {
  const player = await upTo()
  const { id } = await player.close({ reason })
  const { body } = await player.send('POST', `/closures/${id}/cancel`)
  expect(body).toMatchObject({ state: 'cancelled' })
  expect(body).not.toHaveProperty('accruing')
})

test('[S2.25] tells of one more invoice', async () => {
  const { cost } = await new Player(scenario).plan('request')
  expect(cost.finalInvoice).toMatchObject({
    estimate: { currency: 'USD', minor: '31200' },
    text: expect.stringMatching(/one more invoice/),
  })
  expect((await new Player(scenario).costs()).upcoming).toMatchObject([{ on: '2026-04-01T00:00:00.000Z' }])
})

test('[S2.26] costs go down with each step, and what still costs something is named', async () => {
  const player = new Player(scenario)
  const { cost } = await player.plan('request')
  expect(cost.monthlyBefore).toEqual((await player.costs()).monthly)
  expect(cost.monthlyAfter).toEqual([{ currency: 'USD', minor: '0' }])
  const cleared = await upTo()
  expect((await cleared.costs()).lines).toEqual([
    {
      resource: 'stack_frankfurt',
      label: 'Dedicated stack in Frankfurt',
      monthly: { currency: 'USD', minor: '49900' },
    },
    { resource: 'support_premium', label: 'Premium support', monthly: { currency: 'USD', minor: '19900' } },
  ])
})

test('[S2.28] [S2.29] each kind has its own verb and a page to read about it', async () => {
  const player = new Player(scenario)
  const { verbs } = await player.descriptor()
  expect(verbs).toMatchObject({
    organization: 'cancel',
    log_drain: 'delete',
    app: 'deprovision',
    support_plan: 'remove',
  })
  for (const kind of ['metric_drain', 'log_drain', 'app', 'database', 'environment']) {
    for (const { docs } of (await player.resources(`&kind=${kind}`)).items) {
      expect(docs).toMatch(new RegExp(`/${kind.replace('_', '-')}s$`))
    }
  }
})

test('[S2.31] what is removed by other means is told at the next look', async () => {
  const player = await upTo('apps')
  const { etag } = await player.report()
  for (const app of ['app_patient_portal', 'app_scheduler', 'app_portal_staging']) await player.remove(app)
  const report = await player.report()
  expect(report.etag).not.toBe(etag)
  expect(await player.blocker('apps')).toMatchObject({ state: 'resolved', detail: 'All apps are removed.' })
  expect((await player.blocker('databases')).remedies[0]).toMatchObject({ available: true })
})

test('ends when the vendor has removed the rest', async () => {
  const player = await upTo()
  const closure = await player.close({ reason })
  await player.clock.advance(2 * day)
  expect(await player.closure(closure)).toMatchObject({ state: 'in_progress', operation: expect.any(String) })
  const done = await player.finishClosure(closure)
  expect(done).toMatchObject({ state: 'completed', receipt: { leftBehind: [] } })
  expect(done.receipt?.what.map(({ id }) => id)).toContain('stack')
  expect(player.stub.inspect()).toMatchObject({ session: 'active', resources: [] })
})
