import { describe, expect, it, vi } from 'vitest'
import type { CheckAnswer } from './answer.js'
import { checkFromQuery, type QueryAnswer } from './check-from-query.js'

const answer = vi.fn((count: number): CheckAnswer => ({ status: count === 0 ? 'clear' : 'blocking' }))
const context = { signal: new AbortController().signal }

function checkOf(query: Partial<QueryAnswer<number>>) {
  const result = { data: undefined, error: null, isFetching: false, refetch: async () => ({ data: 0, error: null }) }
  return checkFromQuery({ id: 'sites', label: 'Sites', after: ['zones'], query: { ...result, ...query }, answer })
}

describe('a check of what a query has found', () => {
  it('[BLK-10] holds the answer that the data give, where they are', () => {
    expect(checkOf({ data: 2 })).toEqual({
      ...{ id: 'sites', label: 'Sites', after: ['zones'], check: expect.any(Function) },
      held: { known: { status: 'blocking' }, checking: false, version: 2 },
    })
  })

  it.each([
    ['there are no data yet', {}],
    ['the data stand in for others', { data: 0, isPlaceholderData: true }],
  ])('[BLK-2, BLK-10] holds none while %s', (_, query) => {
    answer.mockClear()
    expect(checkOf(query).held?.known).toEqual({ status: 'unchecked' })
    expect(answer).not.toHaveBeenCalled()
  })

  it('[BLK-6, BLK-10] does not know when fetching failed, also while older data are there', () => {
    const error = new Error('offline')
    expect(checkOf({ data: 0, error }).held?.known).toEqual({ status: 'unknown', error })
  })

  it('[BLK-4, BLK-10] is being checked while the query fetches, and has another version when data have come', () => {
    expect(checkOf({ data: 0, isFetching: true, dataUpdatedAt: 7 }).held).toMatchObject({ checking: true, version: 7 })
  })

  it('[BLK-3, BLK-10] refetches when it runs', async () => {
    const refetch = vi.fn(async () => ({ data: 3, error: null }))
    await expect(checkOf({ data: 0, refetch }).check(context)).resolves.toEqual({ status: 'blocking' })
    expect(refetch).toHaveBeenCalledOnce()
  })

  it.each([
    ['fails', { data: 0, error: new Error('offline') }, new Error('offline')],
    ['brings no data', { data: undefined, error: null }, null],
  ])('[BLK-1, BLK-10] throws when refetching %s', async (_, fresh, error) => {
    await expect(checkOf({ data: 0, refetch: async () => fresh }).check(context)).rejects.toEqual(error)
  })
})
