import type { Operation } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'
import { orderedManual } from './ordered-manual.js'

const scenario = 'ordered-manual'
const cards = ['card_4242', 'card_4444'] as const

async function withoutSites(): Promise<Player> {
  const player = new Player(scenario)
  for (const site of ['site_northlight', 'site_almanac']) await player.remove(site)
  return player
}

async function cleared(): Promise<Player> {
  const player = await withoutSites()
  for (const card of cards) await player.remove(card)
  return player
}

test('[S0.1] closes a personal account, with sites and teams under it', async () => {
  const player = new Player(scenario)
  const { subject, verbs, consequences } = await player.descriptor()
  expect(subject.kind).toBe('user')
  expect(verbs).toMatchObject({ user: 'delete', site: 'delete', team_membership: 'disconnect' })
  expect(consequences).toContainEqual(
    expect.objectContaining({ id: 'membership_member_orchard', effect: 'detached', affectsOthers: true }),
  )
})

test('[S0.2] lists what has to be done in the order in which it is done', async () => {
  const player = new Player(scenario)
  expect((await player.report()).blockers.map(({ id }) => id)).toEqual(['sites', 'payment_methods'])
  const { confirmation } = await player.descriptor()
  expect(confirmation.challenge).not.toBeNull()
})

test('[S0.7] [S0.8] [S0.9] recommends first to back up each site, says why, and cannot know whether it is done', async () => {
  const { advisories } = await new Player(scenario).descriptor()
  const [first, second] = advisories
  expect([first?.title, second?.title]).toEqual(['Back up and export Northlight', 'Back up and export Almanac'])
  expect(first).toMatchObject({ when: 'before', state: 'unknown' })
  expect(first?.body).toMatch(/one day/)
  expect(first?.ifSkipped).toMatch(/gone/)
})

test('[S0.10] offers to create a backup, and to export one', async () => {
  const { advisories } = await new Player(scenario).descriptor()
  expect(advisories[0]?.remedies.map(({ id, kind }) => [id, kind])).toEqual([
    ['create', 'link'],
    ['export', 'link'],
  ])
})

test('[S0.11] has backups in environments in sites', async () => {
  const player = new Player(scenario)
  const path = []
  for (let parent = 'site_northlight'; parent; ) {
    const { items } = await player.resources(`&parent=${parent}`)
    const inner = items.at(-1)
    if (inner) path.push(inner.kind)
    parent = inner?.id ?? ''
  }
  expect(path).toEqual(['environment', 'backup'])
})

test('[S0.12] asks for a tick that there is a copy, and does not look for one', async () => {
  const player = await cleared()
  const { etag } = await player.report()
  const input = await player.input()
  expect(await player.start({ ...input, acknowledgements: [] }, etag)).toMatchObject({
    status: 422,
    body: { code: 'confirmation-mismatch' },
  })
  expect((await player.start(input, etag)).status).toBe(201)
})

test('[S0.13] [S0.14] each site is removed on its own and for good, and the count goes down', async () => {
  const player = new Player(scenario)
  expect(await player.blocker('sites')).toMatchObject({
    count: { value: 2 },
    detail: '2 sites are still there. Delete each of them first.',
  })
  await player.remove('site_northlight')
  expect(await player.blocker('sites')).toMatchObject({ count: { value: 1 }, samples: ['Almanac'] })
  expect((await player.resources()).items.map(({ scope }) => scope)).not.toContain('Northlight')
  const { consequences } = await player.descriptor()
  expect(consequences.find(({ id }) => id === 'sites')).toMatchObject({
    title: expect.stringMatching(/for good/),
    count: { value: 1, exact: true },
  })
})

test('[S0.16] the remedy for sites lives on another page, and the state is read again', async () => {
  const player = new Player(scenario)
  const { remedies } = await player.blocker('sites')
  expect(remedies).toMatchObject([{ kind: 'link', href: expect.stringMatching(/\/sites$/), available: true }])
  await player.remove('site_northlight')
  await player.remove('site_almanac')
  expect(await player.states()).toEqual({ sites: 'resolved', payment_methods: 'blocking' })
})

test('[S0.17] cards are in the same list, with a verb of their own', async () => {
  const player = new Player(scenario)
  const { items } = await player.resources('&kind=payment_method')
  expect(items.map(({ id }) => id)).toEqual(cards)
  expect((await player.descriptor()).verbs.payment_method).toBe('remove')
})

test('[S0.18] cards go only after the sites, and say so', async () => {
  const player = new Player(scenario)
  const why = 'Delete your sites first: as long as there is one, there has to be a way to pay.'
  expect((await player.blocker('payment_methods')).remedies).toMatchObject([
    { id: 'open_payment', available: false, why },
    { id: 'remove', available: false, why },
  ])
  expect(await player.remedy('payment_methods', 'remove')).toMatchObject({
    status: 403,
    body: { code: 'not-permitted', detail: why },
  })
  const alone = await player.send('DELETE', `${player.base}/resources/card_4242`)
  expect(alone).toMatchObject({ status: 409, body: { code: 'cascade-required' } })
  expect(alone.body.resources).toEqual(expect.arrayContaining(['site_almanac', 'site_northlight']))
  const plan = await player.plan('immediate')
  const waves = Object.fromEntries(
    (await player.tasks(`/plans/${plan.id}`)).map(({ resource, wave }) => [resource, wave]),
  )
  expect(waves).toEqual({ site_northlight: 1, site_almanac: 1, card_4242: 2, card_4444: 2 })
})

test('[S0.18] once the sites are gone, all cards are removed at once', async () => {
  const player = await withoutSites()
  const { status, body } = await player.remedy<Operation>('payment_methods', 'remove')
  expect([status, body.verb, body.progress.total]).toEqual([202, 'remedy', 2])
  expect(await player.blocker('payment_methods')).toMatchObject({ state: 'resolving', remedies: [] })
  expect(await player.report()).toMatchObject({ verdict: 'blocked' })
  await player.clock.advance(2000)
  expect(await player.states()).toEqual({ sites: 'resolved', payment_methods: 'resolved' })
})

test('[S0.20] asks for a phrase of its own, in a language', async () => {
  const player = await cleared()
  const { challenge } = (await player.descriptor()).confirmation
  expect(challenge).toMatchObject({ kind: 'phrase', text: 'delete my account', locale: 'en' })
  const { etag } = await player.report()
  const input = { ...(await player.input()), challenge: { id: challenge?.id ?? '', value: 'Mira Okafor' } }
  expect(await player.start(input, etag)).toMatchObject({ status: 422, body: { code: 'confirmation-mismatch' } })
})

test('[S0.22] [S0.23] says for how long pages may still be shown, and how to avoid it', async () => {
  const { aftermath, advisories } = await new Player(scenario).descriptor()
  expect(aftermath.windows).toMatchObject([{ kind: 'propagation', certainty: 'best_effort' }])
  expect(advisories.filter(({ id }) => id.startsWith('cache')).map(({ remedies }) => remedies[0]?.command)).toEqual([
    'lantern cache:clear Northlight',
    'lantern cache:clear Almanac',
  ])
})

test('[S0.24] [S0.25] says that one can come back, and how to restore a site', async () => {
  const { aftermath, links } = await new Player(scenario).descriptor()
  expect(aftermath.rejoin).toMatchObject({ allowed: true, text: expect.stringMatching(/restore a site/) })
  expect(links.find(({ rel }) => rel === 'restore')?.href).toMatch(/^https:/)
})

test('[S0.25] exports while there is something to export', async () => {
  const player = new Player(scenario)
  const { body } = await player.send<Operation>('POST', `${player.base}/exports`, { body: { formats: ['zip'] } })
  await player.clock.advance(2000)
  const done = await player.read<Operation>(`/operations/${body.id}`)
  expect(done.files).toMatchObject([{ name: 'export.zip', mediaType: 'application/zip' }])
})

test('ends with the account closed at once, and signed out', async () => {
  const player = await cleared()
  const closure = await player.close()
  expect(closure).toMatchObject({ state: 'completed', receipt: { emailedTo: 'mira.okafor@example.com' } })
  expect(player.stub.inspect()).toMatchObject({ session: 'closed', resources: [] })
})

test('where there is an undo window, what a remedy has removed comes back as it was', async () => {
  const { descriptor, ...scenario } = orderedManual()
  const window = { kind: 'undo', duration: 'P7D', certainty: 'guaranteed', by: 'ui', text: 'Within a week.' }
  const aftermath = { ...descriptor.aftermath, windows: [window] }
  const modes = [{ mode: 'immediate', signOut: 'never' }]
  const player = new Player({ ...scenario, descriptor: { ...descriptor, aftermath, modes } })
  const before = player.stub.inspect().resources
  for (const site of ['site_northlight', 'site_almanac']) await player.remove(site)
  await player.resolve('payment_methods', 'remove')
  const closure = await player.close()
  await player.send('POST', `/closures/${closure.id}/restore`)
  expect(player.stub.inspect().resources).toEqual(before)
})
