import { type CheckAnswer, checkFromQuery } from '@offboard/core/blockers'
import { QueryClient, QueryClientProvider, useQueries } from '@tanstack/react-query'
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { type Deferred, deferred } from '../../../../scripts/vitest/deferred.ts'
import { SampleBlockers } from '../../test/sample-blockers.js'
import { SampleConfirmation } from '../../test/sample-confirmation.js'

const wait = { kind: 'wait', id: 'wait', label: 'Wait until Monday' } as const
const answer = (count: number): CheckAnswer =>
  count === 0 ? { status: 'clear' } : { status: 'blocking', count, remedies: [wait], detail: `${count} are left.` }

/** A query that answers when the test says so, and keeps each of its requests. */
function source(): { readonly requests: Deferred<number>[]; readonly queryFn: () => Promise<number> } {
  const requests: Deferred<number>[] = []
  return {
    requests,
    queryFn() {
      const request = deferred<number>()
      requests.push(request)
      return request.promise
    },
  }
}

interface PageProps {
  readonly ids: readonly string[]
  readonly sources: readonly ReturnType<typeof source>[]
  readonly onConfirm: () => void
  readonly placeholder?: number | undefined
  readonly account?: string
}

function Page({ ids, sources, onConfirm, placeholder, account = 'a' }: PageProps) {
  const queries = useQueries({
    queries: ids.map((id, index) => ({
      queryKey: [account, id],
      queryFn: () => sources[index]?.queryFn() ?? 0,
      ...(placeholder !== undefined && { placeholderData: placeholder }),
    })),
  })
  const checks = ids.flatMap((id, index) => {
    const query = queries[index]
    return query ? [checkFromQuery({ id, label: `All ${id}`, query, answer })] : []
  })
  return (
    <SampleBlockers checks={checks}>
      {({ gate, receive }) => (
        <>
          <SampleConfirmation gate={gate} onConfirm={onConfirm} />
          <button
            type="button"
            onClick={() => receive([{ id: 'sites', status: 'blocking', remedies: [wait], detail: '1 was added.' }])}
          >
            Receive
          </button>
        </>
      )}
    </SampleBlockers>
  )
}

function setup(ids: readonly string[] = ['sites', 'zones'], placeholder?: number) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } })
  const sources = ids.map(source)
  const onConfirm = vi.fn()
  const page = (account?: string) => (
    <QueryClientProvider client={client}>
      <Page ids={ids} sources={sources} onConfirm={onConfirm} placeholder={placeholder} {...(account && { account })} />
    </QueryClientProvider>
  )
  const { rerender } = render(page())
  const requests = (id: string) => sources[ids.indexOf(id)]?.requests ?? []
  const say = (id: string, index: number, count: number) =>
    act(async () => {
      requests(id)[index]?.resolve(count)
      // The query client tells its observers in a task of its own.
      await vi.waitFor(() => expect(client.isFetching({ queryKey: ['a', id] })).toBe(0))
    })
  return { client, onConfirm, requests, say, move: (account: string) => rerender(page(account)) }
}

const row = (label: string) => screen.getByRole('listitem', { name: label })
const gate = () => screen.getByTestId('gate').textContent
const shown = (label: string, text: string) => within(row(label)).findByText(text)

describe('answers of a query cache', () => {
  test('[BLK-10] are used where they are: each query is fetched once, and the gate waits for all', async () => {
    const { say, requests } = setup()
    expect(gate()).toBe('Some things are still being checked.')
    await say('sites', 0, 0)
    await shown('All sites', 'Clear')
    expect(row('All zones').getAttribute('aria-busy')).toBe('true')
    expect(gate()).toBe('Some things are still being checked.')
    await say('zones', 0, 2)
    await shown('All zones', '2 are left.')
    expect(gate()).toBe('1 thing to clear first: All zones.')
    await act(async () => window.dispatchEvent(new Event('online')))
    expect([requests('sites').length, requests('zones').length]).toEqual([1, 1])
  })

  test('[BLK-10] follow the cache, whoever changes it', async () => {
    const { client, say } = setup(['sites'])
    await say('sites', 0, 2)
    await shown('All sites', '2 are left.')
    await act(async () => client.setQueryData(['a', 'sites'], 0))
    await shown('All sites', 'Clear')
    expect(gate()).toBe('open')
    await act(async () => client.setQueryData(['a', 'sites'], 1))
    await shown('All sites', '1 are left.')
  })

  test('[BLK-4, BLK-10] stay in sight while stale data are fetched again', async () => {
    const { client, say, requests } = setup(['sites'])
    await say('sites', 0, 2)
    await act(async () => void client.invalidateQueries())
    await shown('All sites', 'Checking')
    await shown('All sites', '2 are left.')
    expect(requests('sites')).toHaveLength(2)
    await say('sites', 1, 0)
    await shown('All sites', 'Clear')
    expect(row('All sites').getAttribute('aria-busy')).toBe('false')
  })

  test('[BLK-1, BLK-6, BLK-10] are not known when fetching failed, and are fetched again by hand', async () => {
    const { requests, say } = setup()
    await say('zones', 0, 0)
    await act(async () => requests('sites')[0]?.reject(new Error('The server is down.')))
    await shown('All sites', 'The server is down.')
    expect(gate()).toBe('Could not be checked: All sites.')
    await userEvent.click(screen.getByRole('button', { name: 'Check All sites again' }))
    expect([requests('sites').length, requests('zones').length]).toEqual([2, 1])
    await say('sites', 1, 0)
    await shown('All sites', 'Clear')
    expect(gate()).toBe('open')
  })

  test('[BLK-1, BLK-10] are not known when an older answer is there, but the newest fetch failed', async () => {
    const { client, say, requests } = setup(['sites'])
    await say('sites', 0, 0)
    await shown('All sites', 'Clear')
    await act(async () => void client.invalidateQueries())
    await act(async () => requests('sites')[1]?.reject(new Error('The server is down.')))
    await shown('All sites', 'The server is down.')
    expect(gate()).toBe('Could not be checked: All sites.')
  })

  test('[BLK-2, BLK-10] of another account do not open the gate of this one', async () => {
    const { move, say } = setup(['sites'])
    await say('sites', 0, 0)
    await shown('All sites', 'Clear')
    await act(async () => move('b'))
    expect(gate()).toBe('Some things are still being checked.')
  })

  test('[BLK-2, BLK-10] do not open the gate when they only stand in for data that have not come', async () => {
    const { say } = setup(['sites'], 0)
    expect(gate()).toBe('Some things are still being checked.')
    await say('sites', 0, 0)
    await shown('All sites', 'Clear')
  })

  test('[BLK-3, BLK-10] do not let the deed pass when they could not be fetched again', async () => {
    const { onConfirm, requests, say } = setup(['sites'])
    await say('sites', 0, 0)
    await userEvent.click(screen.getByRole('button', { name: 'Delete project' }))
    await say('sites', 1, 0)
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete it' }))
    await act(async () => requests('sites')[2]?.reject(new Error('The server is down.')))
    await screen.findByRole('alert')
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('[BLK-7, BLK-10] count less than what the deed reports, until the cache has others', async () => {
    const { client, say } = setup(['sites'])
    await say('sites', 0, 0)
    await shown('All sites', 'Clear')
    await userEvent.click(screen.getByRole('button', { name: 'Receive' }))
    await shown('All sites', '1 was added.')
    expect(gate()).toBe('1 thing to clear first: All sites.')
    await act(async () => client.setQueryData(['a', 'sites'], 0, { updatedAt: Date.now() + 1000 }))
    await shown('All sites', 'Clear')
    expect(gate()).toBe('open')
  })

  test('[BLK-3, BLK-10] are fetched afresh when the confirmation opens, and before the deed', async () => {
    const { onConfirm, requests, say } = setup(['sites'])
    await say('sites', 0, 0)
    await shown('All sites', 'Clear')
    await userEvent.click(screen.getByRole('button', { name: 'Delete project' }))
    expect(requests('sites')).toHaveLength(2)
    await say('sites', 1, 0)
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete it' }))
    expect(requests('sites')).toHaveLength(3)
    await say('sites', 2, 1)
    await screen.findByRole('alert')
    expect(onConfirm).not.toHaveBeenCalled()
    await shown('All sites', '1 are left.')
    expect(gate()).toBe('1 thing to clear first: All sites.')
  })
})
