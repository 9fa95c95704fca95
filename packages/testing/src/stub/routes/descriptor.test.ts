import type { ClosureDescriptor } from '@offboard/core/closure'
import { expect, test } from 'vitest'
import { account, OpenStub } from '../../../test/open-stub.js'

async function describeAccount(): Promise<ClosureDescriptor> {
  return (await new OpenStub().call<ClosureDescriptor>('GET', `${account}/closure-descriptor`)).body
}

test('[S1.15] [S1.16] closes at once, with nothing to type', async () => {
  const descriptor = await describeAccount()
  expect(descriptor.modes).toEqual([{ mode: 'immediate', signOut: 'on_complete' }])
  expect(descriptor.confirmation).toEqual({ acknowledgements: [], challenge: null })
})

test('[S1.17] [S1.18] [S1.19] [S1.22] says what comes after', async () => {
  const { aftermath } = await describeAccount()
  expect(aftermath.returnTo).toEqual({
    href: 'https://halcyon-edge.example/',
    message: 'Your account has been successfully deleted',
  })
  expect(aftermath.notifications).toMatchObject([{ channel: 'email', to: 'ines.duarte@example.com' }])
  expect(aftermath.rejoin.allowed).toBe(true)
})

test('[S1.21] gives each thing that is kept a reason and a period', async () => {
  const { retention } = (await describeAccount()).aftermath
  expect(retention.length).toBeGreaterThan(0)
  for (const { category, reason, period } of retention) {
    expect([category, reason, period]).not.toContain('')
    expect(period).toMatch(/^P\d+Y$/)
  }
})

test('[S1.20] [S1.23] has working addresses for support and feedback', async () => {
  const { links } = await describeAccount()
  expect(links.map(({ rel }) => rel)).toEqual(['support', 'feedback'])
  for (const { href } of links) expect(href).toMatch(/^mailto:\w+@halcyon-edge\.example$/)
})

test('has an etag and the time', async () => {
  const descriptor = await describeAccount()
  expect(descriptor.etag).toMatch(/^"[0-9a-f]{8}"$/)
  expect(descriptor.serverTime).toBe('2026-03-02T09:00:00.000Z')
})
