import type { ActiveClosure, Closure, Consequence, Operation } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'
import type { ScenarioId } from './index.js'

const day = 24 * 60 * 60 * 1000

interface Requested {
  readonly player: Player
  readonly closure: Closure
}

async function requested(scenario: ScenarioId = 'request-by-hand'): Promise<Requested> {
  const player = new Player(scenario)
  return { player, closure: await player.close() }
}

/** Follows the link of the e-mail. */
async function confirm({ player, closure }: Requested): Promise<Closure> {
  const { mails } = await player.read<{ mails: { token: string }[] }>('/_stub/mails?account=user/user_hanne')
  const body = { token: mails[0]?.token }
  return (await player.send<Closure>('POST', `/closures/${closure.id}/confirm`, { body })).body
}

async function consequence(id: string): Promise<Consequence | undefined> {
  const { consequences } = await new Player('request-by-hand').descriptor()
  return consequences.find((one) => one.id === id)
}

test('[S4.1] [S4.4] can be asked for at any time, and is never done at once', async () => {
  const player = new Player('request-by-hand')
  const { modes, unavailable } = await player.descriptor()
  expect(modes).toMatchObject([{ mode: 'request' }])
  expect(unavailable).toBeUndefined()
  expect(await player.report()).toMatchObject({ verdict: 'clear' })
  const { etag } = await player.report()
  expect(await player.start({ mode: 'immediate' }, etag)).toMatchObject({ body: { code: 'mode-not-offered' } })
})

test('[S4.5] says beforehand that it signs out, whom it tells and how soon an answer comes', async () => {
  const { modes, aftermath, sla } = await new Player('request-by-hand').descriptor()
  expect(modes[0]?.signOut).toBe('on_submit')
  expect(sla).toBe('within one business day')
  expect(aftermath.notifications).toMatchObject([{ channel: 'email', to: 'hanne.vos@example.com' }])
})

test('[S4.9] takes a short note, and no reason has to be given', async () => {
  const player = new Player('request-by-hand')
  const { reason } = await player.descriptor()
  expect(reason).toMatchObject({ required: false, choices: [], note: { required: false, maxLength: 500 } })
  expect(reason?.note?.hint).toMatch(/Why you leave/)
  const { etag } = await player.report()
  const tooLong = { ...(await player.input()), reason: { note: '🙂'.repeat(501) } }
  expect((await player.start(tooLong, etag)).status).toBe(400)
  expect((await player.start({ ...tooLong, reason: { note: '🙂'.repeat(500) } }, etag)).status).toBe(202)
})

test('[S4.10] [S4.12] ends the session with the request, and the last page still works', async () => {
  const { player, closure } = await requested()
  expect(player.stub.inspect().session).toBe('closed')
  expect(await player.send('GET', `${player.base}/blockers`)).toMatchObject({ body: { code: 'session-ended' } })
  expect(await player.closure(closure)).toMatchObject({ state: 'awaiting_confirmation' })
  const { closure: known } = await player.read<ActiveClosure>(`${player.base}/closures?state=active`)
  expect(known?.id).toBe(closure.id)
})

test('[S4.11] sends an e-mail as a record', async () => {
  const { player } = await requested()
  const { mails } = await player.read<{ mails: object[] }>('/_stub/mails?account=user/user_hanne')
  expect(mails).toMatchObject([
    { to: 'hanne.vos@example.com', text: expect.stringMatching(/Nothing has been deleted/) },
  ])
})

test('[S4.13] says step by step who does what', async () => {
  const { timeline } = (await new Player('request-by-hand').descriptor()).aftermath
  expect(timeline.map(({ id, who }) => `${who} ${id}`)).toEqual([
    'system notice',
    'system mail',
    'customer confirm',
    'vendor reply',
    'vendor erase',
  ])
  const { player, closure } = await requested()
  expect(closure.waitingOn).toMatchObject({ actor: 'customer', expectedBy: '2026-03-02T10:00:00.000Z' })
  expect((await confirm({ player, closure })).waitingOn).toMatchObject({
    actor: 'vendor',
    expectedBy: '2026-03-03T09:00:00.000Z',
  })
})

test('[S4.14] until it is confirmed nothing starts, and a reply to the e-mail takes it back', async () => {
  const { player, closure } = await requested()
  expect(closure).toMatchObject({ state: 'awaiting_confirmation', reversible: { by: ['ui', 'email_reply'] } })
  await player.clock.advance(30 * day)
  expect(player.stub.inspect().closures).toMatchObject([{ state: 'expired' }])
  expect(player.stub.inspect().resources).toHaveLength(10)
})

test('[S4.15] is confirmed outside of the app, signed out', async () => {
  const { player, closure } = await requested()
  expect(await confirm({ player, closure })).toMatchObject({ state: 'awaiting_vendor' })
  const { modes } = await new Player('request-by-hand').descriptor()
  expect(modes[0]?.awaits).toEqual(['email_confirmation', 'vendor_review'])
})

test('[S4.15] or the part of the customer ends in the app', async () => {
  const player = new Player('request-in-app')
  const { modes, aftermath } = await player.descriptor()
  expect(modes[0]?.awaits).toEqual(['vendor_review'])
  expect(aftermath.timeline.map(({ who }) => who)).not.toContain('customer')
  const closure = await player.close()
  expect(closure).toMatchObject({ state: 'awaiting_vendor', waitingOn: { actor: 'vendor' } })
  expect(closure).not.toHaveProperty('ticket')
  await player.clock.advance(day)
  expect(await player.closure(closure)).toMatchObject({ state: 'completed' })
})

test('[S4.16] [S4.18] recommends things that nobody has to do, and says what follows if they are left out', async () => {
  const player = new Player('request-by-hand')
  const { advisories } = await player.descriptor()
  expect(advisories.map(({ id, when }) => `${when} ${id}`)).toEqual([
    'before export',
    'before subscription',
    'before integrations',
    'after script',
  ])
  for (const { ifSkipped } of advisories) expect(ifSkipped).toMatch(/\.$/)
  expect(advisories[1]?.ifSkipped).toMatch(/We cancel it for you/)
  await player.remove('subscription')
  expect((await player.descriptor()).advisories.map(({ id }) => id)).not.toContain('subscription')
})

test('[S4.17] exports in several formats', async () => {
  const player = new Player('request-by-hand')
  const { body } = await player.send<Operation>('POST', `${player.base}/exports`, { body: { formats: ['csv', 'pdf'] } })
  await player.clock.advance(2000)
  expect((await player.read<Operation>(`/operations/${body.id}`)).files).toMatchObject([
    { name: 'export.csv', mediaType: 'text/csv' },
    { name: 'export.pdf', mediaType: 'application/pdf' },
  ])
})

test('[S4.19] [S4.20] what is connected cannot be seen, and the script is removed afterwards', async () => {
  const { advisories } = await new Player('request-by-hand').descriptor()
  expect(advisories.find(({ id }) => id === 'integrations')).toMatchObject({ state: 'unknown', when: 'before' })
  expect(advisories.find(({ id }) => id === 'script')).toMatchObject({
    when: 'after',
    ifSkipped: expect.stringMatching(/We ignore them/),
  })
})

test('[S4.21] [S4.22] lists what is deleted field by field, and that all sessions end', async () => {
  expect((await consequence('record'))?.children?.map(({ title }) => title)).toEqual([
    'E-mail address',
    'Name',
    'Password hash',
    'Linked sign-ins',
    'Two-factor secret',
    'Recovery codes',
  ])
  expect(await consequence('sessions')).toMatchObject({ effect: 'signed_out' })
})

test('[S4.23] lists each site with what is in it, and leaves out what is not', async () => {
  const sites = await consequence('sites')
  expect(sites?.count).toEqual({ value: 2, exact: true })
  expect(
    sites?.children?.map(({ title, children }) => [title, children?.map((one) => [one.id, one.count?.value])]),
  ).toEqual([
    [
      'blog.vos.example',
      [
        ['visits', undefined],
        ['goals', 1],
        ['links', 1],
      ],
    ],
    [
      'shop.vos.example',
      [
        ['visits', undefined],
        ['goals', 2],
        ['keys', 1],
      ],
    ],
  ])
})

test('[S4.24] a membership ends, and the team stays', async () => {
  expect(await consequence('membership_member_juniper')).toMatchObject({
    effect: 'detached',
    title: 'Your place in the team Juniper Studio',
    detail: 'The team and its sites stay.',
  })
})

test('[S4.25] a picture is named only where there is one', async () => {
  const player = new Player('request-by-hand')
  const idsOf = async () => (await player.descriptor()).consequences.map(({ id }) => id)
  expect(await idsOf()).toContain('avatar')
  await player.remove('avatar')
  expect(await idsOf()).not.toContain('avatar')
})

test('[S4.26] [S4.27] [S4.31] says what is kept, which fields, why, how long and by whom', async () => {
  const { retention } = (await new Player('request-by-hand').descriptor()).aftermath
  expect(retention[0]).toMatchObject({
    fields: ['E-mail address at the time of the payment', 'Amount', 'Date', 'Number of the transaction'],
    reason: expect.stringMatching(/nothing else/),
    period: { text: expect.stringMatching(/Seven years/) },
    visibleToCustomer: false,
    processor: 'Orlo Payments',
  })
  expect(retention[1]).toMatchObject({ period: 'P30D', processor: 'Felsen Hosting' })
})

test('[S4.28] [S4.29] names the two windows, and what they are worth', async () => {
  const { windows } = (await new Player('request-by-hand').descriptor()).aftermath
  expect(windows).toMatchObject([
    { kind: 'undo', duration: 'PT24H', certainty: 'best_effort', by: 'support' },
    { kind: 'backup', duration: 'P30D', certainty: 'guaranteed' },
  ])
})

test('[S4.29] [S4.30] once it is done, both windows have a date', async () => {
  const { player, closure } = await requested()
  await confirm({ player, closure })
  await player.clock.advance(day)
  expect(await player.closure(closure)).toMatchObject({
    state: 'completed',
    reversible: { by: ['support'], until: '2026-03-04T09:00:00.000Z' },
    purgeAt: '2026-04-02T09:00:00.000Z',
  })
  await player.clock.advance(day)
  expect(player.stub.inspect().closures).toMatchObject([{ reversible: null }])
})

test('[S4.32] has an address for questions', async () => {
  const { links } = await new Player('request-by-hand').descriptor()
  expect(links.find(({ rel }) => rel === 'support')?.href).toBe('mailto:support@tidelens.example')
})

test('ends with a receipt of what was announced, although nothing of it is there any more', async () => {
  const { player, closure } = await requested()
  await confirm({ player, closure })
  await player.clock.advance(day)
  const { receipt } = await player.closure(closure)
  expect(receipt?.emailedTo).toBe('hanne.vos@example.com')
  expect(receipt?.what.map(({ id }) => id)).toEqual(
    (await new Player('request-by-hand').descriptor()).consequences.map(({ id }) => id),
  )
  expect(player.stub.inspect().resources).toEqual([])
})
