import { expect, test } from 'vitest'
import { Player } from '../../../test/player.js'

const scenario = 'blocker-gate'

const remedies = [
  ['dns_zones', 'disable'],
  ['edge_applications', 'remove'],
  ['debts', 'pay'],
] as const

test('[S1.7] a look at all items tells which of them could not be looked at, and is not taken for clear', async () => {
  const player = new Player(scenario)
  expect(await player.report()).toMatchObject({ complete: true, verdict: 'blocked' })
  player.stub.faults.enable('F14')
  expect(await player.report()).toMatchObject({ complete: false, verdict: 'unknown' })
  expect(await player.states()).toMatchObject({ debts: 'error', dns_zones: 'blocking' })
})

test('[S1.8] [S1.9] each kind has its own verb', async () => {
  expect((await new Player(scenario).descriptor()).verbs).toMatchObject({
    dns_zone: 'disable',
    edge_application: 'remove',
    organization: 'delete',
  })
})

test('[S1.12] a start is refused as long as one item is open, in whatever order they are settled', async () => {
  const player = new Player(scenario)
  for (const [blocker, remedy] of remedies.toReversed()) {
    const { etag } = await player.report()
    expect(await player.start({ mode: 'immediate' }, etag)).toMatchObject({
      status: 412,
      body: { code: 'blockers-changed', blockers: { verdict: 'blocked' } },
    })
    await player.remedy(blocker, remedy)
  }
  expect((await player.close()).state).toBe('completed')
})

test('[S1.23] keeps the curly apostrophe of a label', async () => {
  const { links } = await new Player(scenario).descriptor()
  expect(links.find(({ rel }) => rel === 'support')?.label).toBe('Didn\u2019t find an answer? Ask our support')
})

test('[S1.24] what the account never had does not apply, and holds nothing up', async () => {
  const player = new Player(scenario)
  expect(await player.blocker('transfers')).toMatchObject({ state: 'not_applicable', remedies: [] })
  for (const [blocker, remedy] of remedies) await player.remedy(blocker, remedy)
  expect(await player.report()).toMatchObject({ verdict: 'clear' })
  expect(await player.states()).toMatchObject({ transfers: 'not_applicable', debts: 'resolved' })
})
