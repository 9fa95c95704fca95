import type { CheckAnswer } from './answer.js'
import { holdAnswer } from './hold-answer.js'
import type { Check } from './options.js'

/** What is read of a query's result: the names are those of TanStack Query. */
export interface QueryAnswer<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isFetching: boolean
  /** The data stand in for others that have not come yet, so they say nothing. */
  readonly isPlaceholderData?: boolean
  /** Another number each time that data have come, also when they are the same. Without it, the data are compared. */
  readonly dataUpdatedAt?: number
  /** Asks afresh. Resolves with the new result and does not reject. */
  readonly refetch: () => PromiseLike<{ readonly data: Data | undefined; readonly error: unknown }>
}

export interface QueryCheck<Data> extends Omit<Check, 'check' | 'held'> {
  readonly query: QueryAnswer<Data>
  /** What the data say. Keep it pure: it is called with each render. */
  readonly answer: (data: Data) => CheckAnswer
}

/**
 * A check whose answer is in a query cache, and is used where it is. The cache decides when to fetch; checking again by
 * hand, and before the deed, refetches.
 *
 * For another cache there is `holdAnswer`.
 *
 * @example
 * const sites = useQuery({ queryKey: ['sites'], queryFn: fetchSites })
 * const blockers = useBlockers({
 *   checks: [checkFromQuery({ id: 'sites', label: 'Sites', query: sites, answer: ({ length }) =>
 *     length === 0 ? { status: 'clear' } : { status: 'blocking', count: length }, remedies })],
 * })
 */
export function checkFromQuery<Data>({ query, answer, ...check }: QueryCheck<Data>): Check {
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt = data } = query
  const known = data === undefined || isPlaceholderData ? undefined : answer(data)
  return {
    ...check,
    async check() {
      const fresh = await query.refetch()
      if (fresh.error || fresh.data === undefined) throw fresh.error
      return answer(fresh.data)
    },
    held: holdAnswer({ answer: known, error, checking: isFetching, version: dataUpdatedAt }),
  }
}
